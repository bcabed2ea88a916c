import { expect, test } from '@playwright/test';
import { addSupervisor } from './support/add-supervisor';
import { card } from './support/card';
import { openOrder } from './support/open-order';
import { freshNumber, placeOrder, readOrder } from './support/shop';
import { signIn } from './support/sign-in';

test('a cancellation proposed by one person holds once another confirms, is taken back, and set again', async ({
  page,
  request,
  browser,
  baseURL,
}) => {
  const orderNo = freshNumber('FORCE');
  await placeOrder(request, orderNo, '+8613700137041');
  await signIn(page);
  const second = await addSupervisor(page);
  await openOrder(page, orderNo);
  const panel = card(page, '手动更新状态');
  await panel.getByLabel('设为').selectOption('cancelled');
  await panel.getByLabel('原因').fill('客户来电要求取消,仓库已拦下,联系 13800138000');
  await panel.getByRole('button', { name: '提交给第二人' }).click();
  await expect(panel).toContainText('需要另一位主管或管理员确认');
  await expect(panel).not.toContainText('13800138000');
  await expect(panel.getByRole('button', { name: '确认' })).toHaveCount(0);
  expect(await readOrder(request, orderNo)).toMatchObject({ lifecycle: 'paid' });

  const desk = await (await browser.newContext({ baseURL })).newPage();
  await signIn(desk, second);
  await card(desk, '等待第二人确认').getByRole('link', { name: orderNo }).click();
  const other = card(desk, '手动更新状态');
  await other.getByRole('button', { name: '确认' }).click();
  await other.getByRole('button', { name: '再点一次确认' }).click();
  await expect(other).toContainText('系统目前说');
  await expect(other).toContainText(second.name);
  expect(await readOrder(request, orderNo)).toMatchObject({ lifecycle: 'cancelled' });

  await other.getByRole('button', { name: '撤回' }).click();
  await expect(other).toContainText('已撤回');
  expect(await readOrder(request, orderNo)).toMatchObject({ lifecycle: 'paid' });
  await other.getByRole('button', { name: '恢复' }).click();
  await expect(other).toContainText('生效中');
  expect(await readOrder(request, orderNo)).toMatchObject({ lifecycle: 'cancelled' });
  await desk.goto('/admin/audit');
  for (const act of ['提议手动更新状态', '作为第二人确认了状态', '撤回了手动状态', '恢复了手动状态'])
    await expect(desk.locator('main')).toContainText(act);
});
