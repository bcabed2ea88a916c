import { createCipheriv } from 'node:crypto';

/** APIv3 key of the accounts that tests set up. */
export const API_V3_KEY = 'a-key-of-exactly-thirty-two-byte';

/** A notice of WeChat Pay, with its resource enclosed under the key. */
export function wechatNotice(eventType: string, resource: unknown, { id = 'notice-1', key = API_V3_KEY } = {}): string {
  const cipher = createCipheriv('aes-256-gcm', key, 'nonce-of-12b');
  cipher.setAAD(Buffer.from('transaction'));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(resource)), cipher.final(), cipher.getAuthTag()]);
  return JSON.stringify({
    id,
    create_time: '2026-11-02T10:00:05+08:00',
    resource_type: 'encrypt-resource',
    event_type: eventType,
    resource: {
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext: sealed.toString('base64'),
      nonce: 'nonce-of-12b',
      associated_data: 'transaction',
    },
  });
}
