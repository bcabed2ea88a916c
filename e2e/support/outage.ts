import { createHmac, randomBytes } from 'node:crypto';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { PRODUCT } from '../server/start-product';
import { hoursAgo } from './shop';

/** First limit of the rule for payments that are being checked; what is overdue when it is told is no trouble of today. */
const VERIFIED_WITHIN_S = 300;
const FALLS_DUE_IN_S = 18;

export const newSecret = () => `whsec_${randomBytes(24).toString('base64')}`;

/** Sets up an account for signed webhooks; answers with its address. */
export async function addAccount(page: Page, account: { name: string; kind: string; shop: string; secret: string }): Promise<string> {
  await page.goto('/admin/sources/new');
  await page.getByLabel(/^系统/).selectOption('standard_webhooks');
  await page.getByLabel(/^名称（/).fill(account.name);
  await page.getByLabel('它在哪方面可信').selectOption(account.kind);
  await page.getByLabel('店铺代码').fill(account.shop);
  await page.getByLabel(/^secret/).fill(account.secret);
  await page.getByRole('button', { name: '添加账号' }).click();
  return new URL(await page.getByRole('status').locator('code').innerText()).pathname;
}

/** The gateway says that an order is paid, signed as Standard Webhooks say. */
export async function pushPaid(request: APIRequestContext, address: string, secret: string, orderNo: string): Promise<number> {
  const payment = { paymentNo: `P-${orderNo}`, method: 'card', amount: '128.00', currency: 'CNY', state: 'paid' };
  const body = JSON.stringify({ type: 'event', data: { orderNo, code: 'paid', occurredAt: hoursAgo(1 / 60), payment } });
  const [id, moment] = [`msg-${orderNo}`, String(Math.floor(Date.now() / 1000))];
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${moment}.${body}`).digest('base64');
  const headers = { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': moment };
  const answer = await request.post(address, { data: body, headers: { ...headers, 'webhook-signature': `v1,${signature}` } });
  return answer.status();
}

/** Orders of a shop of their own whose customers say that they paid; in a moment that was too long ago. */
export async function placeClaimedOrders(request: APIRequestContext, shop: string, orderNos: readonly string[]): Promise<void> {
  const headers = { authorization: `Bearer ${PRODUCT.apiKey}` };
  const orders = orderNos.map((orderNo) => ({
    shop,
    orderNo,
    type: 'normal',
    placedAt: hoursAgo(1),
    customer: { name: '王小明', phone: '+8613700137061' },
    destination: { country: 'CN', province: '北京市', city: '北京市', district: '朝阳区' },
    items: [{ sku: 'CUP', name: '青瓷茶杯', quantity: 1 }],
    amount: '128.00',
    currency: 'CNY',
  }));
  const occurredAt = hoursAgo((VERIFIED_WITHIN_S - FALLS_DUE_IN_S) / 3_600);
  const events = orderNos.map((orderNo) => ({ shop, orderNo, source: 'shop', code: 'payment.claimed', occurredAt }));
  for (const [path, data] of [
    ['orders', { orders }],
    ['events', { events }],
  ] as const) {
    const answer = await request.post(`/api/v1/${path}`, { headers, data });
    expect(answer.ok(), await answer.text()).toBe(true);
  }
}
