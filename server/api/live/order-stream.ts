import { SECOND } from '@/server/domain/shared/instant';
import { singleton } from '@/server/platform/singleton';
import { type Context, newContext } from '@/server/store/context';
import { type News, type WatchTarget, watchOrder } from '@/server/usecases/access/watch-order';
import { clientAddress, clientNetwork } from '../client-address';
import { answerError } from '../errors';
import { newsOf } from '../public/answer-bytes';
import { type PageRendering, renderNews } from '../public/open-order';
import { takeFromLimit } from '../rate-limits';
import { newestOnly } from './newest-only';

/** Shorter than the idle limits of common proxies. */
const HEARTBEAT_MS = 25 * SECOND;
/** Streams that one network may hold open at once; a household or a small office. */
const OPEN_PER_NETWORK = 60;
const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** How the page looks to the one who listens, at the moment of the news. */
type PageInStream = () => Promise<PageRendering>;

/**
 * Server-sent events with the version of one order: the present one at once, each later one within a second of its
 * commit. With `?part` (docs/page.md) a version comes with the part of the page that it changes, as far as the address alone
 * opens it; whoever proved more is told the number and fetches what his tier shows. A link that ends is told to its open pages.
 */
export async function openOrderStream(request: Request, target: WatchTarget, page: PageInStream): Promise<Response> {
  try {
    const network = clientNetwork(clientAddress(request));
    await takeFromLimit('live', network);
    const open = singleton('open-streams', () => new Map<string, number>());
    if ((open.get(network) ?? 0) >= OPEN_PER_NETWORK) return new Response(null, { status: 204 });
    return await startStream(request, target, page, network, open);
  } catch (error) {
    return answerError(error);
  }
}

async function startStream(
  request: Request,
  target: WatchTarget,
  page: PageInStream,
  network: string,
  open: Map<string, number>,
): Promise<Response> {
  const ctx = newContext();
  const stream = newestOnly();
  let told = -1;
  const stop = await watchOrder(ctx, target, {
    wantsOrder: new URL(request.url).searchParams.has('part'),
    onNews: async ({ version, opened, hasEnded }) => {
      if (hasEnded) return stream.send(OVER);
      if (version <= told) return;
      told = version;
      stream.send(opened ? await messageOf(ctx, target, page, opened) : numberOf(version));
    },
  });
  // 204 tells an EventSource not to come back
  if (!stop) return new Response(null, { status: 204 });
  open.set(network, (open.get(network) ?? 0) + 1);
  const heartbeat = setInterval(stream.beat, HEARTBEAT_MS).unref();
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
  const leave = () => {
    close();
    stream.end();
  };
  if (request.signal.aborted) leave();
  request.signal.addEventListener('abort', leave);
  return new Response(stream.body(close), { headers: HEADERS });
}

/** Later than every version: the page asks for itself, is told that its link has ended, and takes down what it shows. */
const OVER = Buffer.from('data: Infinity\n\n');

const numberOf = (version: number) => Buffer.from(`data: ${version}\n\n`);

/** A page that cannot be rendered is asked for by who has it open, and answered for itself. */
async function messageOf(ctx: Context, target: WatchTarget, page: PageInStream, opened: NonNullable<News['opened']>): Promise<Uint8Array> {
  try {
    return await newsOf(await renderNews(ctx, target, await page(), opened));
  } catch (error) {
    ctx.log.error({ err: error }, 'an open page could not be rendered anew');
    return numberOf(opened.order.version);
  }
}
