import { createDecipheriv, createHash, createHmac } from 'node:crypto';

/**
 * The second version's signature: fields that say something, by name, `k=v` joined by `&`, with the API key at the end; MD5, or
 * HMAC-SHA256 where `sign_type` says so; upper-case hexadecimal.
 */
export function signFields(fields: ReadonlyMap<string, string>, apiKey: string, type = fields.get('sign_type')): string {
  const kept = [...fields].filter(([name, value]) => name !== 'sign' && value !== '').sort(([a], [b]) => (a < b ? -1 : 1));
  const text = [...kept, ['key', apiKey]].map(([name, value]) => `${name}=${value}`).join('&');
  const hash = type === 'HMAC-SHA256' ? createHmac('sha256', apiKey) : createHash('md5');
  return hash.update(text, 'utf8').digest('hex').toUpperCase();
}

/** Opens what a notice about a refund encloses: AES-256-ECB under the lower-case MD5 of the API key. Null when the key is another. */
export function openRefund(reqInfo: string, apiKey: string): Buffer | null {
  const key = createHash('md5').update(apiKey, 'utf8').digest('hex');
  try {
    const decipher = createDecipheriv('aes-256-ecb', key, null);
    return Buffer.concat([decipher.update(Buffer.from(reqInfo, 'base64')), decipher.final()]);
  } catch {
    return null;
  }
}
