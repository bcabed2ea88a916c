import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { freshNumber, hoursAgo, placeOrder, tell } from './support/shop';
import { signIn } from './support/sign-in';

test('the books are compared, what differs is shown side by side and downloaded, what agrees is not', async ({ page, request }) => {
  const [differs, agrees] = [freshNumber('DIFF'), freshNumber('SAME')];
  for (const [orderNo, amount] of [
    [differs, '118.00'],
    [agrees, '128.00'],
  ] as const) {
    await placeOrder(request, orderNo, '+8613700137051');
    const payment = { paymentNo: `P-${orderNo}`, amount, currency: 'CNY' };
    await tell(request, orderNo, [{ source: 'erp', code: 'paid', occurredAt: hoursAgo(28), payment }]);
  }
  await signIn(page);
  await page.goto('/admin/payments');
  await page.getByRole('button', { name: '立即对账' }).click();
  // of a kind of difference, so that the list is as short as it can be
  await page.getByRole('link', { name: '金额不符' }).click();
  const row = page.locator('main li', { has: page.getByRole('link', { name: differs }) });
  await expect(row).toContainText('¥118.00');
  for (const said of ['金额不符', '支付渠道 · alipay', 'ERP · erp', '¥128.00']) await expect(row).toContainText(said);
  await expect(page.getByRole('link', { name: agrees })).toHaveCount(0);

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载差异表' }).click()]);
  const lines = (await readFile(await file.path(), 'utf8')).split('\r\n');
  expect(lines[0]).toContain('shop,order_no,payment_no,verdict');
  expect(lines.filter((line) => line.includes(differs))).toEqual([expect.stringMatching(/amount.*128\.00.*118\.00/)]);
  expect(lines.some((line) => line.includes(agrees))).toBe(false);
});
