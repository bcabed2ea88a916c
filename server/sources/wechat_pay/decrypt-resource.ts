import { createDecipheriv } from 'node:crypto';

const TAG_BYTES = 16;

export interface EncryptedResource {
  /** Base64; its last 16 bytes are the tag. */
  ciphertext: string;
  nonce: string;
  associated_data: string;
}

/** Opens what a notice encloses (AEAD_AES_256_GCM under the APIv3 key of 32 bytes). Throws when it was changed or the key is another. */
export function decryptResource(resource: EncryptedResource, apiV3Key: string): string {
  const key = Buffer.from(apiV3Key);
  const bytes = Buffer.from(resource.ciphertext, 'base64');
  const cipher = key.length === 32 ? 'aes-256-gcm' : 'aes-128-gcm';
  const decipher = createDecipheriv(cipher, key, Buffer.from(resource.nonce), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(resource.associated_data));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
}
