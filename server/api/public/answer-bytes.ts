import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { keepForm, type RenderedBytes } from './page-cache';

const compress = promisify(gzip);
const LEVEL = { level: 7 };
/** Below this a packet is a packet. */
const WORTH_BYTES = 1_000;

/** Answers a rendering that is kept, compressed for clients that take it; the compressed form is made once. */
export async function answerRendered(request: Request, rendered: RenderedBytes, headers: Record<string, string>): Promise<Response> {
  if (!takesGzip(request)) {
    if (!rendered.plain) keepForm(rendered, 'plain', Buffer.concat(rendered.parts));
    return respond(rendered.plain!, headers, 200);
  }
  if (!rendered.gzip) keepForm(rendered, 'gzip', await compress(Buffer.concat(rendered.parts), LEVEL));
  return respond(rendered.gzip!, zipped(headers), 200);
}

/** Answers bytes that are not kept. */
export async function answerBytes(request: Request, bytes: Buffer, headers: Record<string, string>, status: number): Promise<Response> {
  if (bytes.length < WORTH_BYTES || !takesGzip(request)) return respond(bytes, headers, status);
  return respond(await compress(bytes, LEVEL), zipped(headers), status);
}

function respond(bytes: Buffer, headers: Record<string, string>, status: number): Response {
  return new Response(bytes as BodyInit, { status, headers });
}

function takesGzip(request: Request): boolean {
  return /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
}

function zipped(headers: Record<string, string>): Record<string, string> {
  return { ...headers, 'content-encoding': 'gzip', vary: 'accept-encoding' };
}
