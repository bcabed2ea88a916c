import { createHash, createHmac } from 'node:crypto';
import type { HostRequest } from '@/server/domain/connector/host-plan';
import { type RequestSigning, SIGNED_REQUEST_WORD } from '@/server/domain/connector/request-signing';
import { writeDate } from '@/server/domain/row/write-date';
import type { Instant } from '@/server/domain/shared/instant';
import type { HostCall } from './call-host';
import { fillRequest, type Words } from './fill-request';

/** Stands for the signature while it is not known: what holds it is not signed. No letter that an address, a form or JSON escapes. */
const UNKNOWN = 'signature-not-known-yet';

/** A request with its words filled in and, where the system wants that, signed at `now`; `nonce` is used once. */
export function signRequest(
  request: HostRequest,
  words: Words,
  signing: RequestSigning | undefined,
  { now, nonce }: { now: Instant; nonce: string },
): Pick<HostCall, 'method' | 'url' | 'headers' | 'body'> {
  if (!signing) return fillRequest(request, words);
  const told = { ...words, nonce, timestamp: writeDate(now, signing.timestamp, signing.timeZone) };
  const unsigned = fillRequest(request, { ...told, signature: UNKNOWN });
  return fillRequest(request, { ...told, signature: signatureOf(unsigned, told, signing) });
}

function signatureOf(call: Pick<HostCall, 'method' | 'url' | 'headers' | 'body'>, words: Words, signing: RequestSigning): string {
  const { algorithm, encoding } = signing;
  const url = new URL(call.url);
  const body = (call.body ?? '').replaceAll(UNKNOWN, '');
  const fields = namedFields(call, url);
  const parts: Words = {
    ...words,
    method: call.method,
    path: url.pathname,
    body,
    body_hash: createHash(algorithm).update(body).digest('hex'),
    sorted: fields.map(([name, value]) => `${name}=${value}`).join('&'),
    pairs: fields.map(([name, value]) => `${name}${value}`).join(''),
  };
  const fill = (text: string) => text.replace(SIGNED_REQUEST_WORD, (_, word: string) => parts[word] ?? '');
  const hash = signing.mac === 'hmac' ? createHmac(algorithm, fill(signing.key!)) : createHash(algorithm);
  hash.update(fill(signing.signed));
  if (encoding === 'hex_upper') return hash.digest('hex').toUpperCase();
  return hash.digest(encoding);
}

/** Parameters of the address and fields of a form, sorted by name, without the one that holds the signature and without empty ones. */
function namedFields({ headers, body }: Pick<HostCall, 'headers' | 'body'>, url: URL): [string, string][] {
  const isForm = /x-www-form-urlencoded/i.test(headers['content-type'] ?? '');
  const all = [...url.searchParams, ...(isForm ? new URLSearchParams(body) : [])];
  return all.filter(([, value]) => value !== '' && !value.includes(UNKNOWN)).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
