import { sameSecret } from '@/server/platform/crypto';
import { HTTP_STATUS } from '../answer-with-status';
import type { Delivery, Reply, Source, SourceAccount, Verification } from '../source';
import { readFlatXml } from './flat-xml';
import { parseNotice, readRefund } from './parse-notice';
import { signFields } from './sign-fields';
import { mapWechatPayV2 } from './status-map';

/** Notices about payments are signed; one about a refund carries no signature and proves itself by what opens with the key. */
function verify(delivery: Delivery, account: SourceAccount): Verification {
  const { apiV2Key: apiKey } = account.secrets;
  const fields = readFlatXml(delivery.body);
  if (!apiKey) return { kind: 'refused', reason: 'the account has no key to check signatures with' };
  if (!fields) return { kind: 'refused', reason: 'the body is no message of the vendor' };
  const signature = fields.get('sign');
  if (!signature) return readRefund(fields, apiKey) ? { kind: 'ok' } : { kind: 'refused', reason: 'sign is missing' };
  return sameSecret(signature.toUpperCase(), signFields(fields, apiKey))
    ? { kind: 'ok' }
    : { kind: 'refused', reason: 'sign does not match' };
}

/** The vendor sends again, ten times over a day, until it reads `SUCCESS`. */
function answer(reply: Reply): Response {
  const status = HTTP_STATUS[reply.kind];
  const [code, message] = status === 200 ? ['SUCCESS', 'OK'] : ['FAIL', 'reason' in reply ? reply.reason.replaceAll(']]>', '') : ''];
  const body = `<xml><return_code><![CDATA[${code}]]></return_code><return_msg><![CDATA[${message}]]></return_msg></xml>`;
  return new Response(body, { status, headers: { 'content-type': 'text/xml; charset=utf-8' } });
}

/** WeChat Pay's second version, which many merchants have not left: notices about payments and refunds. */
export const wechatPayV2: Source = {
  code: 'wechat_pay_v2',
  kind: 'gateway',
  secretNames: ['apiV2Key'],
  secretFault: ({ apiV2Key }) => (apiV2Key?.length === 32 ? null : 'apiV2Key must be 32 characters long'),
  verify,
  parse: parseNotice,
  map: mapWechatPayV2,
  answer,
};
