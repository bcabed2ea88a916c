import { expect, test } from '@playwright/test';
import { card } from './support/card';
import { openOrder } from './support/open-order';
import { freshNumber, placeOrder } from './support/shop';
import { signIn } from './support/sign-in';

/** Two days ahead, as a field for time takes it: ahead in whatever zone the browser stands. */
function inTwoDays(): string {
  return new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 16);
}

test('a call that is promised on an order waits in its caller’s list, is made, and stands as kept with who promised it', async ({
  page,
  request,
}) => {
  const orderNo = freshNumber('PROMISE');
  await placeOrder(request, orderNo, '+8613700137055');
  await signIn(page);
  await openOrder(page, orderNo);

  const panel = card(page, '对客户的承诺');
  await panel.getByText('答应回电').click();
  await panel.getByLabel('最晚什么时候').fill(inTwoDays());
  await panel.getByLabel('客户要求回电').check();
  await panel.getByRole('button', { name: '记下承诺' }).click();
  await expect(panel.getByRole('status')).toContainText('已记下');
  await expect(panel.locator('li', { hasText: '回电' })).toContainText('进行中');

  await page.goto('/admin/promises');
  const own = card(page, '我要回的电话').locator('li', { hasText: orderNo });
  await expect(own).toContainText('客户要求');
  await own.getByRole('button', { name: '打了没人接' }).click();
  await expect(own).toHaveCount(0);

  await page.getByRole('button', { name: '做到了', exact: true }).click();
  const search = page.getByLabel('订单号');
  await search.fill(orderNo);
  await search.press('Enter');
  const line = page.locator('main li', { hasText: orderNo });
  await expect(line).toHaveCount(1);
  await line.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(line).toContainText('打过电话，没人接');
  await expect(line).toContainText('答应由');

  await page.goto('/admin/promises/report?kind=call_back&weeks=4');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('承诺兑现报告');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载 CSV' }).click()]);
  expect(file.suggestedFilename()).toMatch(/^promises-.*\.csv$/);
});

test('what a call was promised for by mistake is withdrawn with its reason', async ({ page, request }) => {
  const orderNo = freshNumber('PROMISE');
  await placeOrder(request, orderNo, '+8613700137056');
  await signIn(page);
  await openOrder(page, orderNo);
  const panel = card(page, '对客户的承诺');
  await panel.getByText('答应回电').click();
  await panel.getByLabel('最晚什么时候').fill(inTwoDays());
  await panel.getByRole('button', { name: '记下承诺' }).click();
  const line = panel.locator('li', { hasText: '回电' });
  await line.locator('summary').click();
  await line.getByRole('button', { name: '撤回' }).click();
  await expect(line.getByLabel('为什么撤回')).toBeFocused();
  await page.keyboard.type('客户说不用了');
  await page.keyboard.press('Enter');
  await expect(line).toContainText('已撤回');
  await expect(line).toContainText('客户说不用了');
});
