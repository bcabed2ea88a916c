import { createCipheriv, createHash, generateKeyPairSync, sign } from 'node:crypto';
import { postWebhook } from '@/server/api/webhooks/post-webhook';
import { signedBytes } from '@/server/sources/alipay/alipay';
import { readForm } from '@/server/sources/alipay/read-form';
import { signEasypost } from '@/server/sources/easypost/easypost';
import { base64Hmac } from '@/server/sources/hmac';
import { signJiandaoyun } from '@/server/sources/jiandaoyun/jiandaoyun';
import { signShippo } from '@/server/sources/shippo/shippo';
import { signWebhook } from '@/server/sources/standard_webhooks/standard-webhooks';
import { signFields } from '@/server/sources/wechat_pay_v2/sign-fields';
import { SECRET, webhookRequest } from './push';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Public key that the accounts of payment vendors are set up with. */
export const PUBLIC_KEY = publicKey.export({ type: 'spki', format: 'pem' }).toString();

/** What a vendor sends: body, headers, and the query of the address. */
export interface SignedPush {
  body: string;
  headers: Record<string, string>;
  query?: string;
}

export function signedEasypost(body: string): SignedPush {
  return { body, headers: { 'x-hmac-signature': signEasypost(body, SECRET) } };
}

export function signedShippo(body: string, at: number): SignedPush {
  return { body, headers: { 'shippo-auth-signature': signShippo(body, SECRET, Math.floor(at / 1_000)) } };
}

export function signedWoocommerce(topic: string, body: string): SignedPush {
  return { body, headers: { 'x-wc-webhook-topic': topic, 'x-wc-webhook-signature': base64Hmac(body, SECRET) } };
}

/** Names of the fields of the form that tests push records of, and what its words mean. */
export const FORM_MAPPING = JSON.stringify({
  orderNo: '_widget_1',
  status: '_widget_2',
  carrier: '_widget_3',
  trackingNo: '_widget_4',
  placedAt: '_widget_5',
  phone: '_widget_6',
  name: '_widget_7',
  codes: { 已收款: 'paid', 已发货: 'shipped' },
});

export function signedJiandaoyun(body: string): SignedPush {
  const [nonce, timestamp] = ['0f5ade', '1793577600'];
  return {
    body,
    headers: { 'x-jdy-signature': signJiandaoyun(body, SECRET, nonce, timestamp) },
    query: `nonce=${nonce}&timestamp=${timestamp}`,
  };
}

export const WEBHOOK_SECRET = 'whsec_dGhlIHNlY3JldCBvZiBhIHRlc3QsIGxvbmcgZW5vdWdo';

export function signedStandard(body: string, at: number, id = 'msg_1', secret = WEBHOOK_SECRET): SignedPush {
  const timestamp = String(Math.floor(at / 1_000));
  const signature = signWebhook(id, timestamp, body, secret);
  return { body, headers: { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } };
}

export function signedWechatPay(body: string, at: number, nonce = 'a-nonce'): SignedPush {
  const timestamp = String(Math.floor(at / 1_000));
  const signature = sign('sha256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), privateKey).toString('base64');
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': nonce,
      'wechatpay-serial': 'PUB_KEY_ID_0110000000001',
      'wechatpay-signature': signature,
    },
  };
}

/** Key of the accounts of WeChat Pay's second version. */
export const API_V2_KEY = 'a-key-of-just-thirty-two-letters';

/** A message of WeChat Pay's second version, signed. */
export function signedWechatPayV2(fields: Record<string, string>): SignedPush {
  const sign = signFields(new Map(Object.entries(fields)), API_V2_KEY);
  return { body: flatXml('xml', { ...fields, sign }), headers: { 'content-type': 'text/xml' } };
}

/** A notice about a refund, with the document it encloses. */
export function wechatRefundV2(enclosed: string): SignedPush {
  const cipher = createCipheriv('aes-256-ecb', createHash('md5').update(API_V2_KEY).digest('hex'), null);
  const req_info = Buffer.concat([cipher.update(enclosed), cipher.final()]).toString('base64');
  return { body: flatXml('xml', { return_code: 'SUCCESS', mch_id: '10000100', req_info }), headers: { 'content-type': 'text/xml' } };
}

export function flatXml(root: string, fields: Record<string, string>): string {
  return `<${root}>${Object.entries(fields)
    .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
    .join('')}</${root}>`;
}

/** A notice of Alipay: the parameters as a form, with the signature over them. */
export function signedAlipay(params: Record<string, string>): SignedPush {
  return signedAlipayForm(new URLSearchParams({ ...params, sign_type: 'RSA2' }).toString());
}

/** The same from a form's text, which may be broken or in another charset. */
export function signedAlipayForm(form: string): SignedPush {
  const signature = sign('sha256', signedBytes(readForm(Buffer.from(form)), ['sign', 'sign_type']), privateKey).toString('base64');
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { body: `${form}&sign=${encodeURIComponent(signature)}`, headers };
}

/** Sends a signed push to a webhook address. */
export function push(path: string, signed: SignedPush): Promise<Response> {
  const [request, context] = webhookRequest(path, signed.body, signed.headers);
  if (!signed.query) return postWebhook(request, context);
  return postWebhook(new Request(`${request.url}?${signed.query}`, request), context);
}
