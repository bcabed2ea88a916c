import { AppError } from '@/server/domain/shared/errors';

export const MEBIBYTE = 1024 * 1024;

/**
 * The bytes of a body, read once. Throws `body_too_large` as soon as there are more than `capBytes`, without reading on.
 */
export async function readBody(request: Request, capBytes: number): Promise<Buffer> {
  const tooLarge = () => new AppError('body_too_large', `The body may have at most ${capBytes / MEBIBYTE} MiB. Send it in several parts.`);
  if (Number(request.headers.get('content-length') ?? 0) > capBytes) throw tooLarge();
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > capBytes) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(value);
  }
}
