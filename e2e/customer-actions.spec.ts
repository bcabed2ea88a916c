import { expect, type Page, test } from '@playwright/test';
import { axeFaults } from './support/axe';
import { card } from './support/card';
import { openOrder } from './support/open-order';
import { freshNumber, hoursAgo, placeOrder, readOrder, tell } from './support/shop';
import { signIn } from './support/sign-in';

const PHONE = '+8613700137009';

async function lookUp(page: Page, orderNo: string): Promise<void> {
  await page.goto('/track');
  await page.locator('#orderNo').fill(orderNo);
  await page.locator('#phone').fill('13700137009');
  await page.locator('form button[type=submit]').first().click();
  await expect(page).toHaveURL(/\/q\/[A-Za-z0-9]+$/);
}

const picked = [{ source: 'wms', code: 'picked', occurredAt: hoursAgo(20) }];
const sent = (trackingNo: string, last: string) => [
  { source: 'wms', code: 'shipped', occurredAt: hoursAgo(20), shipment: { carrier: 'sf', trackingNo } },
  { source: 'sf', code: 'picked_up', occurredAt: hoursAgo(18), shipment: { carrier: 'sf', trackingNo } },
  { source: 'sf', code: last, occurredAt: hoursAgo(2), shipment: { carrier: 'sf', trackingNo } },
];

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 640 } });

  test('receipt is confirmed from the first screen, and taken back', async ({ page, request }) => {
    const orderNo = freshNumber('DONE');
    await placeOrder(request, orderNo, PHONE);
    await tell(request, orderNo, sent(`SF${Date.now()}1`, 'delivered.self'));
    await lookUp(page, orderNo);
    await page.locator('.hero').getByRole('link', { name: '确认收货' }).click();
    await page.getByRole('button', { name: '我已收到，确认收货' }).click();
    await expect(page.locator('main')).toContainText('已确认收货');
    expect(await readOrder(request, orderNo)).toMatchObject({ lifecycle: 'completed' });
    await page.getByRole('button', { name: '撤回确认' }).click();
    await expect(page.locator('main')).toContainText('已撤回');
    expect(await readOrder(request, orderNo)).toMatchObject({ lifecycle: 'delivered' });
  });

  test('a delivery time is asked for: mistakes are named, nothing typed is lost, and the page says by when it is answered', async ({
    page,
    request,
  }) => {
    const orderNo = freshNumber('TIME');
    await placeOrder(request, orderNo, PHONE);
    await tell(request, orderNo, picked);
    await lookUp(page, orderNo);
    await page.locator('#actions').getByRole('link', { name: '选送达时间' }).click();
    await page.getByLabel('晚上（18–21 点）').check();
    await page.getByRole('button', { name: '下一步' }).click();
    await expect(page.getByRole('alert')).toContainText('日期：请填写');
    await expect(page.getByLabel('晚上（18–21 点）')).toBeChecked();
    await page.locator('#on').fill(new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10));
    await page.getByRole('button', { name: '下一步' }).click();
    await expect(page.locator('main')).toContainText('请核对');
    await page.getByRole('button', { name: '提交' }).click();
    await expect(page.locator('main')).toContainText('已提交，等店铺答复');
    await expect(page.locator('main')).toContainText(/店铺答复.*前/s);
    await page.getByRole('link', { name: '返回订单页' }).click();
    await expect(page.locator('#actions')).toContainText(/前答复/);
  });

  test('where it may be left is said, and the address of a packed order says why it cannot be changed', async ({ page, request }) => {
    const orderNo = freshNumber('LEAVE');
    await placeOrder(request, orderNo, PHONE);
    await tell(request, orderNo, [...picked, { source: 'wms', code: 'packed', occurredAt: hoursAgo(19) }]);
    await lookUp(page, orderNo);
    await expect(page.locator('#actions')).toContainText('已经打包，仓库改不了了');
    await page.locator('#actions').getByRole('link', { name: '说明可以放哪里' }).click();
    await page.getByLabel('快递柜').check();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.locator('main')).toContainText('已记录');
    await expect(page.getByLabel('快递柜')).toBeChecked();
  });
});

test('a cancellation is asked for, refused in the console with a reason, and the page says so', async ({ page, request, browser }) => {
  const orderNo = freshNumber('STOP');
  await placeOrder(request, orderNo, PHONE);
  await tell(request, orderNo, picked);
  await lookUp(page, orderNo);
  await page.locator('#actions').getByRole('link', { name: '取消订单' }).click();
  await expect(page.locator('main')).toContainText('已付的 ¥128.00 会在 7 天内原路退回');
  await page.getByRole('button', { name: '确定取消订单' }).click();
  await expect(page.locator('main')).toContainText('已通知仓库拦截');
  const asked = page.url();
  const staff = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(staff);
  await staff.goto('/admin/requests');
  await expect(staff.locator('main')).toContainText(orderNo);
  await openOrder(staff, orderNo);
  const panel = card(staff, '客户申请');
  await panel.getByLabel('告诉客户的原因').selectOption('shipper.already_packed');
  await panel.getByRole('button', { name: '办不成' }).click();
  await expect(panel).toContainText('未办成');
  await page.goto(asked);
  await expect(page.locator('main')).toContainText('没来得及取消，订单继续');
  await expect(page.locator('main')).toContainText('包裹已经打包，来不及改了');
});

test.describe('for everyone', () => {
  test.use({ bypassCSP: true, viewport: { width: 360, height: 640 } });

  test('the pages keep WCAG 2.2 AA, with mistakes on them too', async ({ page, request }) => {
    const orderNo = freshNumber('AXE');
    await placeOrder(request, orderNo, PHONE);
    await tell(request, orderNo, picked);
    await lookUp(page, orderNo);
    const back = page.url();
    for (const action of ['confirm', 'place', 'address', 'time', 'cancel', 'invoice']) {
      await page.goto(`${back}/do/${action}`);
      expect(await axeFaults(page), action).toEqual([]);
    }
    await page.getByRole('button', { name: '下一步' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });
});
