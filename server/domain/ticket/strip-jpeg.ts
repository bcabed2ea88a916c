import { join, textAt } from './bytes';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COMMENT = 0xfe;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const END = new Uint8Array([0xff, EOI]);
const ORIENTATION_TAG = 0x0112;

/**
 * A JPEG (ITU T.81) without application data: only JFIF, colour profile, Adobe's colour transform and the way it is turned stay.
 * What follows its end (further pictures, a film) goes. Null when it is broken before its picture begins.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  let hasFrame = false;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) break;
    if (marker === SOI || marker === 0) return null;
    if (marker === 1 || isRestart(marker)) {
      at += 2;
      continue;
    }
    const end = at + 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!);
    if (end < at + 4 || end > bytes.length) return null;
    const segment = bytes.subarray(at, end);
    if (isFrame(marker)) hasFrame = true;
    const turned = marker === APP1 ? orientationOf(segment) : null;
    if (turned) kept.push(turnedSegment(turned));
    else if (isKept(marker, segment)) kept.push(segment);
    at = end;
    if (marker !== SOS) continue;
    if (!hasFrame) return null;
    at = endOfScan(bytes, at);
    kept.push(bytes.subarray(end, at));
  }
  return hasFrame ? join([...kept, END]) : null;
}

const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function isKept(marker: number, segment: Uint8Array): boolean {
  if (marker === COMMENT) return false;
  if (marker < APP0 || marker > APP15) return true;
  if (marker === APP0) return textAt(segment, 4, 4) === 'JFIF';
  if (marker === APP2) return textAt(segment, 4, 11) === 'ICC_PROFILE';
  return marker === APP14 && textAt(segment, 4, 5) === 'Adobe';
}

/** Where compressed data end: at the next marker that is neither stuffing nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1]!;
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
    at = bytes.indexOf(0xff, at + 1);
  }
  return bytes.length;
}

/** How an Exif segment says that the picture is turned: 2 to 8; null when it is upright or says nothing. */
function orientationOf(segment: Uint8Array): number | null {
  if (textAt(segment, 4, 6) !== 'Exif\0\0' || segment.length < 24) return null;
  const tiff = new DataView(segment.buffer, segment.byteOffset + 10, segment.length - 10);
  const isLittle = tiff.getUint16(0) === 0x4949;
  const first = tiff.getUint32(4, isLittle);
  if (first + 2 > tiff.byteLength) return null;
  const entries = tiff.getUint16(first, isLittle);
  for (let i = 0; i < entries; i += 1) {
    const entry = first + 2 + 12 * i;
    if (entry + 12 > tiff.byteLength) return null;
    if (tiff.getUint16(entry, isLittle) !== ORIENTATION_TAG) continue;
    const value = tiff.getUint16(entry + 8, isLittle);
    return value >= 2 && value <= 8 ? value : null;
  }
  return null;
}

/** An Exif segment that says nothing but how the picture is turned. */
function turnedSegment(orientation: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
  return new Uint8Array([0xff, APP1, 0, body.length + 2, ...body]);
}
