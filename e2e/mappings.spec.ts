import { expect, test } from '@playwright/test';
import { card } from './support/card';
import { freshNumber, hoursAgo, placeOrder, readOrder, tell } from './support/shop';
import { signIn } from './support/sign-in';

/** The work on a version begins seconds after it was saved. */

test('a code that nobody knows is given a meaning, its order moves, and one step takes it back', async ({ page, request }) => {
  const orderNo = freshNumber('MAP');
  const code = freshNumber('ZZ');
  const shipment = { carrier: 'zto', trackingNo: freshNumber('77') };
  await placeOrder(request, orderNo, '+8613700137009');
  await tell(request, orderNo, [
    { source: 'wms', code: 'shipped', occurredAt: hoursAgo(20), shipment },
    { source: 'zto', code: 'in_transit', occurredAt: hoursAgo(10), shipment },
  ]);
  await tell(request, orderNo, [{ source: 'zto', sourceCode: code, occurredAt: hoursAgo(2), shipment, note: '小哥已出门' }], {
    unmapped: 1,
  });
  expect(await readOrder(request, orderNo)).toMatchObject({ lifecycle: 'in_transit', attention: [{ kind: 'unmapped' }] });

  await signIn(page);
  await page.goto('/admin/mappings');
  const row = page.locator('li', { hasText: code });
  await expect(row).toContainText('小哥已出门');
  await expect(row).toContainText('1 个订单');
  await row.getByRole('button', { name: '说明含义' }).click();
  const editor = card(page, `${code} 是什么意思`);
  await editor.getByLabel('意思是').selectOption('out_for_delivery');
  await expect(editor).toContainText('其中 1 个会变');
  await expect(editor).toContainText(orderNo);
  const save = editor.getByRole('button', { name: /保存为第/ });
  const version = /\d+/.exec(await save.innerText())![0];
  await save.click();
  const newest = card(page, '版本')
    .locator('li', { hasText: `第 ${version} 版` })
    .first();
  await expect(newest).toContainText('已完成');
  expect(await readOrder(request, orderNo)).toMatchObject({ lifecycle: 'out_for_delivery', attention: [] });
  await newest.getByRole('button', { name: '改了什么' }).click();
  await expect(newest).toContainText(orderNo);
  await expect(page.locator('li', { hasText: code }).getByRole('button', { name: '说明含义' })).toHaveCount(0);

  await card(page, `本店的对照`).locator('li', { hasText: code }).getByRole('button', { name: '修改' }).click();
  await card(page, `${code} 是什么意思`).getByRole('button', { name: '收回本店的说法' }).click();
  await page.getByRole('button', { name: '再点一次确认' }).click();
  await expect.poll(async () => (await readOrder(request, orderNo)).lifecycle).toBe('in_transit');
});

test('a rule over several systems is tried out before it is saved, and refused when it says nothing', async ({ page }) => {
  await signIn(page);
  await page.goto('/admin/mappings/rules');
  await page.getByRole('button', { name: '加一条规则' }).click();
  await page.getByRole('button', { name: '加一个条件' }).click();
  await page.getByLabel('加一个码').selectOption('picked');
  await page.getByLabel('名称（中文）').fill('处理中');
  await page.getByRole('button', { name: '试算' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '太笼统' })).toBeVisible();
  await page.getByLabel('名称（中文）').fill('仓库已拣货 → 待打包');
  await page.getByRole('button', { name: '试算' }).click();
  await expect(page.locator('main')).toContainText('试算了最近的');
  await page.getByRole('button', { name: '放弃改动' }).click();
  await expect(page.getByText('表已改动，尚未保存')).toHaveCount(0);
});
