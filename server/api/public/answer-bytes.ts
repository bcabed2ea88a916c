import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RenderedBytes } from './page-cache';

const compress = promisify(gzip);
/** Below this a packet is a packet. */
const WORTH_BYTES = 1_000;

/** Answers rendered bytes, compressed for clients that take it; the compressed form is made once and kept. */
export async function answerBytes(
  request: Request,
  bytes: Pick<RenderedBytes, 'plain' | 'gzip'>,
  headers: Record<string, string>,
  status = 200,
): Promise<Response> {
  const takesGzip = bytes.plain.length > WORTH_BYTES && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  if (!takesGzip) return new Response(bytes.plain as BodyInit, { status, headers });
  bytes.gzip ??= await compress(bytes.plain, { level: 7 });
  return new Response(bytes.gzip as BodyInit, { status, headers: { ...headers, 'content-encoding': 'gzip', vary: 'accept-encoding' } });
}
