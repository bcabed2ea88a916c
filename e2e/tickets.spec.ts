import { type APIRequestContext, type Browser, expect, type Page, test } from '@playwright/test';
import { card } from './support/card';
import { screenFaults } from './support/screen-faults';
import { freshNumber, hoursAgo, placeOrder, readOrder, tell } from './support/shop';
import { signIn } from './support/sign-in';

const PHONE = '+8613800137744';
const PDF = { name: '补货单.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%补货单\n') };

/** A colleague who can look after tickets; answers the name. */
async function addColleague(page: Page): Promise<string> {
  const name = freshNumber('LING');
  await page.goto('/admin/people');
  const adder = card(page, '添加人员');
  await adder.getByLabel('姓名').fill(name);
  await adder.getByLabel('邮箱').fill(`${name.toLowerCase()}@daona.local`);
  await adder.getByLabel('角色').selectOption('agent');
  await adder.getByRole('button', { name: '添加人员' }).click();
  await expect(adder.getByRole('status').locator('code')).toBeVisible();
  return name;
}

/** The warehouse says that goods are missing; answers the order. */
async function shortOrder(request: APIRequestContext): Promise<{ orderNo: string; code: string }> {
  const orderNo = freshNumber('SHORT');
  await placeOrder(request, orderNo, PHONE);
  await tell(request, orderNo, [{ source: 'wms', code: 'stock.short', occurredAt: hoursAgo(0.1) }]);
  return { orderNo, code: (await readOrder(request, orderNo)).code! };
}

