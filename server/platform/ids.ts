import { randomBytes, randomFillSync, randomInt } from 'node:crypto';

const ID_BYTES = 16;
/** Randomness is fetched for many ids at once: each fetch costs more than an id. */
const store = Buffer.alloc(256 * ID_BYTES);
let used = store.length;

function takeRandom(): Buffer {
  if (used === store.length) {
    randomFillSync(store);
    used = 0;
  }
  used += ID_BYTES;
  return store.subarray(used - ID_BYTES, used);
}

/** UUID version 7 (RFC 9562): sorted by creation time, so that indexes grow at one end. */
export function newId(now: number = Date.now()): string {
  const bytes = takeRandom();
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Random token of `length` base58 characters (5.86 bits each; 22 are 128 bits). No look-alikes, safe in a URL. */
export function newToken(length: number): string {
  let out = '';
  while (out.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < 232 && out.length < length) out += BASE58[byte % 58];
    }
  }
  return out;
}

/** Random number of `length` digits, the first of them not 0. */
export function newDigits(length: number): string {
  return String(randomInt(10 ** (length - 1), 10 ** length));
}
