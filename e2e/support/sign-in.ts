import { expect, type Page } from '@playwright/test';
import { PRODUCT } from '../server/start-product';

/** Signs somebody in to the console: the administrator of the test product unless said otherwise. */
export async function signIn(page: Page, who: { email: string; password: string } = PRODUCT): Promise<void> {
  await page.goto('/admin');
  await page.locator('input[type=email]').fill(who.email);
  await page.locator('input[type=password]').fill(who.password);
  await page.locator('button[type=submit]').click();
  await expect(page).toHaveURL(/\/admin(?!\/sign-in)/);
}
