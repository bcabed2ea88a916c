import { expect, test } from '@playwright/test';
import { card } from './support/card';
import { openAlert } from './support/open-alert';
import { addAccount, newSecret, placeClaimedOrders, pushPaid } from './support/outage';
import { freshNumber } from './support/shop';
import { signIn } from './support/sign-in';

/** As many as make an incident, and a few more. */
const ORDERS = 24;
/** A report is filed by a job of each minute. */
const BY_THE_MINUTE = { timeout: 100_000 };

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
  const popup = await openAlert(page, `${name} 没有更新`, '去处理');
  await popup.getByRole('link', { name: '去处理' }).click();
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
