import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { StandInRequest } from '../stand-in';

const HEADER = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/;
/** Aliyun's window around its own clock. */
const WINDOW_MS = 15 * 60_000;

function hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Decodes and encodes again as RFC 3986 has it, so that the order is that of what is sent, not of how it was written. */
function canonicalQuery(search: string): string {
  const strict = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return [...new URLSearchParams(search)]
    .map(([name, value]): [string, string] => [strict(name), strict(value)])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/**
 * Checks a request as Aliyun's gateway does, out of what came over the wire alone: whose key, which headers are signed, whether the
 * body is the hashed one, how old it is and whether its nonce is new. Null when all is well, else the gateway's code.
 */
export function checkAcs(
  request: StandInRequest,
  key: { id: string; secret: string },
  nonces: Set<string>,
):
  | 'IncompleteSignature'
  | 'InvalidAccessKeyId.NotFound'
  | 'SignatureDoesNotMatch'
  | 'InvalidTimeStamp.Expired'
  | 'SignatureNonceUsed'
  | null {
  const { headers, body } = request;
  const read = HEADER.exec(headers.get('authorization') ?? '');
  if (!read) return 'IncompleteSignature';
  const [, id, names, signature] = read as unknown as [string, string, string, string];
  if (id !== key.id) return 'InvalidAccessKeyId.NotFound';
  const signed = names.split(';');
  const mustBeSigned = [...headers.keys()].filter((name) => name.startsWith('x-acs-')).concat('host');
  if (mustBeSigned.some((name) => !signed.includes(name)) || headers.get('x-acs-content-sha256') !== hex(body))
    return 'SignatureDoesNotMatch';
  const lines = signed.map((name) => `${name}:${(headers.get(name) ?? '').trim()}\n`).join('');
  const canonical = `${request.method}\n${request.path}\n${canonicalQuery(request.search)}\n${lines}\n${names}\n${hex(body)}`;
  const expected = createHmac('sha256', key.secret)
    .update(`ACS3-HMAC-SHA256\n${hex(canonical)}`)
    .digest();
  if (!timingSafeEqual(expected, Buffer.from(signature, 'hex'))) return 'SignatureDoesNotMatch';
  const nonce = headers.get('x-acs-signature-nonce') ?? '';
  if (Math.abs(Date.now() - Date.parse(headers.get('x-acs-date') ?? '')) > WINDOW_MS) return 'InvalidTimeStamp.Expired';
  if (nonces.has(nonce)) return 'SignatureNonceUsed';
  nonces.add(nonce);
  return null;
}
