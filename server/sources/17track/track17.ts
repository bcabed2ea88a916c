import { createHash } from 'node:crypto';
import { sameSecret } from '@/server/platform/crypto';
import { answerWithStatus } from '../answer-with-status';
import type { Delivery, Source, SourceAccount, Verification } from '../source';
import { parsePush } from './parse-push';
import { track17Puller } from './query';
import { map17track } from './status-map';
import { track17Subscriber } from './subscribe';

/** 17TRACK's signature: hexadecimal SHA-256 of the raw body, a slash and the account's key. */
function sign(body: Buffer, key: string): string {
  return createHash('sha256').update(body).update(`/${key}`).digest('hex');
}

function verify(delivery: Delivery, account: SourceAccount): Verification {
  const { key } = account.secrets;
  const signature = delivery.headers.get('sign');
  if (!key) return { kind: 'refused', reason: 'the account has no key to check signatures with' };
  if (!signature) return { kind: 'refused', reason: 'sign is missing' };
  const isRight = sameSecret(signature.toLowerCase(), sign(delivery.body, key));
  return isRight ? { kind: 'ok' } : { kind: 'refused', reason: 'sign does not match' };
}

/** 17TRACK: full lists of events, pushed for registered numbers. */
export const track17: Source = {
  code: '17track',
  kind: 'aggregator',
  secretNames: ['key', 'subscribe?'],
  verify,
  parse: parsePush,
  map: map17track,
  answer: answerWithStatus,
  subscriber: track17Subscriber,
  puller: track17Puller,
};
