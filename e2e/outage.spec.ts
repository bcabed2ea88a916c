import { expect, test } from '@playwright/test';
import { card } from './support/card';
import { openAlert } from './support/open-alert';
import { addAccount, newSecret, placeClaimedOrders, pushPaid } from './support/outage';
import { freshNumber, readOrder } from './support/shop';
import { signIn } from './support/sign-in';

/** As many as make an incident, and a few more. */
const ORDERS = 24;
/** Orders come to a stall, and the traffic of a source to its page, within seconds. */

test('a gateway whose calls are refused is one incident; with the right secret the replay brings its orders on', async ({
  page,
  request,
}) => {
  const shop = freshNumber('outage').toLowerCase();
  const name = `pay-${shop}`;
  const orderNos = Array.from({ length: ORDERS }, (_, i) => `${shop}-${i}`);
  const [ours, theirs] = [newSecret(), newSecret()];

  await signIn(page);
  const address = await addAccount(page, { name, kind: 'gateway', shop, secret: ours });
  for (const orderNo of orderNos) expect(await pushPaid(request, address, theirs, orderNo)).toBe(401);
  await placeClaimedOrders(request, shop, orderNos);

  await page.goto('/admin/sources');
  await page
    .locator('main li', { has: page.getByRole('img') })
    .getByRole('link', { name, exact: true })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  await expect(async () => {
    await page.reload();
    await expect(card(page, '未成功的原因')).toContainText('webhook-signature 校验不通过', { timeout: 1_000 });
  }).toPass();
  await expect(card(page, '被拒收的来访地址')).toContainText(`${ORDERS} 次`);
  const source = page.url();

  // staff are alerted of it on whatever page is open, without a reload
  const popup = await openAlert(page, `${name} 没有更新`, `${ORDERS} 次调用被拒`);
  await popup.getByRole('link', { name: '去处理' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  await expect(page.locator('main')).toContainText('还没有人处理');
  await page.getByRole('button', { name: '我来处理' }).click();
  await expect(page.locator('main')).toContainText('正在处理');
  const touched = page.locator('dl > div', { hasText: '影响订单' });
  await expect(touched).toContainText(String(ORDERS));
  const incident = page.url();

  const words = card(page, '告诉客户什么');
  await words.getByLabel('中文').fill('支付渠道升级，您的订单已为您保留');
  await words.getByLabel('英文').fill('Payments are being upgraded; we keep your order');
  await words.getByRole('button', { name: '用这句话' }).click();
  await expect(async () => {
    const { headline } = await readOrder(request, orderNos[0]!, shop);
    expect(JSON.stringify(headline)).toContain('支付渠道升级，您的订单已为您保留');
  }).toPass();

  await page.goto(source);
  const renew = card(page, '更换密钥与地址');
  await renew.getByLabel(/^secret/).fill(theirs);
  await renew.getByRole('button', { name: '换成这些密钥' }).click();
  await renew.getByRole('button', { name: '再点一次确认' }).click();
  await expect(renew.getByRole('status')).toBeVisible();

  await page.goto(incident);
  await page.getByRole('button', { name: '重新同步并补齐' }).click();
  await expect(card(page, '经过')).toContainText('事件结束，计时恢复');
  const over = await openAlert(page, `已恢复：${name} 没有更新`, `影响 ${ORDERS} 个订单`);
  await over.getByRole('button', { name: '知道了' }).click();
  await expect(over).toBeHidden();
  for (const [figure, value] of [
    ['重读的推送', ORDERS],
    ['补回的动态', ORDERS],
  ] as const)
    await expect(page.locator('dl > div', { hasText: figure }).locator('dd')).toHaveText(String(value));
  await expect(card(page, '受影响的订单')).not.toContainText('仍在等待');
  expect(await readOrder(request, orderNos[0]!, shop)).toMatchObject({ lifecycle: 'paid', attention: [] });
});

test('what a source is believed about and whether it may call is changed on its page, and kept', async ({ page, request }) => {
  const name = freshNumber('tms').toLowerCase();
  const secret = newSecret();
  await signIn(page);
  const address = await addAccount(page, { name, kind: 'gateway', shop: 'e2e', secret });

  await page.goto(`/admin/sources/${name}`);
  const account = card(page, '账号');
  await account.getByLabel('它在哪方面可信').selectOption('tms');
  await account.getByRole('button', { name: '保存' }).click();
  await expect(account.getByRole('button', { name: '已保存' })).toBeVisible();
  await account.getByRole('switch', { name: '启用' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('已停用');
  await expect.poll(() => pushPaid(request, address, secret, freshNumber('OFF'))).toBe(404);
  await page.reload();
  await expect(account.getByLabel('它在哪方面可信')).toHaveValue('tms');
  await expect(account.getByRole('switch', { name: '启用' })).toHaveAttribute('aria-checked', 'false');
});
