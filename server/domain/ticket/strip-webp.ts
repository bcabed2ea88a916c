import { join, textAt } from './bytes';

/** Chunks that make the picture (RFC 9649). */
const KEPT: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const DATA: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'ANMF']);
const HEADER_BYTES = 12;
/** In the flags of VP8X: Exif and XMP follow. */
const META_FLAGS = 0x0c;

/** A WebP with its picture alone; null when a chunk is cut off or there is no picture in it. */
export function stripWebp(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const kept: Uint8Array[] = [];
  const whole = Math.min(bytes.length, 8 + view.getUint32(4, true));
  let at = HEADER_BYTES;
  let hasData = false;
  while (at + 8 <= whole) {
    const size = view.getUint32(at + 4, true);
    if (at + 8 + size > bytes.length) return null;
    const name = textAt(bytes, at, 4);
    const chunk = bytes.slice(at, at + 8 + size);
    if (name === 'VP8X' && size > 0) chunk[8] = chunk[8]! & ~META_FLAGS;
    if (DATA.has(name)) hasData = true;
    if (KEPT.has(name)) kept.push(chunk, new Uint8Array(size % 2));
    at += 8 + size + (size % 2);
  }
  if (!hasData) return null;
  const body = join(kept);
  const header = bytes.slice(0, HEADER_BYTES);
  new DataView(header.buffer).setUint32(4, body.length + 4, true);
  return join([header, body]);
}
