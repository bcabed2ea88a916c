import { expect, test } from '@playwright/test';
import { PRODUCT } from './server/start-product';
import { openOrder } from './support/open-order';
import { freshNumber, hoursAgo, placeOrder, tell } from './support/shop';
import { signIn } from './support/sign-in';

test('a wrong password is refused without saying which part was wrong', async ({ page }) => {
  await page.goto('/admin');
  await page.locator('input[type=email]').fill(PRODUCT.email);
  await page.locator('input[type=password]').fill('not the password');
  await page.locator('button[type=submit]').click();
  await expect(page.locator('[role=alert]').first()).toBeVisible();
  await expect(page).toHaveURL(/sign-in/);
});

test('service finds an order, shares a link, sees it used and revokes it', async ({ page, request, browser, baseURL }) => {
  const orderNo = freshNumber('SHARE');
  await placeOrder(request, orderNo, '+8613700137002');
  await tell(request, orderNo, [{ source: 'wms', code: 'picked', occurredAt: hoursAgo(3) }]);
  await signIn(page);
  await openOrder(page, orderNo);
  for (const source of ['alipay', 'wms']) await expect(page.locator('main')).toContainText(source);
  await page.getByRole('button', { name: '生成链接' }).click();
  await expect(page.locator('main')).toContainText('链接只显示这一次');
  const address = /\/t\/[1-9A-HJ-NP-Za-km-z]{22,}/.exec(await page.content())![0];
  const customer = await (await browser.newContext({ baseURL })).newPage();
  await customer.goto(address);
  await expect(customer.locator('main')).toContainText(orderNo);
  await page.getByRole('button', { name: '撤销' }).first().click();
  await page.getByRole('button', { name: '再点一次确认' }).click();
  await expect(page.locator('main')).toContainText('已撤销');
  // the open page goes by itself, at any moment
  const again = await customer.context().newPage();
  expect((await again.goto(address))?.status()).toBe(410);
  await expect(again.locator('main')).not.toContainText(orderNo);
});

test('a number pasted into the search and entered at once opens that order, not one that stood in the list before', async ({
  page,
  request,
}) => {
  const [wanted, newer] = [freshNumber('PASTE'), freshNumber('NEWER')];
  await placeOrder(request, wanted, '+8613700137061');
  await placeOrder(request, newer, '+8613700137062');
  await signIn(page);
  await page.goto('/admin/orders');
  await expect(page.locator('main')).toContainText(newer);
  await page.getByRole('searchbox').fill(wanted);
  await page.getByRole('searchbox').press('Enter');
  await expect(page).toHaveURL(/\/admin\/orders\/[0-9a-f-]{36}/);
  await expect(page.locator('main h1')).toContainText(wanted);
});

test('a note and a look at personal data are kept, and the log says who looked', async ({ page, request }) => {
  const orderNo = freshNumber('NOTE');
  await placeOrder(request, orderNo, '+8613700137003');
  await signIn(page);
  await openOrder(page, orderNo);
  await expect(page.locator('main')).not.toContainText('13700137003');
  await page.getByRole('button', { name: /显示/ }).click();
  await expect(page.locator('main')).toContainText('13700137003');
  await page.getByLabel('写给同事看').fill('已电话联系客户');
  await page.getByRole('button', { name: '添加备注' }).click();
  await expect(page.locator('main li, main p').filter({ hasText: '已电话联系客户' }).first()).toBeVisible();
  await page.goto('/admin/audit');
  await expect(page.locator('main')).toContainText('查看了客户信息');
});
