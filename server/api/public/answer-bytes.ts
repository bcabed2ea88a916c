import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { chooseEncoding, type Encoding } from './choose-encoding';
import { asksForPart, livePart, pageTag } from './live-part';
import { type Form, keepForm, type RenderedBytes } from './page-cache';

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);
/** The best that a fresh rendering can pay for: quality 5 takes 0.8 ms and a tenth of the bytes off gzip's, 11 takes 35 ms. */
const QUALITY = {
  [constants.BROTLI_PARAM_QUALITY]: 5,
  [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  // pages are smaller than 64 kB
  [constants.BROTLI_PARAM_LGWIN]: 16,
};
/** Below this a packet is a packet. */
const WORTH_BYTES = 1_000;

/**
 * Answers a rendering that is kept, compressed for clients that take it. Each form is made once, however many ask for it at the
 * same moment. A page that is open already gets the part of it that changes, or 304 when that is what it has.
 */
export async function answerRendered(request: Request, rendered: RenderedBytes, headers: Record<string, string>): Promise<Response> {
  if (asksForPart(request)) {
    const tag = pageTag(rendered);
    const tagged = { ...headers, etag: tag };
    if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers: tagged });
    const part = await formOf(rendered, 'part', async () => livePart(rendered));
    return respond(part, encoded(tagged, 'gzip'), 200);
  }
  const encoding = chooseEncoding(request);
  const bytes = await formOf(rendered, encoding ?? 'plain', async () => {
    const whole = Buffer.concat(rendered.parts);
    return encoding ? compress(whole, encoding) : whole;
  });
  return respond(bytes, encoded(headers, encoding), 200);
}

/**
 * The news of an order for those who have its page open: a message of a live stream with the version and the part that changes,
 * compressed and as text (base64), for the browser to unpack.
 */
export async function newsOf(rendered: RenderedBytes): Promise<Buffer> {
  return formOf(rendered, 'news', async () => Buffer.from(`data: ${rendered.version} ${livePart(rendered).toString('base64')}\n\n`));
}

const making = new WeakMap<RenderedBytes, Map<Form, Promise<Buffer>>>();

function formOf(rendered: RenderedBytes, form: Form, make: () => Promise<Buffer>): Buffer | Promise<Buffer> {
  const kept = rendered[form];
  if (kept) return kept;
  const begun = making.get(rendered) ?? new Map<Form, Promise<Buffer>>();
  making.set(rendered, begun);
  const made =
    begun.get(form) ??
    make().then((bytes) => {
      keepForm(rendered, form, bytes);
      return bytes;
    });
  begun.set(form, made);
  return made;
}

/** Answers bytes that are not kept. */
export async function answerBytes(request: Request, bytes: Buffer, headers: Record<string, string>, status: number): Promise<Response> {
  const encoding = bytes.length < WORTH_BYTES ? null : chooseEncoding(request);
  return respond(encoding ? await compress(bytes, encoding) : bytes, encoded(headers, encoding), status);
}

function compress(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  return encoding === 'br' ? toBrotli(bytes, { params: QUALITY }) : toGzip(bytes, { level: 7 });
}

function respond(bytes: Buffer, headers: Record<string, string>, status: number): Response {
  return new Response(bytes as BodyInit, { status, headers });
}

/** `vary` is told to everybody: a cache that keeps one form must not hand it to those who take another. */
function encoded(headers: Record<string, string>, encoding: Encoding | null): Record<string, string> {
  return encoding ? { ...headers, 'content-encoding': encoding, vary: 'accept-encoding' } : { ...headers, vary: 'accept-encoding' };
}
