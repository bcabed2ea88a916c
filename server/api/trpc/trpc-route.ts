import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { currentSession } from '@/server/api/auth/current-session';
import { answerError } from '@/server/api/errors';
import { AppError } from '@/server/domain/shared/errors';
import { newContext } from '@/server/store/context';
import { consoleRouter } from './console-router';

const ENDPOINT = '/api/trpc';

/**
 * The console's calls. Always POST, also for queries: their input can hold a phone number, which must not stand in an
 * address. A browser that another site has sent here is refused, whatever cookie it brings.
 */
export async function trpcRoute(request: Request): Promise<Response> {
  if (!isFromOwnPage(request)) return answerError(new AppError('forbidden', 'Calls are taken from the console itself only.'));
  const response = await fetchRequestHandler({
    endpoint: ENDPOINT,
    req: request,
    router: consoleRouter,
    allowMethodOverride: true,
    createContext: async () => ({ ctx: newContext(), staff: await currentSession() }),
  });
  response.headers.set('cache-control', 'no-store');
  return response;
}

/** Browsers of today say where a request comes from (Fetch Metadata); for others the Origin must be our own. */
function isFromOwnPage(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site) return site === 'same-origin';
  const origin = request.headers.get('origin');
  return origin !== null && URL.canParse(origin) && new URL(origin).host === request.headers.get('host');
}
