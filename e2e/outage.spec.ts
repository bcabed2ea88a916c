import { expect, test } from '@playwright/test';
import { alertsOf, answerAlert } from './support/answer-alert';
import { card } from './support/card';
import { addAccount, newSecret, placeClaimedOrders, pushPaid } from './support/outage';
import { freshNumber, readOrder } from './support/shop';
import { signIn } from './support/sign-in';

/** As many as make an incident, and a few more. */
const ORDERS = 24;
/** A report is filed by a job of each minute. */
const BY_THE_MINUTE = { timeout: 100_000 };

// two outages at the same time may be one incident
test.describe.configure({ mode: 'serial' });

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
    // counts are written every two seconds, and the page shows them as of its opening
    await expect(card(page, '被拒收的来访地址')).toContainText(`${ORDERS} 次`, { timeout: 1_000 });
  }).toPass();
  const source = page.url();

  // staff are alerted of it on whatever page is open, without a reload
  await answerAlert(page, { title: `${name} 没有更新`, said: `${ORDERS} 次调用被拒`, by: '去处理' });
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
  await answerAlert(page, { title: `已恢复：${name} 没有更新`, said: `影响 ${ORDERS} 个订单`, by: '知道了' });
  await expect(alertsOf(page, `已恢复：${name} 没有更新`)).toBeHidden();
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

test('an outage is worked from diagnosis to the report that the next one finds', async ({ page, request }) => {
  test.setTimeout(240_000);
  const shop = freshNumber('play').toLowerCase();
  const name = `pay-${shop}`;
  const orderNos = Array.from({ length: ORDERS }, (_, i) => `${shop}-${i}`);
  await signIn(page);
  const address = await addAccount(page, { name, kind: 'gateway', shop, secret: newSecret() });
  const wrong = newSecret();
  for (const orderNo of orderNos) expect(await pushPaid(request, address, wrong, orderNo)).toBe(401);
  await placeClaimedOrders(request, shop, orderNos);
  await answerAlert(page, { title: `${name} 没有更新`, said: '', by: '去处理' });
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);

  const desk = card(page, '三小时处置');
  const trail = card(page, '处置记录');
  const stage = (words: string) => desk.getByRole('button', { name: words }).click();
  await desk.getByRole('listitem').filter({ hasText: '核对运单号' }).getByRole('button', { name: '核对' }).click();
  await expect(trail).toContainText('核对运单号');

  await stage('找到根因');
  const axis = desk.getByRole('listitem').filter({ hasText: '对齐各系统时间，找断点' });
  await expect(axis).toContainText(`断点：${name}`);
  await expect(axis).toContainText(`${ORDERS} 单在等`);
  await axis.getByRole('button', { name: '问题在这里' }).click();
  await expect(desk.getByRole('listitem').filter({ hasText: '查接口调用' })).toContainText('webhook-signature 校验不通过');
  await desk.getByLabel('原因', { exact: true }).selectOption({ index: 1 });
  await desk.getByRole('button', { name: '确定', exact: true }).click();
  await expect(trail).toContainText('确定根因');

  await stage('联动处置');
  await expect(desk.getByRole('img', { name: '现场截图' })).toBeVisible();
  await desk.getByRole('button', { name: '我已发到群里' }).click();
  await expect(trail).toContainText('群里通报');
  const stock = `先放行杭州仓 ${shop}`;
  const release = desk.getByRole('listitem').filter({ hasText: '临时放行库存' });
  await release.getByRole('textbox').fill(stock);
  await release.getByRole('button', { name: '记录放行' }).click();
  await expect(trail).toContainText(stock);
  await trail.getByRole('button', { name: '已补录' }).click();
  await expect(trail.getByRole('button', { name: '已补录' })).toHaveCount(0);

  await stage('收尾核验');
  const promise = `换密钥前先在测试账号验证 ${shop}`;
  await desk.getByLabel('怎样让下一次更少发生').fill(promise);
  await desk.getByLabel('什么时候之前').selectOption('7');
  await desk.getByRole('button', { name: '记下', exact: true }).click();
  await expect(trail).toContainText(promise);
  await desk.getByRole('button', { name: '核验', exact: true }).click();
  await expect(trail).toContainText('核验');

  await page.getByRole('button', { name: '直接结束' }).click();
  await page.getByRole('button', { name: '再点一次确认' }).click();
  await expect(card(page, '经过')).toContainText('事件结束');

  await page.goto('/admin');
  await expect(card(page, '待落实')).toContainText(promise);
  await page.goto('/admin/knowledge');
  await expect(async () => {
    await page.reload();
    await page.getByRole('searchbox', { name: /按内容查找/ }).fill(`测试账号 ${shop}`);
    await expect(page.locator('main')).toContainText('找到 1 份', { timeout: 5_000 });
  }).toPass(BY_THE_MINUTE);
  await page.locator('main').getByRole('link', { name }).click();
  await expect(card(page, '处置记录')).toContainText(stock);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载 Markdown' }).click();
  expect((await download).suggestedFilename()).toMatch(/^incident-.*\.md$/);
});
