import { expect, test } from '@playwright/test';
import { axeFaults } from './support/axe';
import { openOrder } from './support/open-order';
import { freshNumber, hoursAgo, placeOrder, tell } from './support/shop';
import { signIn } from './support/sign-in';

// the pages forbid inline scripts, and axe is one
test.use({ bypassCSP: true });

test('the look-up form and the answer to a wrong guess', async ({ page }) => {
  await page.goto('/track');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByLabel('订单号').fill('NOBODY-1');
  await page.getByLabel('收货手机号').fill('13800000000');
  await page.getByRole('button', { name: '查询' }).click();
  await page.waitForLoadState();
  expect(await axeFaults(page)).toEqual([]);
});

for (const [orderNo, colorScheme] of [
  ['DEMO-STALLED', 'light'],
  ['DEMO-SPLIT', 'dark'],
] as const) {
  test(`the order page of ${orderNo} on a phone, ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 740 });
    await page.emulateMedia({ colorScheme });
    await expect(async () => {
      await page.goto('/track');
      await page.getByLabel('订单号').fill(orderNo);
      await page.getByLabel('收货手机号').fill('19900008888');
      await page.getByRole('button', { name: '查询' }).click();
      await expect(page).toHaveURL(/\/q\//, { timeout: 2000 });
    }).toPass({ timeout: 40_000 });
    expect(await axeFaults(page)).toEqual([]);
    // nothing to scroll sideways
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });
}

test('the console: sign-in, board, orders, sources, incidents, payments, rules, mappings', async ({ page }) => {
  await page.goto('/admin');
  expect(await axeFaults(page)).toEqual([]);
  await signIn(page);
  for (const path of [
    '/admin',
    '/admin/orders',
    '/admin/sources',
    '/admin/sources/new',
    '/admin/sources/alipay',
    '/admin/requests',
    '/admin/settings/actions',
    '/admin/incidents',
    '/admin/payments',
    '/admin/arrivals',
    '/admin/rules',
    '/admin/mappings',
    '/admin/mappings/rules',
  ]) {
    await page.goto(path);
    await expect(page.locator('main h1')).toBeVisible();
    expect(await axeFaults(page), path).toEqual([]);
  }
});

test('the order page of the console with a state set by hand and a conflict, on a phone', async ({ page, request }) => {
  const orderNo = freshNumber('AXE');
  await placeOrder(request, orderNo, '+8613700137071');
  await tell(request, orderNo, [
    { source: 'wms', code: 'picking', occurredAt: hoursAgo(3) },
    { source: 'shop', code: 'address.changed', occurredAt: hoursAgo(2) },
  ]);
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page);
  await openOrder(page, orderNo);
  await page.getByLabel('设为').selectOption('packed');
  await page.getByLabel('原因').fill('仓库来电确认已打包');
  await page.getByRole('button', { name: '更新状态' }).click();
  await expect(page.locator('main')).toContainText('生效中');
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
});
