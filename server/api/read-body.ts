import { AppError } from '@/server/domain/shared/errors';

export const MEBIBYTE = 1024 * 1024;

/**
 * The bytes of a body, read once. Throws `body_too_large` as soon as there are more than `capBytes`, without reading on. A
 * body that says its length cannot be longer (RFC 9112, 6.3): it is read in one go, which spares the front a stream for
 * every request.
 */
export async function readBody(request: Request, capBytes: number): Promise<Buffer> {
  const tooLarge = () => new AppError('body_too_large', `The body may have at most ${capBytes / MEBIBYTE} MiB. Send it in several parts.`);
  const declared = request.headers.get('content-length');
  if (declared === null) return readStream(request, capBytes, tooLarge);
  if (Number(declared) > capBytes) throw tooLarge();
  return Buffer.from(await request.arrayBuffer().catch(cutOff));
}

/** Who hangs up in the middle of a body is not our trouble. */
function cutOff(cause: unknown): never {
  throw new AppError('unreadable_body', 'The body was cut off before its end.', { cause });
}

async function readStream(request: Request, capBytes: number, tooLarge: () => AppError): Promise<Buffer> {
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(cutOff);
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > capBytes) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(value);
  }
}
