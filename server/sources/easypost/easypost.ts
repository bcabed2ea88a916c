import { createHmac } from 'node:crypto';
import { sameSecret } from '@/server/platform/crypto';
import { answerWithStatus } from '../answer-with-status';
import type { Delivery, Source, SourceAccount, Verification } from '../source';
import { parseWebhook } from './parse-webhook';
import { mapEasypost } from './status-map';
import { easypostPuller, easypostSubscriber } from './subscribe';

/** EasyPost's signature: hexadecimal HMAC-SHA256 of the raw body, keyed with the webhook secret in Unicode NFKD. */
export function signEasypost(body: Buffer | string, secret: string): string {
  return `hmac-sha256-hex=${createHmac('sha256', secret.normalize('NFKD')).update(body).digest('hex')}`;
}

function verify(delivery: Delivery, account: SourceAccount): Verification {
  const { secret } = account.secrets;
  const signature = delivery.headers.get('x-hmac-signature');
  if (!secret) return { kind: 'refused', reason: 'the account has no secret to check signatures with' };
  if (!signature) return { kind: 'refused', reason: 'x-hmac-signature is missing' };
  const isRight = sameSecret(signature, signEasypost(delivery.body, secret));
  if (isRight || sameSecret(signature, signEasypost(withDecimalWeights(delivery.body), secret))) return { kind: 'ok' };
  return { kind: 'refused', reason: 'x-hmac-signature does not match' };
}

/** The vendor signs whole weights as `12.0` and may send them as `12` (its own client library does the same). */
function withDecimalWeights(body: Buffer): string {
  return body.toString('utf8').replace(/("weight":\s*)(\d+)(?=\s*[,}])/g, '$1$2.0');
}

/** EasyPost: full lists of scans of a tracker; one webhook address gets every event of the account. */
export const easypost: Source = {
  code: 'easypost',
  kind: 'aggregator',
  secretNames: ['secret', 'apiKey?'],
  verify,
  parse: parseWebhook,
  map: mapEasypost,
  answer: answerWithStatus,
  subscriber: easypostSubscriber,
  puller: easypostPuller,
};
