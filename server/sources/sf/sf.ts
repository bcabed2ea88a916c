import { sameSecret } from '@/server/platform/crypto';
import type { Delivery, Reply, Source, SourceAccount, Verification } from '../source';
import { parsePush } from './parse-push';
import { readPushBody } from './push-body';
import { sfPuller } from './query';
import { signMessage } from './sign-message';
import { mapSf } from './status-map';

/**
 * SF signs its plain JSON and XML pushes in no way: the secret address proves who it is. A digest that comes along has to
 * be right; an account with `requireDigest` takes no push without one.
 */
function verify(delivery: Delivery, account: SourceAccount): Verification {
  const { checkWord, requireDigest } = account.secrets;
  const body = readPushBody(delivery.body);
  if (body.form !== 'signed' || !body.msgDigest)
    return requireDigest ? { kind: 'refused', reason: 'msgDigest is missing' } : { kind: 'ok' };
  if (!checkWord) return { kind: 'refused', reason: 'the account has no checkWord to check msgDigest with' };
  const isRight = sameSecret(body.msgDigest, signMessage(body.msgData, body.timestamp, checkWord));
  return isRight ? { kind: 'ok' } : { kind: 'refused', reason: 'msgDigest does not match' };
}

const HTTP_STATUS = { taken: 200, ignored: 200, bad_signature: 401, unreadable: 422, try_again: 503 } as const;

/** The vendor sends the whole push again until it reads 0000, or OK in the XML form. */
function answer(reply: Reply, delivery: Delivery): Response {
  const isGood = reply.kind === 'taken' || reply.kind === 'ignored';
  const status = HTTP_STATUS[reply.kind];
  const reason = reply.kind === 'taken' ? '' : reply.reason;
  if (readPushBody(delivery.body).form === 'xml') {
    const head = isGood ? '<Head>OK</Head>' : `<Head>ERR</Head><ERROR code="1000">${reason.replace(/[<>&]/g, ' ')}</ERROR>`;
    const headers = { 'content-type': 'text/xml; charset=utf-8' };
    return new Response(`<Response service="RoutePushService">${head}</Response>`, { status, headers });
  }
  return Response.json(isGood ? { return_code: '0000', return_msg: '成功' } : { return_code: '1000', return_msg: reason }, { status });
}

/** SF Express: single scans, pushed for waybills that were ordered through the same 丰桥 account. */
export const sf: Source = {
  code: 'sf',
  kind: 'carrier',
  secretNames: ['partnerId?', 'checkWord?', 'requireDigest?'],
  verify,
  parse: parsePush,
  map: mapSf,
  answer,
  puller: sfPuller,
};
