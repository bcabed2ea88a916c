import { type APIRequestContext, type Browser, expect, type Page, test } from '@playwright/test';
import { freshNumber, hoursAgo, placeOrder, readOrder, tell } from './support/shop';

/** A phone that no other test of this run uses. */
const freshPhone = () => `+86136${String(Date.now() % 1e4).padStart(4, '0')}${String(Math.floor(Math.random() * 1e4)).padStart(4, '0')}`;

/** The code that arrived last on a phone of the stand-in. */
async function readCode(page: Page, phone: string): Promise<string> {
  const phonePage = await page.context().newPage();
  let code = '';
  await expect(async () => {
    await phonePage.goto(`${process.env.DAONA_E2E_PHONE_URL}/phone?number=${encodeURIComponent(phone)}`);
    const codes = [...(await phonePage.locator('body').innerText()).matchAll(/(\d{6}) (?:是您的|is your)/g)];
    code = codes.at(-1)?.[1] ?? '';
    expect(code).not.toBe('');
  }).toPass({ timeout: 30_000 });
  await phonePage.close();
  return code;
}

async function sentOrder(request: APIRequestContext, phone: string): Promise<{ orderNo: string; code: string }> {
  const orderNo = freshNumber('OWNER');
  await placeOrder(request, orderNo, phone);
  await tell(request, orderNo, [
    {
      source: 'wms',
      code: 'shipped',
      occurredAt: hoursAgo(6),
      shipment: { carrier: 'sf', trackingNo: `SF${Date.now()}${orderNo.length}` },
    },
  ]);
  return { orderNo, code: (await readOrder(request, orderNo)).code! };
}

async function strangerLooks(browser: Browser, baseURL: string | undefined, code: string): Promise<void> {
  const context = await browser.newContext({ baseURL });
  await (await context.newPage()).goto(`/q/${code}`);
  await context.close();
}

test('the phone alone leads to one’s own orders, whole, with who has looked, until one signs out', async ({
  page,
  request,
  browser,
  baseURL,
}) => {
  const phone = freshPhone();
  const [first, second] = [await sentOrder(request, phone), await sentOrder(request, phone)];
  await strangerLooks(browser, baseURL, second.code);
  await page.goto('/track');
  await page.getByRole('link', { name: '只用手机号查' }).click();
  await page.locator('#phone').fill(phone.slice(3));
  await page.getByRole('button', { name: '发送验证码' }).click();
  await expect(page.locator('h1')).toHaveText('输入验证码');
  await expect(page.locator('main')).toContainText(`${phone.slice(3, 6)}****${phone.slice(-4)}`);
  await expect(page.locator('button[data-in]')).toBeDisabled();
  await expect(page.locator('button[data-in]')).toContainText(/\d+ 秒后/);
  await page.locator('#code').fill(await readCode(page, phone));
  await page.getByRole('button', { name: '确认' }).click();
  await expect(page.locator('h1')).toHaveText('我的订单');
  for (const { orderNo } of [first, second]) await expect(page.locator('main')).toContainText(orderNo);
  await page.getByRole('link', { name: `查看 ${second.orderNo}` }).click();
  await expect(page).toHaveURL(new RegExp(`/q/${second.code}$`));
  for (const whole of ['王小明', phone, '望京街 1 号 2 单元']) await expect(page.locator('main')).toContainText(whole);
  await expect(async () => {
    await page.reload();
    await expect(page.locator('#viewed')).toContainText('扫了包裹上的二维码', { timeout: 1_000 });
  }).toPass();
  await page.locator('#viewed').getByRole('link', { name: '我的订单' }).click();
  await page.getByRole('button', { name: '退出', exact: true }).click();
  await expect(page.locator('[role=alert]')).toContainText('已经退出');
  await page.goto(`/q/${second.code}`);
  await expect(page.locator('main')).not.toContainText('望京街');
});

test('without scripts: a parcel’s page is proved by the code, a wrong one is said to be wrong, another one has to wait', async ({
  request,
  browser,
  baseURL,
}) => {
  const phone = freshPhone();
  const { code } = await sentOrder(request, phone);
  const page = await (await browser.newContext({ baseURL, javaScriptEnabled: false, locale: 'zh-CN' })).newPage();
  await page.goto(`/q/${code}`);
  await page.getByRole('link', { name: '我是收件人' }).click();
  await expect(page.locator('main')).not.toContainText(phone.slice(-4));
  await page.getByRole('button', { name: '发送验证码' }).click();
  const right = await readCode(page, phone);
  await page.locator('#code').fill(right === '123456' ? '654321' : '123456');
  await page.getByRole('button', { name: '确认' }).click();
  await expect(page.locator('[role=alert]')).toContainText('还可以试 4 次');
  await page.getByRole('button', { name: '再发一条' }).click();
  await expect(page.locator('[role=alert]')).toContainText(/\d+ 秒后可以再发一条/);
  await page.locator('#code').fill(`【到哪了】${right} 是您的查询验证码`);
  await page.getByRole('button', { name: '确认' }).click();
  await expect(page).toHaveURL(new RegExp(`/q/${code}$`));
  await expect(page.locator('main')).toContainText('望京街 1 号 2 单元');
});

test('in English a phone without orders is answered like any other, and no code fits', async ({ page }) => {
  await page.goto('/track/phone?lang=en');
  await page.locator('#phone').fill('+1 202 555 0188');
  await page.getByRole('button', { name: 'Send the code' }).click();
  await expect(page.locator('h1')).toHaveText('Enter the code');
  await page.locator('#code').fill('123456');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.locator('[role=alert]')).toContainText('tries left: 4');
});
