import { expect, type Page, test } from '@playwright/test';
import { addSupervisor } from './support/add-supervisor';
import { freshNumber, hoursAgo, placeOrder } from './support/shop';
import { signIn } from './support/sign-in';

/** First limit of a rule that is begun from nothing. */
const ACCEPTED_WITHIN_S = 7_200;
/** What is overdue when it is told would wait for the rest of its story first. */
const FALLS_DUE_IN_S = 5;

/** Publishes a rule for orders of a tag: after two hours unaccepted a supervisor decides, and if they agree something is bought. */
async function publishRule(page: Page, tag: string): Promise<void> {
  await page.goto('/admin/rules/new?from=own');
  await page.getByLabel('中文名称').fill(`审批 ${tag}`);
  await page.getByLabel('英文名称').fill(`Approval ${tag}`);
  await page.getByLabel('添加条件').first().selectOption('tags');
  const tags = page.getByRole('combobox', { name: '标签' });
  await tags.fill(tag);
  await tags.press('Enter');
  await page.getByLabel('计时方式').selectOption('around_the_clock');
  await page.getByLabel('第 1 级 并且： 再做一件事').selectOption('approve');
  await page.getByLabel('同意时 再做一件事…', { exact: true }).selectOption('suggest_purchase');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.locator('main [role=status]').first()).toContainText('已发布：第 1 版生效');
}

/** The line of a task on the list, which is read anew until it is there. */
async function taskOf(page: Page, orderNo: string, kind: string) {
  const line = page
    .locator('main li', { hasText: orderNo })
    .filter({ hasText: kind })
    .filter({ has: page.getByRole('textbox') });
  await expect(async () => {
    await page.goto('/admin/tasks');
    await expect(line).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 40_000 });
  return line;
}

test('a rule asks for a decision, a second person takes it, and what it leads to is taken on and ticked off', async ({
  page,
  request,
  browser,
  baseURL,
}) => {
  const [tag, orderNo] = [freshNumber('T').toLowerCase(), freshNumber('TASK')];
  await signIn(page);
  const second = await addSupervisor(page);
  await publishRule(page, tag);
  const paidAt = hoursAgo((ACCEPTED_WITHIN_S - FALLS_DUE_IN_S) / 3_600);
  await placeOrder(request, orderNo, '+8613700137051', { tags: [tag], paidAt });
  await taskOf(page, orderNo, '订单可以继续吗');

  const desk = await (await browser.newContext({ baseURL })).newPage();
  await signIn(desk, second);
  const alerts = desk.getByRole('region', { name: '提醒' });
  const asked = alerts.getByText('有订单等您决定').first();
  // a minute after the newest came they stand collapsed
  await expect(asked.or(desk.getByRole('button', { name: '条提醒' })).first()).toBeVisible();
  const decision = await taskOf(desk, orderNo, '订单可以继续吗');
  await decision.getByRole('textbox').fill('供应商已确认到货');
  await decision.getByRole('button', { name: '可以', exact: true }).click();
  await expect(desk.locator('main')).toContainText(`${second.name}：可以 · 供应商已确认到货`);

  const purchase = await taskOf(page, orderNo, '缺的货要采购吗');
  await purchase.getByRole('button', { name: '我来处理' }).click();
  await expect(purchase).toContainText('您在处理');
  await page.goto('/admin/tasks?mine');
  await page.locator('main li', { hasText: orderNo }).getByRole('button', { name: '已下采购单' }).click();
  await expect(page.locator('main')).toContainText('您手上没有待办');
  await expect(page.locator('main li', { hasText: orderNo }).filter({ hasText: '已下采购单' })).toBeVisible();
});
