import { textAt } from './bytes';
import { stripHeic } from './strip-heic';
import { stripJpeg } from './strip-jpeg';
import { stripPng } from './strip-png';
import { stripWebp } from './strip-webp';

export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/heic'] as const;
export type PhotoType = (typeof PHOTO_TYPES)[number];

export const MOST_PHOTOS = 5;
export const MOST_PHOTO_BYTES = 8 * 1024 * 1024;

export interface Photo {
  mediaType: PhotoType;
  bytes: Uint8Array;
}

const FORMATS: { mediaType: PhotoType; starts: (bytes: Uint8Array) => boolean; strip: (bytes: Uint8Array) => Uint8Array | null }[] = [
  { mediaType: 'image/jpeg', starts: (b) => b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff, strip: stripJpeg },
  { mediaType: 'image/png', starts: (b) => textAt(b, 1, 3) === 'PNG' && b[0] === 0x89, strip: stripPng },
  { mediaType: 'image/webp', starts: (b) => textAt(b, 0, 4) === 'RIFF' && textAt(b, 8, 4) === 'WEBP', strip: stripWebp },
  { mediaType: 'image/heic', starts: (b) => textAt(b, 4, 4) === 'ftyp', strip: stripHeic },
];

/**
 * A photo by what its bytes are, whatever its name says, with nothing left in it but the picture: place, camera, time, names and
 * whatever hangs behind the picture are taken out without touching its pixels. Null when it is no picture of these formats or
 * cannot be read to its end.
 */
export function readPhoto(bytes: Uint8Array): Photo | null {
  const format = FORMATS.find((one) => one.starts(bytes));
  const stripped = format?.strip(bytes);
  return format && stripped ? { mediaType: format.mediaType, bytes: stripped } : null;
}
