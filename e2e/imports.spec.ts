import { expect, type Page, test } from '@playwright/test';
import { freshNumber, readOrder } from './support/shop';
import { signIn } from './support/sign-in';

/** Columns in words that the guess knows, and a status that only a person can explain. */
function shopExport(orderNo: string, badNo: string): string {
  return [
    '订单编号,下单时间,联系手机,收货城市,付款时间,快递公司,运单号,发货时间',
    `${orderNo},2026-03-02 09:15,13700137009,苏州市,2026-03-02 09:20,顺丰,SF${orderNo.replace(/\W/g, '')},2026-03-03 18:00`,
    `${badNo},2026-03-32 09:15,13700137009,苏州市,,,,`,
  ].join('\r\n');
}

async function upload(page: Page, name: string, csv: string): Promise<void> {
  await page.goto('/admin/imports');
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${csv}`) });
  await expect(page).toHaveURL(/\/admin\/imports\/[0-9a-f-]{36}/);
}

const section = (page: Page, heading: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: heading, exact: true }) });

test('a CSV is mapped, previewed and kept as a preset before anything is recorded, and the preset fits the next file', async ({
  page,
  request,
}) => {
  const [orderNo, badNo, preset] = [freshNumber('CSV'), freshNumber('BAD'), freshNumber('preset')];
  await signIn(page);
  await upload(page, '订单导出.csv', shopExport(orderNo, badNo));

  const preview = section(page, '预览');
  await expect(preview).toContainText('1 行没有问题');
  await expect(preview).toContainText('1 行会被拒绝');
  await expect(preview.locator('tbody tr').first()).toContainText('"2026-03-32 09:15" 不是日期');
  await expect(preview.locator('tbody tr').nth(1)).toContainText(orderNo);
  await expect(preview.locator('tbody tr').nth(1)).toContainText('顺丰');
  expect(await readOrder(request, orderNo)).toMatchObject({ status: 404 });

  await page.getByLabel('收件人', { exact: true }).selectOption('=');
  await page.getByLabel('收件人: 固定值…').fill('门店自提');
  await page.getByLabel('方案名称').fill(preset);
  await page.getByRole('button', { name: '保存方案' }).click();
  await expect(section(page, '映射方案')).toContainText('已保存');

  await upload(page, '第二次.csv', shopExport(orderNo, badNo));
  const choice = page.getByRole('combobox', { name: '映射方案' });
  await expect(choice.locator('option', { hasText: preset })).toContainText('适合这些文件');
  await choice.selectOption(preset);
  await expect(page.getByLabel('收件人: 固定值…')).toHaveValue('门店自提');

  await page.getByLabel('归属店铺').fill('e2e');
  await page.getByRole('button', { name: '开始导入' }).click();
  await expect(page.locator('main')).toContainText('2 / 2 行');
  expect(await readOrder(request, orderNo)).toMatchObject({ orderNo, shop: 'e2e', shipments: [{ carrier: 'sf' }] });
  expect(await readOrder(request, badNo)).toMatchObject({ status: 404 });
});
