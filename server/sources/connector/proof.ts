import { keyedHash, seal, sha256Hex, unseal } from '@/server/platform/crypto';
import type { Delivery, Verification } from '../source';
import type { WirePush } from './verify-push';

const PROOF = 'delivered-proof';
const REFUSAL = 'delivered-refusal';
const CARRIED = 'delivered-sealed';
/** Letters of headers and parameters that are kept of a refused push; a system that proves itself needs fewer. */
const MOST_CARRIED = 8_192;

/** Only we can write it: it is keyed with our own secret and bound to the account and to these bytes. */
function proofOf(account: string, body: Buffer): string {
  return keyedHash('token', `delivered|${account}|${sha256Hex(body)}`);
}

/**
 * The headers that are kept beside a body that was checked as it came: how to read it, and what the check said, so that
 * it can be read again later though tokens are not kept and timestamps grow old. Of a refused push what it carried is kept
 * too, encrypted: the fault may be ours, and then it is checked again once our secret is mended.
 */
export function withVerdict(account: string, { body, headers, query }: WirePush, verdict: Verification): Headers {
  const contentType = headers.get('content-type');
  const kept = new Headers(contentType === null ? {} : { 'content-type': contentType });
  if (verdict.kind === 'ok') {
    kept.set(PROOF, proofOf(account, body));
    return kept;
  }
  kept.set(REFUSAL, encodeURIComponent(verdict.reason));
  const carried = JSON.stringify({ headers: [...headers], query: query.toString() });
  if (carried.length <= MOST_CARRIED) kept.set(CARRIED, seal(carried).toString('base64'));
  return kept;
}

/** What the check said when the body came. */
export function verdictOf(delivery: Delivery, account: string): Verification {
  if (delivery.headers.get(PROOF) === proofOf(account, delivery.body)) return { kind: 'ok' };
  return { kind: 'refused', reason: decodeURIComponent(delivery.headers.get(REFUSAL) ?? 'it was never checked') };
}

/** A refused push as it came over the wire; null where that was not kept. */
export function refusedPush({ body, headers, receivedAt }: Delivery): WirePush | null {
  const sealed = headers.get(CARRIED);
  if (sealed === null) return null;
  const carried = JSON.parse(unseal(Buffer.from(sealed, 'base64')).toString('utf8')) as { headers: [string, string][]; query: string };
  return { body, headers: new Headers(carried.headers), query: new URLSearchParams(carried.query), receivedAt };
}
