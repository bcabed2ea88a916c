import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { answerError } from '../api/errors';
import { AppError } from '../domain/shared/errors';
import { settleClientAddress } from './client-headers';
import { type Params, routeMatcher } from './match-route';
import type { Handler, RouteModule } from './route-table';

/** Largest body of a hot route: a batch of 1,000 events is about 1 MB. What Next answers looks after itself. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

export type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => unknown;

export interface FrontOptions {
  routes: [pattern: string, module: RouteModule][];
  /** Next, for everything that is not in the table. */
  fallback: Listener;
  trustedProxies: number;
}

/** What the table found for a request travels on the request itself. */
const found = Symbol('found');
type Incoming = IncomingMessage & { rawBody?: Buffer; [found]?: { handler: Handler; params: Params } };

/** The listener of the HTTP server: a route's own handler when the table knows path and method, else `fallback`. */
export function frontListener({ routes, fallback, trustedProxies }: FrontOptions): Listener {
  const match = routeMatcher(routes);
  const answer = getRequestListener(
    (request, { incoming }) => {
      const { handler, params } = (incoming as Incoming)[found]!;
      return handler(request, { params: Promise.resolve(params) });
    },
    { overrideGlobalObjects: false, errorHandler: answerFailure },
  );
  const refuse = getRequestListener(() => answerError(new AppError('body_too_large', `The body is larger than ${MAX_BODY_BYTES} bytes.`)), {
    overrideGlobalObjects: false,
  });
  return (incoming: Incoming, outgoing) => {
    settleClientAddress(incoming, trustedProxies);
    const route = match(pathOf(incoming.url!));
    const method = incoming.method === 'HEAD' ? 'GET' : incoming.method;
    const handler = route?.value[method as keyof RouteModule];
    if (!handler) return fallback(incoming, outgoing);
    incoming[found] = { handler, params: route.params };
    const length = incoming.headers['content-length'];
    if (Number(length) > MAX_BODY_BYTES) return refuse(incoming, outgoing);
    if (length !== undefined || incoming.headers['transfer-encoding'] === undefined) return answer(incoming, outgoing);
    return gather(incoming, (whole) => (whole ? answer : refuse)(incoming, outgoing));
  };
}

/** A request whose host or target no URL can be made of never reaches its handler. */
function answerFailure(error: unknown): Response {
  if (error instanceof Error && error.name === 'RequestError') {
    return answerError(new AppError('invalid_request', 'The address of this request cannot be read.'));
  }
  return answerError(error);
}

function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}

/** A body that does not say its length is read here, so that it cannot grow without end; the Request then finds it in `rawBody`. */
function gather(incoming: Incoming, done: (whole: boolean) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  const onData = (chunk: Buffer) => {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    else finish(false);
  };
  const onEnd = () => finish(true);
  const finish = (whole: boolean) => {
    incoming.off('data', onData).off('end', onEnd);
    if (whole) incoming.rawBody = Buffer.concat(chunks);
    done(whole);
  };
  incoming.on('data', onData).on('end', onEnd);
}
