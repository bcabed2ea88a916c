import { deflateSync } from 'node:zlib';
import { QUIET_MODULES, qrMatrix } from './qr-matrix';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A QR code as PNG, one bit a pixel, `dots` pixels a module, quiet zone included. */
export function qrPng(text: string, dots = 8): Buffer {
  const matrix = qrMatrix(text);
  const size = (matrix.length + 2 * QUIET_MODULES) * dots;
  const stride = 1 + Math.ceil(size / 8);
  const pixels = Buffer.alloc(stride * size, 0xff);
  for (let y = 0; y < size; y += 1) {
    pixels[y * stride] = 0;
    const row = matrix[Math.floor(y / dots) - QUIET_MODULES];
    if (!row) continue;
    for (let x = 0; x < size; x += 1) {
      if (row[Math.floor(x / dots) - QUIET_MODULES]) pixels[y * stride + 1 + (x >> 3)]! &= ~(0x80 >> (x & 7));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header[8] = 1;
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))]);
}

/** Length, type, data and checksum (PNG, third edition, 5.3). */
function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** CRC-32 as PNG takes it; node:zlib has its own only from 20.15 on. */
function crc32(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}
