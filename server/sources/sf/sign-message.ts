import { createHash } from 'node:crypto';

/** 丰桥's digest of both directions: base64 of the MD5 of the percent-encoded message, timestamp and check word. */
export function signMessage(msgData: string, timestamp: string, checkWord: string): string {
  // As Java's URLEncoder writes it: a blank is +, and only letters, digits and .-*_ stay.
  const encoded = new URLSearchParams({ '': msgData + timestamp + checkWord }).toString().slice(1);
  return createHash('md5').update(encoded, 'utf8').digest('base64');
}
