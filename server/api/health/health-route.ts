import { newContext } from '@/server/store/context';
import { checkReadiness } from '@/server/usecases/operation/check-readiness';

/** `?probe=live` says that the process runs; without it, whether it can serve (200) or not (503). */
export async function healthRoute(request: Request): Promise<Response> {
  if (new URL(request.url).searchParams.get('probe') === 'live') return answer(200, { status: 'live' });
  const readiness = await checkReadiness(newContext());
  if (readiness.kind === 'ready') return answer(200, { status: 'ready', migration: readiness.migration });
  return answer(503, { status: 'not_ready', reason: readiness.reason });
}

function answer(status: number, body: Record<string, string>): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } });
}
