import { verify as verifySignature } from 'node:crypto';
import { MINUTE } from '@/server/domain/shared/instant';
import { HTTP_STATUS } from '../answer-with-status';
import { publicKeyFault, usablePublicKeys } from '../read-public-keys';
import type { Delivery, Reply, Source, SourceAccount, Verification } from '../source';
import { parseNotice } from './parse-notice';
import { mapWechatPay } from './status-map';

/** A signature is good for this long before and after it was made. */
const TOLERANCE_MS = 5 * MINUTE;

/**
 * Wechatpay-Signature: RSA with SHA-256 over timestamp, nonce and raw body, a line each (APIv3, pay.weixin.qq.com). The
 * serial names a certificate; one that names none belongs to a public key of the vendor (`PUB_KEY_ID_…`). The vendor
 * sends wrong signatures on purpose to see that they are refused. A notice that is sent again inside the five minutes
 * is the same fact again.
 */
function verify(delivery: Delivery, account: SourceAccount): Verification {
  const header = (name: string) => delivery.headers.get(`wechatpay-${name}`) ?? '';
  const [timestamp, nonce, signature, serial] = ['timestamp', 'nonce', 'signature', 'serial'].map(header) as [
    string,
    string,
    string,
    string,
  ];
  if (!timestamp || !nonce || !signature || !serial) return { kind: 'refused', reason: 'a wechatpay header is missing' };
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(delivery.receivedAt - Number(timestamp) * 1_000) >= TOLERANCE_MS) {
    return { kind: 'refused', reason: 'wechatpay-timestamp is older or newer than five minutes' };
  }
  const keys = usablePublicKeys(account.secrets.platformKey);
  const named = keys.filter((key) => key.serial === serial.toUpperCase());
  const candidates = named.length > 0 ? named : keys.filter((key) => key.serial === undefined);
  if (candidates.length === 0) return { kind: 'refused', reason: 'wechatpay-serial names no certificate of the account' };
  const signed = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), delivery.body, Buffer.from('\n')]);
  const bytes = Buffer.from(signature, 'base64');
  const isRight = candidates.some(({ key }) => verifySignature('sha256', signed, key, bytes));
  return isRight ? { kind: 'ok' } : { kind: 'refused', reason: 'wechatpay-signature does not match' };
}

function secretFault(secrets: Readonly<Record<string, string>>): string | null {
  if (Buffer.byteLength(secrets.apiV3Key ?? '') !== 32) return 'apiV3Key must be 32 bytes long';
  return publicKeyFault('platformKey', secrets.platformKey);
}

/** The vendor sends again, 15 times over a day, until it reads 200 or 204; it wants the answer within five seconds. */
function answer(reply: Reply): Response {
  const status = HTTP_STATUS[reply.kind];
  if (status === 200) return Response.json({ code: 'SUCCESS', message: '成功' }, { status });
  return Response.json({ code: 'FAIL', message: 'reason' in reply ? reply.reason : '失败' }, { status });
}

/** WeChat Pay, APIv3: notices about payments and refunds of one merchant. */
export const wechatPay: Source = {
  code: 'wechat_pay',
  kind: 'gateway',
  secretNames: ['apiV3Key', 'platformKey'],
  secretFault,
  verify,
  parse: parseNotice,
  map: mapWechatPay,
  answer,
};
