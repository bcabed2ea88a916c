import { createDecipheriv, createHash } from 'node:crypto';

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const ELEMENT = { open: '<Encrypt>', close: '</Encrypt>' };
const CDATA = { open: '<![CDATA[', close: ']]>' };

/** Random bytes and the length before the message; behind it stands whose it is. */
const HEAD = { random: 16, length: 4 };
/** The padding fills up to blocks of 32 bytes, twice the cipher's own. */
const BLOCK = 32;

/** The text that a push of WeChat encloses, in XML or JSON; null when there is none. */
export function enclosedIn(body: Buffer): string | null {
  const text = body.toString('utf8');
  const enclosed = text.trimStart().startsWith('{') ? inJson(text) : inXml(text);
  return enclosed !== null && BASE64.test(enclosed) ? enclosed : null;
}

function inJson(text: string): string | null {
  try {
    const { Encrypt } = JSON.parse(text) as { Encrypt?: unknown };
    return typeof Encrypt === 'string' ? Encrypt : null;
  } catch {
    return null;
  }
}

/** Looked for without a pattern, which blanks without end could keep busy. */
function inXml(text: string): string | null {
  const from = text.indexOf(ELEMENT.open);
  const to = text.indexOf(ELEMENT.close, from);
  if (from < 0 || to < 0) return null;
  const inner = text.slice(from + ELEMENT.open.length, to).trim();
  return inner.startsWith(CDATA.open) && inner.endsWith(CDATA.close) ? inner.slice(CDATA.open.length, -CDATA.close.length).trim() : inner;
}

/** Hex of SHA-1 over the parts put together in their order as texts (developers.weixin.qq.com, 消息加解密). */
export function wechatSignature(parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** Whether a secret is what WeChat calls EncodingAESKey. */
export function isMessageKey(aesKey: string): boolean {
  return /^[A-Za-z0-9+/]{43}$/.test(aesKey);
}

/**
 * The message in an enclosed text: AES-256-CBC under the 43 letters of EncodingAESKey, its first 16 bytes as the vector.
 * Null when the key does not open it.
 */
export function openEnclosed(enclosed: string, aesKey: string): Buffer | null {
  if (!isMessageKey(aesKey)) return null;
  const key = Buffer.from(`${aesKey}=`, 'base64');
  try {
    const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const padded = Buffer.concat([cipher.update(enclosed, 'base64'), cipher.final()]);
    const padding = padded.at(-1) ?? 0;
    if (padding < 1 || padding > BLOCK) return null;
    const plain = padded.subarray(HEAD.random, padded.length - padding);
    const length = plain.readUInt32BE(0);
    const message = plain.subarray(HEAD.length, HEAD.length + length);
    return message.length === length ? message : null;
  } catch {
    return null;
  }
}
