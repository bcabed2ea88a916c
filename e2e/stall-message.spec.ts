import { expect, test } from '@playwright/test';
import type { StalledOrder } from './server/tell-of-stall';
import { signIn } from './support/sign-in';

test('a parcel that nobody collects reaches the customer by itself, with the reason and the next update', async ({ page }) => {
  test.setTimeout(240_000);
  const { orderNo, phone }: StalledOrder = JSON.parse(process.env.DAONA_E2E_STALLED!);
  await page.goto('/track');
  await page.locator('#orderNo').fill(orderNo);
  await page.locator('#phone').fill(phone);
  await page.locator('form button[type=submit]').first().click();
  await expect(page.locator('h1')).toContainText(/揽收/, { timeout: 60_000 });
  await signIn(page);
  const phonePage = await page.context().newPage();
  const draft = page.locator('main li button', { hasText: orderNo });
  await expect(async () => {
    // where somebody of service was there the message waits for them: then it is sent with one key
    await page.goto('/admin/drafts');
    if (await draft.isVisible()) await draft.click().then(() => page.keyboard.press('Enter'));
    await phonePage.goto(`${process.env.DAONA_E2E_PHONE_URL}/phone?number=${encodeURIComponent(phone)}`);
    const said = await phonePage.locator('body').innerText();
    expect(said).toContain(orderNo);
    expect(said).toMatch(/快递还没有来揽收/);
    expect(said).toMatch(/\d{2}:\d{2} 前/);
  }).toPass({ timeout: 180_000, intervals: [3_000] });
});
