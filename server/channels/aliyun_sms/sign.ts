import { createHmac } from 'node:crypto';
import { sha256Hex } from '../../platform/crypto';

const ALGORITHM = 'ACS3-HMAC-SHA256';

/** A request of Aliyun's as far as it is signed. Names of headers in small letters; `query` as it will be sent, not encoded. */
export interface AcsRequest {
  method: string;
  path: string;
  query: readonly (readonly [string, string])[];
  headers: Readonly<Record<string, string>>;
}

/** Percent-encoded as RFC 3986 has it: letters, digits and -_.~ stand for themselves. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Form fields or a query as Aliyun reads them, in the order of their names. */
export function encodePairs(pairs: AcsRequest['query']): string {
  return [...pairs]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join('&');
}

/**
 * The header `authorization` of a request (help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature): host, content
 * type and every x-acs- header are signed. `x-acs-content-sha256` has to hold the hash of the body already.
 */
export function signAcs({ method, path, query, headers }: AcsRequest, key: { id: string; secret: string }): string {
  const names = Object.keys(headers)
    .filter((name) => name === 'host' || name === 'content-type' || name.startsWith('x-acs-'))
    .sort();
  const lines = names.map((name) => `${name}:${headers[name]!.trim()}\n`).join('');
  const canonical = [method, path, encodePairs(query), lines, names.join(';'), headers['x-acs-content-sha256']].join('\n');
  const signature = createHmac('sha256', key.secret)
    .update(`${ALGORITHM}\n${sha256Hex(canonical)}`)
    .digest('hex');
  return `${ALGORITHM} Credential=${key.id},SignedHeaders=${names.join(';')},Signature=${signature}`;
}
