import { expect, type Page, test } from '@playwright/test';
import { freshNumber, hoursAgo, placeOrder, tell } from './support/shop';

const PHONE = '+8613700137001';

async function lookUp(page: Page, orderNo: string, phone: string): Promise<void> {
  await page.goto('/track');
  await page.locator('#orderNo').fill(orderNo);
  await page.locator('#phone').fill(phone);
  await page.locator('form button[type=submit]').first().click();
}

const inTransit = (trackingNo: string) => [
  { source: 'wms', code: 'shipped', occurredAt: hoursAgo(20), shipment: { carrier: 'sf', trackingNo } },
  {
    source: 'sf',
    code: 'picked_up',
    occurredAt: hoursAgo(18),
    shipment: { carrier: 'sf', trackingNo },
    place: { city: '深圳市' },
    note: '【深圳市】快递员张大力(13912345678)已揽收',
  },
  {
    source: 'sf',
    code: 'in_transit.arrived',
    occurredAt: hoursAgo(6),
    shipment: { carrier: 'sf', trackingNo },
    place: { city: '武汉市' },
    note: '快件已到达【武汉转运中心】',
  },
];

test('order number and phone lead to the whole story, and no address bar ever holds the phone', async ({ page, request }) => {
  const orderNo = freshNumber('WHOLE');
  await placeOrder(request, orderNo, PHONE);
  await tell(request, orderNo, inTransit(`SF${Date.now()}`));
  await lookUp(page, orderNo, '137 0013 7001');
  await expect(page).toHaveURL(/\/q\/[A-Za-z0-9]+$/);
  await expect(page.locator('h1')).toContainText('武汉');
  for (const part of ['青瓷茶杯', '已到达转运站', '顺丰']) await expect(page.locator('main')).toContainText(part);
  const text = await page.locator('body').innerText();
  expect(text).not.toMatch(/13700137001|13912345678|张大力|王小明|望京街/);
});

test('a pasted message is understood, and the page speaks English when asked', async ({ page, request }) => {
  const orderNo = freshNumber('PASTE');
  await placeOrder(request, orderNo, PHONE);
  await tell(request, orderNo, inTransit(`SF${Date.now()}`));
  await page.goto('/track?lang=en');
  await page.locator('#orderNo').fill(`你好,订单号 ${orderNo} 电话 13700137001 怎么还没到`);
  await page.locator('form button[type=submit]').first().click();
  await expect(page.locator('h1')).toContainText('Wuhan');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('the code on the parcel shows where it is to anybody, and the rest after the last four digits', async ({
  page,
  request,
  browser,
  baseURL,
}) => {
  const orderNo = freshNumber('CODE');
  await placeOrder(request, orderNo, PHONE);
  await tell(request, orderNo, inTransit(`SF${Date.now()}`));
  await lookUp(page, orderNo, PHONE);
  const address = page.url();
  const stranger = await (await browser.newContext({ baseURL })).newPage();
  await stranger.goto(address);
  await expect(stranger.locator('h1')).toContainText('武汉');
  await expect(stranger.locator('main')).not.toContainText('青瓷茶杯');
  await stranger.locator('input[inputmode=numeric]').fill('0000');
  await stranger.locator('form button[type=submit]').first().click();
  await expect(stranger.locator('main')).not.toContainText('青瓷茶杯');
  await stranger.locator('input[inputmode=numeric]').fill('7001');
  await stranger.locator('form button[type=submit]').first().click();
  await expect(stranger.locator('main')).toContainText('青瓷茶杯');
});

test('unknown order and wrong phone get the same words', async ({ page, request }) => {
  const orderNo = freshNumber('SAME');
  await placeOrder(request, orderNo, PHONE);
  const said: string[] = [];
  for (const [no, phone] of [
    [orderNo, '13600136000'],
    [freshNumber('NONE'), '13600136000'],
  ] as const) {
    await lookUp(page, no, phone);
    said.push(await page.locator('[role=alert]').innerText());
  }
  expect(said[0]).toBe(said[1]);
  expect(said[0]).not.toBe('');
});

test('a new scan appears on the open page by itself', async ({ page, request }) => {
  const orderNo = freshNumber('LIVE');
  const trackingNo = `SF${Date.now()}`;
  await placeOrder(request, orderNo, PHONE);
  await tell(request, orderNo, inTransit(trackingNo));
  await lookUp(page, orderNo, PHONE);
  await expect(page.locator('h1')).toContainText('武汉');
  await tell(request, orderNo, [
    {
      source: 'sf',
      code: 'out_for_delivery',
      occurredAt: new Date().toISOString(),
      shipment: { carrier: 'sf', trackingNo },
      place: { city: '北京市' },
    },
  ]);
  await expect(page.locator('h1')).toContainText('派送中');
});

test('two parcels: one delivered of two, each with its own number', async ({ page, request }) => {
  const orderNo = freshNumber('SPLIT');
  const [first, second] = [`SF${Date.now()}1`, `SF${Date.now()}2`];
  await placeOrder(request, orderNo, PHONE);
  await tell(request, orderNo, [
    {
      source: 'wms',
      code: 'shipped',
      occurredAt: hoursAgo(20),
      shipment: { carrier: 'sf', trackingNo: first, items: [{ sku: 'CUP', quantity: 1 }] },
    },
    {
      source: 'wms',
      code: 'shipped',
      occurredAt: hoursAgo(19),
      shipment: { carrier: 'sf', trackingNo: second, items: [{ sku: 'TEA', quantity: 1 }] },
    },
    { source: 'sf', code: 'delivered.self', occurredAt: hoursAgo(2), shipment: { carrier: 'sf', trackingNo: first } },
    {
      source: 'sf',
      code: 'in_transit',
      occurredAt: hoursAgo(3),
      shipment: { carrier: 'sf', trackingNo: second },
      place: { city: '武汉市' },
    },
  ]);
  await lookUp(page, orderNo, PHONE);
  await expect(page.locator('main')).toContainText('1/2');
  await expect(page.locator('main')).toContainText(first);
  await expect(page.locator('main')).toContainText(second);
});
