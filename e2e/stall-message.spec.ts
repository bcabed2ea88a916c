import { expect, test } from '@playwright/test';
import { freshNumber, hoursAgo, placeOrder, tell } from './support/shop';

test('a parcel that nobody collects reaches the customer by itself, with the reason and the next update', async ({ page, request }) => {
  test.setTimeout(240_000);
  const orderNo = freshNumber('STALL');
  const phone = `+86139${String(Date.now()).slice(-8)}`;
  await placeOrder(request, orderNo, phone);
  await tell(request, orderNo, [
    { source: 'wms', code: 'shipped', occurredAt: hoursAgo(4), shipment: { carrier: 'zto', trackingNo: `7${Date.now()}` } },
  ]);
  await page.goto('/track');
  await page.locator('#orderNo').fill(orderNo);
  await page.locator('#phone').fill(phone);
  await page.locator('form button[type=submit]').first().click();
  await expect(page.locator('h1')).toContainText(/揽收/, { timeout: 60_000 });
  const phonePage = await page.context().newPage();
  await expect(async () => {
    await phonePage.goto(`${process.env.DAONA_E2E_PHONE_URL}/phone?number=${encodeURIComponent(phone)}`);
    const said = await phonePage.locator('body').innerText();
    expect(said).toContain(orderNo);
    expect(said).toMatch(/快递还没有来揽收/);
    expect(said).toMatch(/\d{2}:\d{2} 前/);
  }).toPass({ timeout: 180_000, intervals: [3_000] });
});
