import { sameSecret } from '@/server/platform/crypto';
import { readJson } from '../call-vendor';
import { mainlandTime } from '../mainland-time';
import type { Delivery, Reply, Source, SourceAccount, Verification } from '../source';
import { parsePush } from './parse-push';
import { readPushForm } from './push-form';
import { kdniaoPuller } from './query';
import { signData } from './sign-data';
import { mapKdniao } from './status-map';
import { kdniaoSubscriber } from './subscribe';

function verify(delivery: Delivery, account: SourceAccount): Verification {
  const { apiKey } = account.secrets;
  const { requestData, dataSign } = readPushForm(delivery.body);
  if (!apiKey) return { kind: 'refused', reason: 'the account has no apiKey to check signatures with' };
  if (!dataSign) return { kind: 'refused', reason: 'DataSign is missing' };
  const isRight = sameSecret(dataSign, signData(requestData ?? '', apiKey));
  return isRight ? { kind: 'ok' } : { kind: 'refused', reason: 'DataSign does not match' };
}

/** The vendor reads `Success` and its own account number; the time is the mainland's. */
function answer(reply: Reply, delivery: Delivery): Response {
  const isGood = reply.kind === 'taken' || reply.kind === 'ignored';
  const status = { taken: 200, ignored: 200, bad_signature: 401, unreadable: 422, try_again: 503 }[reply.kind];
  const pushed = readJson(readPushForm(delivery.body).requestData ?? '') as { EBusinessID?: unknown } | null | undefined;
  const body = {
    EBusinessID: typeof pushed?.EBusinessID === 'string' ? pushed.EBusinessID : '',
    UpdateTime: mainlandTime(delivery.receivedAt),
    Success: isGood,
    Reason: reply.kind === 'taken' ? '' : reply.reason,
  };
  return Response.json(body, { status });
}

/** 快递鸟: full lists of traces, pushed for subscribed numbers. */
export const kdniao: Source = {
  code: 'kdniao',
  kind: 'aggregator',
  secretNames: ['businessId', 'apiKey', 'queryType?', 'subscribe?'],
  verify,
  parse: parsePush,
  map: mapKdniao,
  answer,
  subscriber: kdniaoSubscriber,
  puller: kdniaoPuller,
};
