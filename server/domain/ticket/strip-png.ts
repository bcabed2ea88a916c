import { join, textAt } from './bytes';

/** What a picture needs to look as it does (PNG, third edition); words, times and camera data are not among it. */
const KEPT: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'cICP']);
const SIGNATURE_BYTES = 8;
/** Length, name and check sum around the data of a chunk. */
const FRAME_BYTES = 12;

/** A PNG with its picture alone; null when a chunk is cut off or there is no picture in it. */
export function stripPng(bytes: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = [bytes.subarray(0, SIGNATURE_BYTES)];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = SIGNATURE_BYTES;
  let hasData = false;
  while (at + FRAME_BYTES <= bytes.length) {
    const end = at + FRAME_BYTES + view.getUint32(at);
    if (end > bytes.length) return null;
    const name = textAt(bytes, at + 4, 4);
    if (at === SIGNATURE_BYTES && name !== 'IHDR') return null;
    if (name === 'IDAT') hasData = true;
    if (KEPT.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return hasData ? join(kept) : null;
    at = end;
  }
  return null;
}
