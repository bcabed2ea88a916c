import { expect, type Page } from '@playwright/test';
import { PRODUCT } from '../server/start-product';

/** Signs the administrator of the test product in to the console. */
export async function signIn(page: Page): Promise<void> {
  await page.goto('/admin');
  await page.locator('input[type=email]').fill(PRODUCT.email);
  await page.locator('input[type=password]').fill(PRODUCT.password);
  await page.locator('button[type=submit]').click();
  await expect(page).toHaveURL(/\/admin(?!\/sign-in)/);
}
