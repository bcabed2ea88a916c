import { expect, test } from '@playwright/test';
import { PRODUCT } from './server/start-product';

const DEMO_PHONE = '19900008888';

test('a customer finds a demo order by number and phone, without JavaScript', async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false, baseURL })).newPage();
  await expect(async () => {
    await page.goto('/track');
    await page.getByLabel('订单号').fill('DEMO-MOVING');
    await page.getByLabel('收货手机号').fill(DEMO_PHONE);
    await page.getByRole('button', { name: '查询' }).click();
    await expect(page.locator('h1')).toBeVisible({ timeout: 2000 });
    await expect(page.locator('body')).toContainText('DEMO-MOVING', { timeout: 2000 });
  }).toPass({ timeout: 40_000 });
});

test('the first administrator signs in to the console', async ({ page }) => {
  await page.goto('/admin');
  await page.locator('input[type=email]').fill(PRODUCT.email);
  await page.locator('input[type=password]').fill(PRODUCT.password);
  await page.locator('button[type=submit]').click();
  await expect(page.locator('main h1')).toBeVisible();
  await expect(page).toHaveURL(/\/admin(?!\/sign-in)/);
});

test('an order posted to the API is read back with the same key, and refused without one', async ({ request }) => {
  const headers = { authorization: `Bearer ${PRODUCT.apiKey}` };
  const order = {
    shop: 'smoke',
    orderNo: `SMOKE-${Date.now()}`,
    type: 'normal',
    placedAt: new Date().toISOString(),
    customer: { name: '王小明', phone: '+8613812345678' },
    destination: { country: 'CN', province: '广东省', city: '深圳市' },
    items: [{ sku: 'A', name: '茶杯', quantity: 1 }],
  };
  expect((await request.post('/api/v1/orders', { data: { orders: [order] } })).status()).toBe(401);
  const posted = await request.post('/api/v1/orders', { headers, data: { orders: [order] } });
  expect(posted.ok(), await posted.text()).toBe(true);
  const read = await request.get(`/api/v1/orders/${order.orderNo}`, { headers });
  expect(await read.json()).toMatchObject({ shop: 'smoke', orderNo: order.orderNo });
});

test('health and metrics answer, and say that the database is there', async ({ request }) => {
  expect(await (await request.get('/api/health')).json()).toMatchObject({ status: 'ready' });
  expect(await (await request.get('/api/metrics')).text()).toContain('daona_orders ');
});
