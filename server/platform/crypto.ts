import { createCipheriv, createDecipheriv, createHash, createHmac, hash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { environment } from './environment';
import { singleton } from './singleton';

/** What a derived key is for; each purpose has a key of its own. */
export type KeyPurpose =
  | 'seal'
  | 'phone-index'
  | 'name-index'
  | 'grant'
  | 'guess'
  | 'token'
  | 'session'
  | 'code'
  | 'site'
  | 'behaviour'
  | 'words';

function keyFor(purpose: KeyPurpose): Buffer {
  const keys = singleton('derived-keys', () => new Map<KeyPurpose, Buffer>());
  let key = keys.get(purpose);
  if (!key) {
    const root = Buffer.from(environment().DAONA_SECRET, 'base64');
    key = Buffer.from(hkdfSync('sha256', root, 'daona', purpose, 32));
    keys.set(purpose, key);
  }
  return key;
}

/** Versions of the layout: what is encrypted is the plain bytes, or those bytes deflated (RFC 1951). */
const PLAIN = 1;
const DEFLATED = 2;
/** Below this many bytes packing costs more than it saves. */
const PACKED_FROM = 2048;

/** Encrypts with AES-256-GCM; layout: version 1, 12 bytes nonce, 16 bytes tag, ciphertext. */
export function seal(plain: Buffer | string): Buffer {
  return sealAs(PLAIN, plain);
}

/** Encrypts like `seal`, and packs first what is long enough to be worth it: ciphertext cannot be compressed any more. */
export function sealPacked(plain: Buffer): Buffer {
  return plain.length < PACKED_FROM ? sealAs(PLAIN, plain) : sealAs(DEFLATED, deflateRawSync(plain, { level: 1 }));
}

function sealAs(version: number, bytes: Buffer | string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor('seal'), nonce);
  const body = cipher.update(bytes);
  cipher.final();
  return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), body]);
}

/** Reverses `seal` and `sealPacked`. Throws when the bytes were changed or the key is another. */
export function unseal(sealed: Buffer): Buffer {
  const version = sealed[0];
  if (version !== PLAIN && version !== DEFLATED) throw new Error('sealed bytes of an unknown version');
  const decipher = createDecipheriv('aes-256-gcm', keyFor('seal'), sealed.subarray(1, 13));
  decipher.setAuthTag(sealed.subarray(13, 29));
  const bytes = Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]);
  return version === DEFLATED ? inflateRawSync(bytes) : bytes;
}

/** Keyed hash (HMAC-SHA256, base64url) under the key of one purpose. */
export function keyedHash(purpose: KeyPurpose, text: string): string {
  return createHmac('sha256', keyFor(purpose)).update(text).digest('base64url');
}

export function sha256Hex(data: Buffer | string): string {
  return hash('sha256', data);
}

/** Compares two secrets in time that depends on neither. */
export function sameSecret(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest();
  const right = createHash('sha256').update(b).digest();
  return timingSafeEqual(left, right);
}

/** 32-byte key of one purpose for libraries that want the bytes. */
export function derivedKey(purpose: KeyPurpose): Buffer {
  return keyFor(purpose);
}
