import { SECOND } from '@/server/domain/shared/instant';
import { watchAlerts } from '@/server/usecases/staff/watch-alerts';
import { answerStaffCall } from '../imports/staff-call';
import { newestOnly } from './newest-only';

/** Shorter than the idle limits of common proxies. */
const HEARTBEAT_MS = 25 * SECOND;
const NEWS = Buffer.from('data: alert\n\n');
const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
};

/**
 * Server-sent events for the console: that there is something new for staff, never what. Whoever hears it asks with their own rights,
 * so that an account that was closed meanwhile learns nothing.
 */
export function openStaffStream(request: Request): Promise<Response> {
  return answerStaffCall(async () => {
    const stream = newestOnly();
    const stop = await watchAlerts(() => stream.send(NEWS));
    const heartbeat = setInterval(stream.beat, HEARTBEAT_MS).unref();
    const close = () => {
      clearInterval(heartbeat);
      stop();
    };
    const leave = () => {
      close();
      stream.end();
    };
    if (request.signal.aborted) leave();
    request.signal.addEventListener('abort', leave);
    return new Response(stream.body(close), { headers: HEADERS });
  }, 'viewer');
}
