import { expect, type Page } from '@playwright/test';

/** Pastes into the search, as service does, and opens the order that it finds. */
export async function openOrder(page: Page, orderNo: string): Promise<void> {
  await page.goto('/admin/orders');
  await page.locator('input[type=search]').fill(`您好,我的订单 ${orderNo} 怎么还没到?`);
  await page.locator('main a', { hasText: orderNo }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(orderNo);
}
