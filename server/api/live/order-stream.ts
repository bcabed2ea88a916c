import { SECOND } from '@/server/domain/shared/instant';
import { singleton } from '@/server/platform/singleton';
import { newContext } from '@/server/store/context';
import { type WatchTarget, watchOrder } from '@/server/usecases/access/watch-order';
import { clientAddress, clientNetwork } from '../client-address';
import { answerError } from '../errors';
import { takeFromLimit } from '../rate-limits';

/** Shorter than the idle limits of common proxies. */
const HEARTBEAT_MS = 25 * SECOND;
/** Shortest and longest wait of a browser whose stream broke, so that a server that starts again is not called by all at once. */
const RETRY_MS = { least: 1500, most: 4500 };
/** Streams that one network may hold open at once; a household or a small office. */
const OPEN_PER_NETWORK = 60;
const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/**
 * Server-sent events with the version of one order: the present one at once, each later one within a second of its
 * commit. They carry the number and nothing else, so they need no proof; the page fetches what its tier shows.
 */
export async function openOrderStream(request: Request, target: WatchTarget): Promise<Response> {
  try {
    const network = clientNetwork(clientAddress(request));
    await takeFromLimit('live', network);
    const open = singleton('open-streams', () => new Map<string, number>());
    if ((open.get(network) ?? 0) >= OPEN_PER_NETWORK) return new Response(null, { status: 204 });
    return await startStream(request, target, network, open);
  } catch (error) {
    return answerError(error);
  }
}

async function startStream(request: Request, target: WatchTarget, network: string, open: Map<string, number>): Promise<Response> {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let waiting = `retry: ${Math.round(RETRY_MS.least + Math.random() * (RETRY_MS.most - RETRY_MS.least))}\n\n`;
  let told = -1;
  const send = (text: string) => {
    if (controller) controller.enqueue(encoder.encode(text));
    else waiting += text;
  };
  const stop = await watchOrder(newContext(), target, (version) => {
    if (version <= told) return;
    told = version;
    send(`data: ${version}\n\n`);
  });
  // 204 tells an EventSource not to come back
  if (!stop) return new Response(null, { status: 204 });
  open.set(network, (open.get(network) ?? 0) + 1);
  const heartbeat = setInterval(() => send(': \n\n'), HEARTBEAT_MS).unref();
  let isClosed = false;
  const close = () => {
    if (isClosed) return;
    isClosed = true;
    clearInterval(heartbeat);
    stop();
    const left = (open.get(network) ?? 1) - 1;
    if (left > 0) open.set(network, left);
    else open.delete(network);
  };
  const body = new ReadableStream<Uint8Array>({
    start(started) {
      controller = started;
      started.enqueue(encoder.encode(waiting));
    },
    cancel: close,
  });
  const leave = () => {
    close();
    controller = undefined;
  };
  if (request.signal.aborted) leave();
  request.signal.addEventListener('abort', leave);
  return new Response(body, { headers: HEADERS });
}
