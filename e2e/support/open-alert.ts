import { expect, type Locator, type Page } from '@playwright/test';

/** The alerts of this title, among those that popped up. */
export function alertsOf(page: Page, title: string): Locator {
  return page.getByRole('region', { name: '提醒' }).locator('> div', { hasText: title });
}

/**
 * Waits for an alert of this title that says so, standing open: where others came at the same time it is a line, and a minute later
 * all are one sign.
 */
export async function openAlert(page: Page, title: string, said: string): Promise<Locator> {
  const alerts = alertsOf(page, title);
  const [line, sign] = [alerts.locator('button[aria-expanded=false]'), page.getByRole('button', { name: /条提醒$/ })];
  const opened = alerts.filter({ hasText: said }).filter({ has: page.getByRole('button', { name: '知道了' }) });
  await expect(async () => {
    if (!(await alerts.first().isVisible()) && (await sign.isVisible())) await sign.click({ timeout: 1_000 });
    if (!(await opened.isVisible()) && (await line.count())) await line.first().click({ timeout: 1_000 });
    await expect(opened).toBeVisible({ timeout: 2_000 });
  }).toPass();
  return opened;
}
