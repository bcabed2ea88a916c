import { expect, test } from '@playwright/test';
import { axeFaults } from './support/axe';
import { card } from './support/card';
import { freshNumber, placeOrder } from './support/shop';
import { signIn } from './support/sign-in';

test('words of a shop are written with checks and a preview on a real order, published, and taken back', async ({ page, request }) => {
  const orderNo = freshNumber('TPL');
  const shop = orderNo.toLowerCase();
  await placeOrder(request, orderNo, '+8613900130077', { shop });
  await signIn(page);
  await page.goto('/admin/templates');
  await page.getByLabel('按名称筛选').fill('已发出');
  await page.getByRole('link', { name: /包裹已发出/ }).click();
  await page.getByLabel('店铺').selectOption(shop);

  const words = card(page, '文字');
  const preview = card(page, '预览');
  await words.getByLabel(/短信正文/).fill('亲，{orderNo} 出发啦，{eta}到{phone}');
  await expect(words.getByText('这种消息没有变量 phone')).toBeVisible();
  await expect(words.getByText(/eta.*请放在 \[ \] 里/)).toBeVisible();
  await expect(words.getByText(/必须写到 \{next\}/)).toBeVisible();
  await expect(words.getByRole('button', { name: '看改动并发布' })).toBeDisabled();

  await words.getByLabel(/短信正文/).fill('亲，{orderNo} 出发啦[，{eta}到]。{next} 前再说。');
  await expect(words.getByText('没有问题，可以发布。')).toBeVisible();
  await preview.getByLabel(/用真实订单看/).fill(orderNo);
  await preview.getByRole('button', { name: '看', exact: true }).click();
  await expect(preview.getByText(`亲，${orderNo} 出发啦`)).toBeVisible();
  await expect(preview.getByText(/UCS-2 · \d 条/)).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);

  await words.getByRole('button', { name: '看改动并发布' }).click();
  await words.getByLabel('为什么改（留在记录里）').fill('更亲切');
  await words.getByRole('button', { name: '发布，下一条消息就用' }).click();
  const versions = card(page, '版本');
  await expect(versions.getByText('第 1 版')).toBeVisible();
  await expect(versions.getByText('更亲切')).toBeVisible();
  await page.goto('/admin/templates');
  await expect(page.getByText(`短信 · 简体中文 · ${shop} 第 1 版`)).toBeVisible();

  await page.getByRole('link', { name: /包裹已发出/ }).click();
  await page.getByLabel('店铺').selectOption(shop);
  await card(page, '版本').getByRole('button', { name: '恢复' }).click();
  await expect(card(page, '版本').getByText('第 2 版', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '邮件', exact: true }).click();
  await expect(card(page, '预览').frameLocator('iframe').getByText('打开订单页', { exact: true })).toBeVisible();
});
