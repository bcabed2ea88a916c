import { createHmac, createPublicKey, type KeyObject, verify as verifySignature } from 'node:crypto';
import { MINUTE } from '@/server/domain/shared/instant';
import { sameSecret } from '@/server/platform/crypto';
import { answerWithStatus } from '../answer-with-status';
import type { Delivery, Source, SourceAccount, Verification } from '../source';
import { UNMAPPED } from '../status-map';
import { parseWebhook } from './parse-webhook';

/** A signature is good for this long before and after it was made. */
const TOLERANCE_MS = 5 * MINUTE;
/** What comes before a raw Ed25519 key in a public key (RFC 8410). */
const ED25519_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Standard Webhooks 1.0.0: base64 HMAC-SHA256 of `id.timestamp.body` under one secret (`whsec_` and base64). */
export function signWebhook(id: string, timestamp: string, body: Buffer | string, secret: string): string {
  return `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}

/** Any of the signatures has to hold: `v1` under one of the secrets, `v1a` under the Ed25519 key. Two of a kind while keys change. */
function verify(delivery: Delivery, account: SourceAccount): Verification {
  const header = (name: string) => delivery.headers.get(`webhook-${name}`) ?? '';
  const [id, timestamp] = [header('id'), header('timestamp')];
  const signatures = header('signature').split(' ').filter(Boolean);
  if (!id || !timestamp || signatures.length === 0) return { kind: 'refused', reason: 'a webhook header is missing' };
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(delivery.receivedAt - Number(timestamp) * 1_000) > TOLERANCE_MS) {
    return { kind: 'refused', reason: 'webhook-timestamp is older or newer than five minutes' };
  }
  const expected = split(account.secrets.secret).map((secret) => signWebhook(id, timestamp, delivery.body, secret));
  const publicKeys = split(account.secrets.publicKey).flatMap((text) => ed25519Key(text) ?? []);
  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), delivery.body]);
  const isRight = signatures.slice(0, 20).some((signature) => {
    if (!signature.startsWith('v1a,')) return expected.some((right) => sameSecret(signature, right));
    return publicKeys.some((key) => verifySignature(null, signed, key, Buffer.from(signature.slice(4), 'base64')));
  });
  return isRight ? { kind: 'ok' } : { kind: 'refused', reason: 'webhook-signature does not match' };
}

/** Several keys of one kind stand beside each other, blanks between them. */
function split(keys: string | undefined): string[] {
  return (keys ?? '').split(/\s+/).filter(Boolean);
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
}

/** `whpk_` and the base64 of the 32 bytes of an Ed25519 key; null for anything else. */
function ed25519Key(text: string): KeyObject | null {
  const bytes = Buffer.from(text.replace(/^whpk_/, ''), 'base64');
  return bytes.length === 32 ? createPublicKey({ key: Buffer.concat([ED25519_PREFIX, bytes]), format: 'der', type: 'spki' }) : null;
}

function secretFault({ secret, publicKey }: Readonly<Record<string, string>>): string | null {
  const [secrets, publicKeys] = [split(secret), split(publicKey)];
  if (secrets.length + publicKeys.length === 0) return 'give secret (whsec_…) or publicKey (whpk_…)';
  if (secrets.some((one) => keyOf(one).length < 24 || keyOf(one).length > 64))
    return 'secret must be whsec_ and the base64 of 24 to 64 bytes';
  return publicKeys.every((one) => ed25519Key(one)) ? null : 'publicKey must be whpk_ and the base64 of the 32 bytes of an Ed25519 key';
}

/** Any system that signs by Standard Webhooks and sends our canonical form. */
export const standardWebhooks: Source = {
  code: 'standard_webhooks',
  kind: 'other',
  secretNames: ['secret?', 'publicKey?'],
  secretFault,
  verify,
  parse: parseWebhook,
  /** Every system has its own words; the console maps them. */
  map: () => UNMAPPED,
  answer: answerWithStatus,
};
