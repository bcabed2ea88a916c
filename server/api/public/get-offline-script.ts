import { answerBytes } from './answer-bytes';
import { islandScript } from './island-script';

const HEADERS = {
  'content-type': 'text/javascript; charset=utf-8',
  'cache-control': 'no-cache',
  'content-security-policy': "default-src 'none'; connect-src 'self'",
  'x-content-type-options': 'nosniff',
};

/** `GET /offline.js`: the service worker, at the root so that it may answer for every public page. 404 while it is not built. */
export async function getOfflineScript(request: Request): Promise<Response> {
  const script = islandScript('offline');
  if (!script) return new Response(null, { status: 404 });
  return answerBytes(request, Buffer.from(script), HEADERS, 200);
}
