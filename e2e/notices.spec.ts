import { expect, type Page, test } from '@playwright/test';
import type { StalledOrder } from './server/tell-of-stall';
import { axeFaults } from './support/axe';
import { freshNumber, hoursAgo, placeOrder, tell } from './support/shop';
import { signIn } from './support/sign-in';

/** The ledger narrowed to one order; its lines. */
async function ledgerOf(page: Page, orderNo: string) {
  await page.goto('/admin/notices');
  const search = page.getByRole('searchbox', { name: '订单号' });
  await search.fill(orderNo);
  await search.press('Enter');
  const lines = page.locator('main li', { has: page.locator('details') });
  // until the page is awake nobody hears what is searched for
  await expect(lines.filter({ hasNotText: orderNo })).toHaveCount(0, { timeout: 3_000 });
  return lines;
}

test('the ledger tells what a customer was told, by which try, and what the provider said of it', async ({ page }) => {
  test.setTimeout(240_000);
  const { orderNo }: StalledOrder = JSON.parse(process.env.DAONA_E2E_SILENT!);
  await signIn(page);
  const delivered = (lines: Awaited<ReturnType<typeof ledgerOf>>) => lines.filter({ hasText: '给客户' }).filter({ hasText: '已送达' });
  // it waits a minute and a half for what may replace it
  await expect(async () => {
    await expect(delivered(await ledgerOf(page, orderNo)).first()).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 180_000 });
  const line = delivered(page.locator('main li')).first();
  await line.locator('summary').click();
  await expect(line).toContainText('说了什么');
  await expect(line).toContainText(`订单 ${orderNo}`);
  await expect(line.getByText(/^SM[0-9a-f]{32}$/)).toBeVisible();
  await expect(line).toContainText(/回执 .*delivered/);
  expect(await axeFaults(page)).toEqual([]);
});

test('a message that waits is called off, says so, and is put into the queue again', async ({ page, request }) => {
  const orderNo = freshNumber('LEDGER');
  await placeOrder(request, orderNo, `+86138${String(Date.now()).slice(-8)}`);
  await tell(request, orderNo, [
    { source: 'zto', code: 'in_transit', occurredAt: hoursAgo(26), shipment: { carrier: 'zto', trackingNo: `6${Date.now()}` } },
  ]);
  await signIn(page);
  await expect(async () => {
    await expect((await ledgerOf(page, orderNo)).filter({ hasText: '给客户' })).not.toHaveCount(0, { timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  const line = page.locator('main li').filter({ hasText: orderNo }).filter({ hasText: '给客户' }).first();
  const sure = async (name: string) => {
    await line.getByRole('button', { name }).click();
    await line.getByRole('button', { name: '再点一次确认' }).click();
  };
  await sure('取消发送');
  await expect(line).toContainText('有人取消了发送');
  await sure('重新发送');
  // it waits again, or is on its way already where its time has come meanwhile
  await expect(line).not.toContainText('未发（有原因）');
});

test('a channel is switched off only once that was asked, and its limits are kept in versions', async ({ page, context }) => {
  await signIn(page);
  await page.goto('/admin/settings/channels');
  const desk = (on: Page) => on.locator('#dingtalk_robot');
  await desk(page).getByRole('switch').click();
  await desk(page).getByRole('alertdialog').getByRole('button', { name: '不关' }).click();
  await expect(desk(page).getByRole('switch')).toBeChecked();
  await desk(page).getByRole('switch').click();
  await desk(page).getByRole('button', { name: '关闭渠道' }).click();
  await expect(desk(page)).toContainText('已关闭');
  await desk(page).getByRole('switch').click();
  await expect(desk(page)).toContainText('可用');

  const late = await context.newPage();
  await late.goto('/admin/settings/channels');
  await desk(page).getByText('账号与限额').click();
  await desk(page).getByLabel('每条单价').fill('much');
  await expect(desk(page).getByRole('alert')).toContainText('写得不对');
  await desk(page).getByLabel('每条单价').fill('0.05');
  await desk(page).getByRole('button', { name: '保存' }).click();
  await expect(desk(page)).toContainText(/第 3 版/);

  // whoever looked at the version before is told so, and what they typed stays
  await desk(late).getByText('账号与限额').click();
  await desk(late).getByLabel('每天最多花').fill('80');
  await desk(late).getByRole('button', { name: '保存' }).click();
  await expect(desk(late)).toContainText(/别人|刚刚/);
  await expect(desk(late).getByLabel('每天最多花')).toHaveValue('80');
  expect(await axeFaults(page)).toEqual([]);
});
