import { createHash } from 'node:crypto';

/** 快递鸟's signature of both directions: base64 of the lower-case hexadecimal MD5 of the data and the account's key. */
export function signData(data: string, apiKey: string): string {
  const digest = createHash('md5')
    .update(data + apiKey, 'utf8')
    .digest('hex');
  return Buffer.from(digest, 'ascii').toString('base64');
}