/** Opens the ticket that the product opened by itself for an order. */
async function openTicketOf(page: Page, orderNo: string): Promise<void> {
  const link = page.getByRole('link', { name: new RegExp(orderNo) });
  await expect(async () => {
    await page.goto(`/admin/tickets?text=${orderNo}`);
    await expect(link).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('工单');
}

async function customerOf(browser: Browser, baseURL: string | undefined, code: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false, viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`/q/${code}`);
  await page.locator('#lastDigits').fill('7744');
  await page.locator('form:has(#lastDigits) button').click();
  await expect(page.locator('#care')).toBeVisible();
  return page;
}

test('an exception opens by itself, is worked on, told to its customer, closed with its proof, confirmed, and opened again', async ({
  page,
  request,
  browser,
  baseURL,
}) => {
  await signIn(page);
  const colleague = await addColleague(page);
  const { orderNo, code } = await shortOrder(request);
  await openTicketOf(page, orderNo);
  const main = page.locator('main');
  await expect(main.getByRole('heading', { name: '库存不足' })).toBeVisible();
  await expect(main).toContainText('待处理');
  const owner = page.getByRole('combobox', { name: '负责人' });
  await expect(owner).not.toHaveValue('');
  const take = page.getByRole('button', { name: '我来负责' });
  if (await take.isVisible()) await take.click();
  await expect(take).toBeHidden();

  await page.getByRole('textbox', { name: '内部备注' }).fill(`@${colleague} 请看一下采购单`);
  await expect(main).toContainText(`会提醒：${colleague}`);
  await page.getByRole('button', { name: '保存备注' }).click();
  await expect(main.locator('li', { hasText: '请看一下采购单' })).toContainText(`${colleague} 未读`);
  await page.getByLabel('在等谁').selectOption('warehouse');
  await page.getByRole('button', { name: '暂停计时' }).click();
  await expect(card(page, '时限')).toContainText('等仓库');
  await page.getByRole('button', { name: '继续计时' }).click();
  await page.getByRole('textbox', { name: '答复客户' }).fill('茶杯周五到货，到了就发');
  await page.getByRole('button', { name: '发送', exact: true }).click();
  await expect(main.locator('li', { hasText: '茶杯周五到货' })).toBeVisible();

  const customer = await customerOf(browser, baseURL, code);
  await expect(customer.locator('#care')).toContainText('客服给您留言了');
  await customer.locator('#care').getByRole('link', { name: '查看' }).first().click();
  await expect(customer.locator('main')).toContainText('茶杯周五到货');
  await expect(customer.locator('main')).not.toContainText('请看一下采购单');
  expect(await screenFaults(customer, ['h1'])).toEqual([]);
  await customer.locator('#remark').fill('好的，可以等');
  await customer.getByRole('button', { name: '发送' }).click();
  await expect(customer.locator('main')).toContainText('好的，可以等');
  await expect(main.locator('li', { hasText: '好的，可以等' })).toBeVisible({ timeout: 20_000 });

  await page.locator('input[type=file]').setInputFiles(PDF);
  await expect(card(page, '凭证文件')).toContainText('补货单.pdf');
  await card(page, '关闭工单').getByLabel('原因').selectOption('shipper.stock_short');
  await page.getByRole('textbox', { name: /怎么处理的/ }).fill('已补货，今天发出');
  await page.getByRole('button', { name: '关闭并告诉客户' }).click();
  await expect(main).toContainText('等待客户确认');
  await customer.reload();
  await expect(customer.locator('main')).toContainText('已补货，今天发出');
  await customer.getByRole('button', { name: '已经解决' }).click();
  await expect(customer.locator('main')).toContainText('您已确认解决');
  await expect(main).toContainText('客户已确认解决');

  await page.getByRole('textbox', { name: '为什么要重新打开？' }).fill('又缺了一只');
  await page.getByRole('button', { name: '重新打开' }).click();
  await expect(main).toContainText('第 1 次重新打开');
  const story = card(page, '经过');
  for (const step of ['打开了工单', '暂停了计时', '添加了文件', '关闭了工单', '重新打开了工单']) await expect(story).toContainText(step);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await customer.context().close();
});

test('tickets are made urgent together, and what one of them refuses is told with its number', async ({ page, request }) => {
  await signIn(page);
  const { orderNo } = await shortOrder(request);
  await openTicketOf(page, orderNo);
  const heading = page.getByRole('heading', { level: 1, name: /\d{3}-\d{4}/ });
  const no = /\d{3}-\d{4}/.exec(await heading.innerText())![0];
  await page.goto(`/admin/tickets?text=${no}`);
  const choose = page.getByLabel(`选择工单 ${no}`);
  const many = page.locator('form', { has: page.getByLabel('要做的事') });
  const told = page.locator('main [role=status]', { hasText: '已处理' });
  for (const said of ['已处理 1 张。', '已处理 0 张，1 张没有改动：']) {
    await choose.check();
    await many.getByLabel('要做的事').selectOption({ label: '改级别' });
    await many.getByLabel('级别').selectOption('P1');
    await many.getByRole('button', { name: '处理 1 张' }).click();
    await expect(told).toContainText(said);
    await expect(page.locator('main li', { has: choose })).toContainText('P1');
  }
  await expect(told).toContainText(`已经是这个级别 ${no}`);
});

test('a type of the library is changed with its difference and brought back; what an absent colleague has goes to others', async ({
  page,
  request,
}) => {
  await signIn(page);
  const colleague = await addColleague(page);
  const { orderNo } = await shortOrder(request);
  await openTicketOf(page, orderNo);
  const owner = page.getByRole('combobox', { name: '负责人' });
  await owner.selectOption({ label: colleague });
  await expect(card(page, '经过')).toContainText(`分派给 ${colleague}`);
  const ticket = page.url();

  await page.goto('/admin/tickets/duty');
  await page.getByLabel('谁', { exact: true }).selectOption({ label: colleague });
  const local = await page.evaluate(() =>
    new Date(Date.now() - new Date().getTimezoneOffset() * 60_000 - 120_000).toISOString().slice(0, 16),
  );
  await page.getByLabel('从', { exact: true }).fill(local);
  await page.getByRole('button', { name: '登记请假' }).click();
  await expect(card(page, '请假')).toContainText(colleague);
  await page.goto(ticket);
  await expect(card(page, '经过')).toContainText('负责人不在，改派给');
  await expect(card(page, '接手须知')).toContainText(`分派给 ${colleague}`);
  await expect(owner.locator('option:checked')).not.toHaveText(colleague);

  await page.goto('/admin/tickets/library');
  await page.getByRole('button', { name: '付款', exact: true }).click();
  const name = freshNumber('分期');
  await page.getByLabel('中文名称').fill(name);
  await page.getByLabel('英文名称').fill('Instalment missing');
  await page.getByLabel('添加：凭这些原因认出').selectOption('payment.duplicate');
  const changes = card(page, '将要改动');
  await expect(changes).toContainText(`${name} 新增`);
  await expect(changes).toContainText('个未了结的标记');
  await page.getByRole('textbox', { name: '为什么改' }).fill('分期付款');
  await page.getByRole('button', { name: '生效' }).click();
  await expect(card(page, '版本')).toContainText('分期付款');
  await expect(page.locator('main')).toContainText(name);
  await card(page, '版本').getByRole('button', { name: '回到这一版' }).last().click();
  await card(page, '版本').getByRole('button', { name: '再点一次确认' }).click();
  await expect(page.getByRole('button', { name: new RegExp(name) })).toHaveCount(0);
});
