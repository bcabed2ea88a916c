import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { PRODUCT } from './server/start-product';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

// the pages forbid inline scripts, and axe is one
test.use({ bypassCSP: true });

/** What axe finds against WCAG 2.2 AA, one line a fault: the rule and the elements. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate<AxeResults, string[]>(
    (tags) => (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run(document, { runOnly: tags }),
    WCAG,
  );
  return results.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}

test('the look-up form and the answer to a wrong guess', async ({ page }) => {
  await page.goto('/track');
  expect(await faults(page)).toEqual([]);
  await page.getByLabel('订单号').fill('NOBODY-1');
  await page.getByLabel('收货手机号').fill('13800000000');
  await page.getByRole('button', { name: '查询' }).click();
  await page.waitForLoadState();
  expect(await faults(page)).toEqual([]);
});

for (const [orderNo, colorScheme] of [
  ['DEMO-STALLED', 'light'],
  ['DEMO-SPLIT', 'dark'],
] as const) {
  test(`the order page of ${orderNo} on a phone, ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 740 });
    await page.emulateMedia({ colorScheme });
    await expect(async () => {
      await page.goto('/track');
      await page.getByLabel('订单号').fill(orderNo);
      await page.getByLabel('收货手机号').fill('19900008888');
      await page.getByRole('button', { name: '查询' }).click();
      await expect(page).toHaveURL(/\/q\//, { timeout: 2000 });
    }).toPass({ timeout: 40_000 });
    expect(await faults(page)).toEqual([]);
    // nothing to scroll sideways
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });
}

test('the console: sign-in, board, orders, rules, mappings', async ({ page }) => {
  await page.goto('/admin');
  expect(await faults(page)).toEqual([]);
  await page.locator('input[type=email]').fill(PRODUCT.email);
  await page.locator('input[type=password]').fill(PRODUCT.password);
  await page.locator('button[type=submit]').click();
  await expect(page).not.toHaveURL(/sign-in/);
  for (const path of [
    '/admin',
    '/admin/orders',
    '/admin/sources',
    '/admin/sources/new',
    '/admin/rules',
    '/admin/mappings',
    '/admin/mappings/rules',
  ]) {
    await page.goto(path);
    await expect(page.locator('main h1')).toBeVisible();
    expect(await faults(page), path).toEqual([]);
  }
});
