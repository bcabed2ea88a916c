import { createHmac } from 'node:crypto';
import { sha256Hex } from '../../platform/crypto';

const ALGORITHM = 'TC3-HMAC-SHA256';

/** A call of Tencent Cloud's API 3.0 as far as it is signed: a POST to `/` with a JSON body. */
export interface Tc3Request {
  service: string;
  host: string;
  contentType: string;
  body: string;
  /** Unix seconds; Tencent takes five minutes' difference to its own clock. */
  timestamp: number;
}

function mac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** The header `authorization` of a call (cloud.tencent.com/document/api/382/52070): content type, host and body are signed. */
export function signTc3({ service, host, contentType, body, timestamp }: Tc3Request, key: { id: string; secret: string }): string {
  const day = new Date(timestamp * 1_000).toISOString().slice(0, 10);
  const scope = `${day}/${service}/tc3_request`;
  const names = 'content-type;host';
  const canonical = ['POST', '/', '', `content-type:${contentType}\nhost:${host}\n`, names, sha256Hex(body)].join('\n');
  const text = [ALGORITHM, timestamp, scope, sha256Hex(canonical)].join('\n');
  const signature = mac(mac(mac(mac(`TC3${key.secret}`, day), service), 'tc3_request'), text).toString('hex');
  return `${ALGORITHM} Credential=${key.id}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
}
