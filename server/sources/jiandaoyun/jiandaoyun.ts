import { createHash } from 'node:crypto';
import { sameSecret } from '@/server/platform/crypto';
import { answerWithStatus } from '../answer-with-status';
import { deliveredQuery } from '../delivered-query';
import type { Delivery, Source, SourceAccount, Verification } from '../source';
import { UNMAPPED } from '../status-map';
import { mappingFault } from './form-mapping';
import { parsePush } from './parse-push';

/** 简道云's signature: hexadecimal SHA-1 of `nonce:body:secret:timestamp`; nonce and timestamp stand in the address. */
export function signJiandaoyun(body: Buffer | string, secret: string, nonce: string, timestamp: string): string {
  return createHash('sha1').update(`${nonce}:`).update(body).update(`:${secret}:${timestamp}`).digest('hex');
}

function verify(delivery: Delivery, account: SourceAccount): Verification {
  const { secret } = account.secrets;
  const query = deliveredQuery(delivery);
  const [nonce, timestamp] = [query.get('nonce'), query.get('timestamp')];
  const signature = delivery.headers.get('x-jdy-signature');
  if (!secret) return { kind: 'refused', reason: 'the account has no secret to check signatures with' };
  if (!signature) return { kind: 'refused', reason: 'x-jdy-signature is missing' };
  if (!nonce || !timestamp) return { kind: 'refused', reason: 'nonce or timestamp is missing in the address' };
  const isRight = sameSecret(signature.replace(/^sha1=/, '').toLowerCase(), signJiandaoyun(delivery.body, secret, nonce, timestamp));
  return isRight ? { kind: 'ok' } : { kind: 'refused', reason: 'x-jdy-signature does not match' };
}

/** 简道云: records of one form, created and changed; the account's `mapping` says which field is what. */
export const jiandaoyun: Source = {
  code: 'jiandaoyun',
  kind: 'crm',
  secretNames: ['secret', 'mapping'],
  secretFault: ({ mapping }) => mappingFault(mapping),
  queryNames: ['nonce', 'timestamp'],
  verify,
  parse: parsePush,
  /** Every form has its own words; they stand in the account's mapping. */
  map: () => UNMAPPED,
  answer: answerWithStatus,
};
