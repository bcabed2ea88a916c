import { keyedHash, sha256Hex } from '@/server/platform/crypto';
import type { Delivery, Verification } from '../source';

const PROOF = 'delivered-proof';
const REFUSAL = 'delivered-refusal';

/** Only we can write it: it is keyed with our own secret and bound to the account and to these bytes. */
function proofOf(account: string, body: Buffer): string {
  return keyedHash('token', `delivered|${account}|${sha256Hex(body)}`);
}

/**
 * The headers that are kept beside a body that was checked as it came: how to read it, and what the check said, so that
 * it can be read again later though tokens are not kept and timestamps grow old.
 */
export function withVerdict(contentType: string | null, account: string, body: Buffer, verdict: Verification): Headers {
  const kept = new Headers(contentType === null ? {} : { 'content-type': contentType });
  if (verdict.kind === 'ok') kept.set(PROOF, proofOf(account, body));
  else kept.set(REFUSAL, encodeURIComponent(verdict.reason));
  return kept;
}

/** What the check said when the body came. */
export function verdictOf(delivery: Delivery, account: string): Verification {
  if (delivery.headers.get(PROOF) === proofOf(account, delivery.body)) return { kind: 'ok' };
  return { kind: 'refused', reason: decodeURIComponent(delivery.headers.get(REFUSAL) ?? 'it was never checked') };
}
