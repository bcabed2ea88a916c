import { type APIRequestContext, type Browser, expect, type Page, test } from '@playwright/test';
import { focusFaults, screenFaults } from './support/screen-faults';
import { freshNumber, hoursAgo, placeOrder, readOrder, tell } from './support/shop';
import { signIn } from './support/sign-in';

const PHONE = '+8613800137722';
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
/** The same picture twice, with another comment behind its end each: two photos as they come from a camera. */
const photo = (name: string) => ({ name, mimeType: 'image/png', buffer: Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.from(name)]) });
/** Another picture: a JPEG of one pixel. */
const JPEG = {
  name: 'label.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AH//Z',
    'base64',
  ),
};

async function signedFor(request: APIRequestContext): Promise<{ orderNo: string; code: string }> {
  const orderNo = freshNumber('REPORT');
  const shipment = { carrier: 'sf', trackingNo: `SF${Date.now()}${Math.floor(Math.random() * 1e4)}` };
  await placeOrder(request, orderNo, PHONE);
  await tell(request, orderNo, [
    { source: 'wms', code: 'shipped', occurredAt: hoursAgo(20), shipment },
    { source: 'sf', code: 'picked_up', occurredAt: hoursAgo(18), shipment },
    { source: 'sf', code: 'delivered.guard', occurredAt: hoursAgo(2), shipment, place: { city: '北京市', district: '朝阳区' } },
  ]);
  return { orderNo, code: (await readOrder(request, orderNo)).code! };
}

async function onPhone(browser: Browser, baseURL: string | undefined, code: string, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ baseURL, javaScriptEnabled, viewport: { width: 360, height: 640 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`/q/${code}`);
  await page.locator('#lastDigits').fill('7722');
  await page.locator('form:has(#lastDigits) button').click();
  await expect(page.locator('h1')).toContainText('签收');
  return page;
}

test('without scripts: signed for and not received, led through the checks, answered, and settled', async ({
  page,
  request,
  browser,
  baseURL,
}) => {
  const { orderNo, code } = await signedFor(request);
  const customer = await onPhone(browser, baseURL, code, false);
  await customer.getByRole('link', { name: '反映问题' }).click();
  await customer.getByRole('link', { name: '显示签收，但我没收到' }).click();
  await expect(customer.locator('main')).toContainText('门卫或前台代收');
  await customer.getByRole('link', { name: '还没找，我先去看看' }).click();
  await expect(customer.locator('h1')).toHaveText('先找一找');
  await customer.getByRole('link', { name: '找过了，还是没有' }).click();
  await customer.getByRole('link', { name: '不认识签收的人' }).click();
  await customer.getByRole('link', { name: '地区没错' }).click();
  await customer.getByRole('link', { name: '不等了，现在反映' }).click();
  await customer.locator('#remark').fill('问过门卫，没有登记');
  await customer.locator('#photos').setInputFiles([photo('door.png'), JPEG]);
  await customer.getByRole('button', { name: '提交' }).click();
  await expect(customer.locator('h1')).toHaveText(/^工单 \d{3}-\d{4}$/);
  const no = (await customer.locator('h1').innerText()).replace('工单 ', '');
  await expect(customer.locator('main')).toContainText(/我们会在.+前答复您/);
  await expect(customer.locator('summary')).toHaveText(['照片 1', '照片 2']);

  await signIn(page);
  await page.goto('/admin/tickets');
  await page.getByRole('link', { name: new RegExp(no) }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(no);
  await expect(page.locator('main')).toContainText('都找过、问过了，没有');
  await expect(page.locator('main')).toContainText(orderNo);
  await page.getByRole('button', { name: /查看照片 1/ }).click();
  const shown = page.getByAltText('客户发来的照片 1');
  await expect(shown).toBeVisible();
  expect(await shown.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBe(1);
  await page.getByRole('textbox', { name: '内部备注' }).fill('先问派送网点');
  await page.getByRole('button', { name: '保存备注' }).click();
  await expect(page.locator('main li', { hasText: '先问派送网点' })).toBeVisible();
  await page.getByRole('textbox', { name: '答复客户' }).fill('快递员记得放在了东门，已请他取回重送。');
  await page.getByRole('button', { name: '发送', exact: true }).click();
  await expect(page.locator('main li', { hasText: '已请他取回重送' })).toBeVisible();

  await customer.goto(`/q/${code}`);
  await expect(customer.locator('#care')).toContainText('客服已答复');
  await customer.locator('#care').getByRole('link', { name: '查看工单' }).click();
  await expect(customer.locator('main')).toContainText('快递员记得放在了东门');
  await expect(customer.locator('main')).not.toContainText('先问派送网点');
  await customer.getByRole('button', { name: '找到了，关闭工单' }).click();
  await expect(customer.locator('main')).toContainText('您说已经找到，工单已关闭');
  await page.goto('/admin/audit');
  await expect(page.locator('main')).toContainText('查看了客户照片');
  await customer.context().close();
});

test('every page of a report fits a phone and is walked by keyboard', async ({ request, browser, baseURL }) => {
  const { code } = await signedFor(request);
  const customer = await onPhone(browser, baseURL, code, true);
  const pages = ['report', 'report?kind=not_received', 'report?kind=damaged&extent=both&packaging=kept', 'ticket', 'rate', 'preferences'];
  for (const path of pages) {
    await customer.goto(`/q/${code}/do/${path}`);
    expect([path, await screenFaults(customer, ['h1'])]).toEqual([path, []]);
    expect([path, await focusFaults(customer)]).toEqual([path, []]);
  }
  await customer.context().close();
});

test('a score takes one tap, why another, and can be changed', async ({ request, browser, baseURL }) => {
  const { code } = await signedFor(request);
  const customer = await onPhone(browser, baseURL, code, false);
  await customer.getByRole('button', { name: '9 分' }).click();
  await expect(customer.locator('h1')).toHaveText('谢谢，您打了 9 分');
  await customer.getByLabel('送达快慢').check();
  await customer.getByRole('button', { name: '提交' }).click();
  await expect(customer.locator('[role=status]')).toContainText('谢谢您告诉我们原因');
  await customer.goto(`/q/${code}`);
  await expect(customer.locator('.nps')).toHaveCount(0);
  await customer.context().close();
});
