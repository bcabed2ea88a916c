import { expect, test } from '@playwright/test';
import type { MailedOrder } from './server/tell-of-stall';
import { axeFaults } from './support/axe';

test('who wants no SMS is told by mail, and ends mails on a page or by one click of the mail program', async ({ page, request }) => {
  test.setTimeout(240_000);
  const { orderNo, phone, email }: MailedOrder = JSON.parse(process.env.DAONA_E2E_MAILED!);
  const shown = async (number: string) =>
    (await request.get(`${process.env.DAONA_E2E_PHONE_URL}/phone?number=${encodeURIComponent(number)}`)).text();
  await expect(async () => expect(await shown(email)).toContain(orderNo)).toPass({ timeout: 180_000, intervals: [3_000] });
  expect(await shown(phone)).not.toContain(orderNo);
  const link = /https?:\/\/[^\s"'<>]+\/u\/[\w-]+/.exec(await shown(email))![0];
  expect(link).not.toContain(orderNo);

  // opened by a scanner of links, nothing changes
  await page.goto(link);
  await expect(page.locator('button[name=step]')).toHaveCount(2);
  await page.reload();
  expect(await axeFaults(page)).toEqual([]);
  await page.locator('button[name=step][value=rest]').click();
  await expect(page.locator('[role=status]')).toBeVisible();
  await expect(page.locator('button[name=step]')).toHaveCount(1);

  for (let times = 0; times < 2; times += 1) {
    const answer = await request.post(link, { form: { 'List-Unsubscribe': 'One-Click' }, maxRedirects: 0 });
    expect(answer.ok()).toBe(true);
  }
  await page.goto(link);
  await expect(page.locator('[role=status]')).toBeVisible();
  await expect(page.locator('button[name=step]')).toHaveCount(0);

  await page.goto(`${new URL(link).origin}/u/of-nobody`);
  await expect(page.locator('a[href="/track"].button')).toBeVisible();
});
