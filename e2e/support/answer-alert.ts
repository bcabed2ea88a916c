import { expect, type Locator, type Page } from '@playwright/test';

/** The alerts of this title, among those that popped up. */
export function alertsOf(page: Page, title: string): Locator {
  return page.getByRole('region', { name: '提醒' }).locator('> div', { hasText: title });
}

/**
 * Waits for an alert of this title that says so and answers it with one of its buttons, or its link. Where others come at the same
 * time it is a line, and a minute later all are one sign: then it is opened first.
 */
export async function answerAlert(page: Page, { title, said, by }: { title: string; said: string; by: string }): Promise<void> {
  const alerts = alertsOf(page, title);
  const [line, sign] = [alerts.locator('button[aria-expanded=false]'), page.getByRole('button', { name: /条提醒$/ })];
  const opened = alerts.filter({ hasText: said }).filter({ has: page.getByRole('button', { name: '知道了' }) });
  const answer = opened.getByRole('button', { name: by }).or(opened.getByRole('link', { name: by }));
  await expect(async () => {
    if (!(await alerts.first().isVisible()) && (await sign.isVisible())) await sign.click({ timeout: 1_000 });
    if (!(await opened.isVisible()) && (await line.count())) await line.first().click({ timeout: 1_000 });
    await answer.click({ timeout: 2_000 });
  }).toPass();
}
