import { createHash } from 'node:crypto';
import { sameSecret } from '@/server/platform/crypto';
import type { Delivery, Parsed, Reply, Source, SourceAccount, Verification } from '../source';
import { parsePush } from './parse-push';
import { kuaidi100Puller } from './query';
import { mapKuaidi100 } from './status-map';
import { kuaidi100Subscriber } from './subscribe';

/** 快递100's push signature: upper-case hexadecimal MD5 of the decoded `param` and the subscription's salt. */
export function signParam(param: string, salt: string): string {
  return createHash('md5')
    .update(param + salt, 'utf8')
    .digest('hex')
    .toUpperCase();
}

function formOf(delivery: Delivery): URLSearchParams {
  return new URLSearchParams(delivery.body.toString('utf8'));
}

/** Without a salt the vendor signs nothing and the secret address alone proves who it is. */
function verify(delivery: Delivery, account: SourceAccount): Verification {
  const { salt } = account.secrets;
  if (!salt) return { kind: 'ok' };
  const form = formOf(delivery);
  const sign = form.get('sign');
  if (!sign) return { kind: 'refused', reason: 'sign is missing' };
  const isRight = sameSecret(sign.toUpperCase(), signParam(form.get('param') ?? '', salt));
  return isRight ? { kind: 'ok' } : { kind: 'refused', reason: 'sign does not match' };
}

function parse(delivery: Delivery, account: SourceAccount): Parsed {
  const param = formOf(delivery).get('param');
  return param === null ? { kind: 'unreadable', reason: 'the form has no field param' } : parsePush(param, delivery, account);
}

const HTTP_STATUS = { taken: 200, ignored: 200, bad_signature: 401, unreadable: 422, try_again: 503 } as const;

/** The vendor sends again, three times 30 minutes apart, until it reads `returnCode` 200. */
function answer(reply: Reply): Response {
  const isGood = reply.kind === 'taken' || reply.kind === 'ignored';
  const status = HTTP_STATUS[reply.kind];
  return Response.json({ result: isGood, returnCode: String(status), message: reply.kind === 'taken' ? 'ok' : reply.reason }, { status });
}

/** 快递100: full lists of scans, pushed for subscribed numbers. */
export const kuaidi100: Source = {
  code: 'kuaidi100',
  kind: 'aggregator',
  secretNames: ['salt?', 'key?', 'customer?', 'subscribe?'],
  verify,
  parse,
  map: mapKuaidi100,
  answer,
  subscriber: kuaidi100Subscriber,
  puller: kuaidi100Puller,
};
