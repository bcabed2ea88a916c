import { expect, test } from '@playwright/test';
import { axeFaults } from './support/axe';
import { signIn } from './support/sign-in';

test('the record of arrivals is asked by keyboard, keeps what was asked in its address, and comes as a file', async ({ page }) => {
  await signIn(page);
  await page.goto('/admin/arrivals');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('预计送达的记录');
  await page.getByLabel('送达时间').selectOption('90');
  await page.getByRole('combobox', { name: '阶段' }).selectOption('waiting');
  await page.getByRole('button', { name: '查看' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/days=90/);
  await expect(page.getByRole('combobox', { name: '阶段' })).toHaveValue('waiting');
  expect(await axeFaults(page)).toEqual([]);
  // orders of other trials may have arrived or not: there are figures, or it is said what will come and when
  const figures = page.getByRole('region', { name: '按阶段' });
  await expect(figures.or(page.getByText('还没有送达的订单可以对照')).or(page.getByText('这个范围里没有记录')).first()).toBeVisible();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载 CSV' }).click()]);
  expect(file.suggestedFilename()).toMatch(/^arrivals-live-waiting-.*\.csv$/);
});
