import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { asksForPart, livePart, pageTag } from './live-part';
import { type Form, keepForm, type RenderedBytes } from './page-cache';

const compress = promisify(gzip);
const LEVEL = { level: 7 };
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
    return respond(part, zipped(tagged), 200);
  }
  if (!takesGzip(request)) return respond(await formOf(rendered, 'plain', async () => Buffer.concat(rendered.parts)), headers, 200);
  return respond(await formOf(rendered, 'gzip', () => compress(Buffer.concat(rendered.parts), LEVEL)), zipped(headers), 200);
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
