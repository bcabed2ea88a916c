import { createHash } from 'node:crypto';
import { postWebhook } from '@/server/api/webhooks/post-webhook';
import { base64Hmac } from '@/server/sources/hmac';

/** Secrets of the accounts that tests set up. */
export const SALT = 'salt-of-the-test-subscription-01';
export const SECRET = 'webhook-secret-of-the-test';

/** A request to a webhook handler, as the front hands it over. */
export function webhookRequest(
  path: string,
  body: string,
  headers: Record<string, string>,
): [Request, { params: Promise<{ source: string; endpoint: string }> }] {
  const [source, endpoint] = path.split('/').slice(-2) as [string, string];
  const request = new Request(`http://localhost${path}`, { method: 'POST', headers, body });
  return [request, { params: Promise.resolve({ source, endpoint }) }];
}

/** Sends a 快递100 push: the form with `param`, signed with the salt. */
export function pushKuaidi100(path: string, push: unknown, salt = SALT): Promise<Response> {
  const param = JSON.stringify(push);
  const sign = createHash('md5')
    .update(param + salt, 'utf8')
    .digest('hex')
    .toUpperCase();
  const body = new URLSearchParams({ sign, param }).toString();
  return postWebhook(...webhookRequest(path, body, { 'content-type': 'application/x-www-form-urlencoded' }));
}

/** Sends an AfterShip webhook, signed over its raw bytes. */
export function pushAftership(path: string, webhook: unknown, secret = SECRET, more: Record<string, string> = {}): Promise<Response> {
  const body = JSON.stringify(webhook);
  return postWebhook(...webhookRequest(path, body, { ...more, 'aftership-hmac-sha256': base64Hmac(body, secret) }));
}

/** Sends a Shopify webhook of a topic, signed over its raw bytes. */
export function pushShopify(path: string, topic: string, resource: unknown, secret = SECRET): Promise<Response> {
  const body = JSON.stringify(resource);
  const headers = { 'x-shopify-topic': topic, 'x-shopify-hmac-sha256': base64Hmac(body, secret) };
  return postWebhook(...webhookRequest(path, body, headers));
}

/** Sends a 快递鸟 push: the form with `RequestData`, signed with the account's key. */
export function pushKdniao(path: string, push: unknown, apiKey = SECRET): Promise<Response> {
  const RequestData = JSON.stringify(push);
  const digest = createHash('md5')
    .update(RequestData + apiKey, 'utf8')
    .digest('hex');
  const body = new URLSearchParams({ RequestData, DataSign: Buffer.from(digest).toString('base64'), RequestType: '102' }).toString();
  return postWebhook(...webhookRequest(path, body, { 'content-type': 'application/x-www-form-urlencoded' }));
}

/** Sends a 17TRACK webhook, signed over its raw bytes. */
export function push17track(path: string, webhook: unknown, key = SECRET): Promise<Response> {
  const body = JSON.stringify(webhook);
  const sign = createHash('sha256').update(`${body}/${key}`).digest('hex');
  return postWebhook(...webhookRequest(path, body, { sign }));
}

/** Sends scans through SF's RoutePushService in its JSON form, which nothing signs. */
export function pushSf(path: string, routes: unknown[]): Promise<Response> {
  const body = JSON.stringify({ Body: { WaybillRoute: routes } });
  return postWebhook(...webhookRequest(path, body, { 'content-type': 'application/json' }));
}
