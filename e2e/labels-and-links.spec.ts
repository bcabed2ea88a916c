import { expect, test } from '@playwright/test';
import { openOrder } from './support/open-order';
import { freshNumber, hoursAgo, placeOrder, tell } from './support/shop';
import { signIn } from './support/sign-in';

test('labels of chosen orders are one PDF, a link has words to paste and stands in the list of all', async ({ page, request }) => {
  const orderNo = freshNumber('LABEL');
  await placeOrder(request, freshNumber('LABEL'), '+8613700137063');
  await placeOrder(request, orderNo, '+8613700137061');
  await placeOrder(request, freshNumber('LABEL'), '+8613700137061');
  await tell(request, orderNo, [{ source: 'wms', code: 'picked', occurredAt: hoursAgo(3) }]);
  await signIn(page);
  await openOrder(page, orderNo);
  await page.getByRole('button', { name: '生成链接' }).click();
  await expect(page.locator('main')).toContainText(`您好，订单 ${orderNo} 的最新进度在这里`);
  await page.goto('/admin/links');
  await expect(page.locator('main')).toContainText(orderNo);
  await page.goto('/admin/orders');
  await page.getByRole('button', { name: '清除条件' }).click();
  const boxes = page.locator('li input[type=checkbox]');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByLabel('面单纸张').selectOption('60x40');
  const address = await page.getByRole('link', { name: '打印二维码面单' }).getAttribute('href');
  const file = await page.request.get(address!);
  expect(file.headers()['content-type']).toBe('application/pdf');
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test('what customers look at is counted, shown and downloaded', async ({ page, request }) => {
  const orderNo = freshNumber('LOOK');
  const phone = '+8613700137062';
  await placeOrder(request, orderNo, phone);
  await request.post('/api/v1/track', { data: { orderNo, phone } });
  await signIn(page);
  await page.goto('/admin/insight');
  await expect(page.locator('main')).toContainText('在哪里放弃');
  const csv = async () => (await page.request.get('/admin/insight/csv?days=7')).text();
  // counts are gathered and written each second
  await expect.poll(csv).toContain('lookup,api,,found');
  expect(await csv()).not.toContain(orderNo);
});
