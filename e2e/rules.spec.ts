import { expect, type Locator, type Page, test } from '@playwright/test';
import { card } from './support/card';
import { freshNumber, hoursAgo, placeOrder, tell } from './support/shop';
import { signIn } from './support/sign-in';

const MOST_ACTIONS = 6;

/** What a person does on a page, counted. */
function countedHands() {
  let actions = 0;
  const act = async (work: Promise<unknown>) => {
    actions += 1;
    await work;
  };
  return {
    click: (where: Locator) => act(where.click()),
    fill: (where: Locator, text: string) => act(where.fill(text)),
    count: () => actions,
  };
}

const limitOf = (page: Page, rung: number) => page.getByRole('spinbutton', { name: `第 ${rung} 级 时限` });

test('a new rule goes from nothing to published, tried on the past, in at most six actions', async ({ page }) => {
  await signIn(page);
  await page.goto('/admin/rules');
  const hands = countedHands();
  await hands.click(page.getByRole('link', { name: '新建规则' }));
  await hands.click(page.getByRole('link', { name: /^新快递揽收/ }));
  const name = `新快递揽收 ${freshNumber('R')}`;
  await hands.fill(page.getByLabel('中文名称'), name);
  await hands.fill(limitOf(page, 1), '1');
  await expect(card(page, '用历史试算')).toContainText(/走过这一步/);
  await expect(card(page, '这是一条新规则，发布后：')).toContainText('1 小时后');
  await hands.click(page.getByRole('button', { name: '发布', exact: true }));
  await expect(page.locator('main [role=status]').first()).toContainText('已发布：第 1 版生效');
  expect(hands.count()).toBeLessThanOrEqual(MOST_ACTIONS);
  await page.goto('/admin/rules');
  await expect(page.locator('main')).toContainText(name);
});

test('a limit is changed, the difference stands in plain words, the history says by whom, and one click brings it back', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/admin/rules/reorders');
  const limit = limitOf(page, 1);
  const before = Number(await limit.inputValue());
  await limit.fill(String(before + 1));
  const difference = card(page, '与生效版本的差别');
  await expect(difference).toContainText(`第 1 级 · 时限 达到 ${before} → 达到 ${before + 1}`);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.locator('main [role=status]').first()).toContainText('已发布');
  await expect(difference).toContainText('与生效版本相同');
  const versions = card(page, '版本');
  await expect(versions.locator('li').first()).toContainText(`达到 ${before + 1}`);
  await versions
    .getByRole('button', { name: /^恢复到这一版/ })
    .first()
    .click();
  await expect(limit).toHaveValue(String(before));
  await page.goto('/admin/audit');
  await expect(page.locator('main')).toContainText('发布了规则');
});

test('what is not whole cannot be published, and says why', async ({ page }) => {
  await signIn(page);
  await page.goto('/admin/rules/new?from=own');
  await expect(page.getByRole('button', { name: '发布', exact: true })).toBeDisabled();
  await expect(page.locator('main')).toContainText('规则要有中英文名称');
  await page.getByRole('button', { name: '加一级' }).click();
  await limitOf(page, 2).fill('1');
  await expect(page.locator('main')).toContainText('每一级都要比上一级晚');
});

test('a draft is kept and thrown away, and a real order says which rule watches it and why', async ({ page, request }) => {
  const orderNo = freshNumber('WHY');
  await placeOrder(request, orderNo, '+8613700137009');
  await tell(request, orderNo, [
    { source: 'wms', code: 'shipped', occurredAt: hoursAgo(1), shipment: { carrier: 'sf', trackingNo: `SF${Date.now()}` } },
  ]);
  await signIn(page);
  await page.goto('/admin/rules/new?from=new_carrier');
  await page.getByRole('textbox', { name: '订单号' }).fill(orderNo);
  await page.getByRole('button', { name: '查看', exact: true }).click();
  const why = card(page, '在一个真实订单上看');
  await expect(why).toContainText('由“正在编辑的这条”负责');
  await expect(why).toContainText('“快递揽收”让位');
  await page.getByRole('button', { name: '存为草稿' }).click();
  await expect(page.locator('main [role=status]').first()).toContainText('草稿已保存');
  await page.getByRole('button', { name: '丢弃草稿' }).click();
  await page.getByRole('button', { name: '再点一次确认' }).click();
  await expect(page).toHaveURL(/\/admin\/rules$/);
});

test('a version is tried on a chosen share of the orders, says that it is too early to tell, and is stopped', async ({ page }) => {
  await signIn(page);
  await page.goto('/admin/rules/movement_cross_border');
  const limit = limitOf(page, 1);
  const before = Number(await limit.inputValue());
  await limit.fill(String(before + 1));
  await page.getByLabel('试用的比例').selectOption('20');
  await page.getByRole('button', { name: '先对 20% 订单试用' }).click();
  await expect(page.locator('main [role=status]').first()).toContainText('试用开始');
  const trial = card(page, '正在试用');
  await expect(trial).toContainText('对 20% 的订单生效');
  await expect(trial).toContainText(/用时：还看不出谁更快，大约还要 \d+ 个订单/);
  await expect(trial).toContainText('两版触发的时刻不同');
  await trial.getByRole('button', { name: '停止试用' }).click();
  await trial.getByRole('button', { name: '再点一次确认' }).click();
  await expect(trial).toHaveCount(0);
  await expect(limit).toHaveValue(String(before));
});

test('limits are held against how long steps took when somebody asks', async ({ page }) => {
  await signIn(page);
  await page.goto('/admin/rules');
  const suggestions = card(page, '时限建议');
  await suggestions.getByRole('button', { name: '现在比对' }).click();
  await expect(suggestions.getByRole('status').first()).toContainText(/比对完成，有 \d+ 条建议/);
});
