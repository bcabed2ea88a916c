import { createHmac } from 'node:crypto';
import { MINUTE } from '@/server/domain/shared/instant';
import { sameSecret } from '@/server/platform/crypto';
import { answerWithStatus } from '../answer-with-status';
import type { Delivery, Source, SourceAccount, Verification } from '../source';
import { parseWebhook } from './parse-webhook';
import { mapShippo } from './status-map';
import { shippoPuller, shippoSubscriber } from './subscribe';

/** A signature is good for this long before and after it was made. */
const TOLERANCE_MS = 5 * MINUTE;

/** Shippo's signature header: Unix seconds and the hexadecimal HMAC-SHA256 of `<seconds>.<raw body>`. */
export function signShippo(body: Buffer | string, secret: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')}`;
}

/** Signing has to be switched on by the vendor's support; without a secret the secret address alone proves who it is. */
function verify(delivery: Delivery, account: SourceAccount): Verification {
  const { secret } = account.secrets;
  if (!secret) return { kind: 'ok' };
  const header = delivery.headers.get('shippo-auth-signature');
  if (!header) return { kind: 'refused', reason: 'shippo-auth-signature is missing' };
  const seconds = Number(/(?:^|,)\s*t=(\d{1,12})(?:,|$)/.exec(header)?.[1] ?? Number.NaN);
  if (!(Math.abs(delivery.receivedAt - seconds * 1_000) <= TOLERANCE_MS)) {
    return { kind: 'refused', reason: 'shippo-auth-signature is older or newer than five minutes' };
  }
  const expected = signShippo(delivery.body, secret, seconds).split('v1=')[1]!;
  const isRight = [...header.matchAll(/v1=([0-9a-f]+)/gi)].some((found) => sameSecret(found[1]!.toLowerCase(), expected));
  return isRight ? { kind: 'ok' } : { kind: 'refused', reason: 'shippo-auth-signature does not match' };
}

/** Shippo: full lists of scans of registered tracking numbers. */
export const shippo: Source = {
  code: 'shippo',
  kind: 'aggregator',
  secretNames: ['secret?', 'apiKey?'],
  verify,
  parse: parseWebhook,
  map: mapShippo,
  answer: answerWithStatus,
  subscriber: shippoSubscriber,
  puller: shippoPuller,
};
