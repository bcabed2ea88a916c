import { type Cookie, expect, type Page } from '@playwright/test';
import { PRODUCT } from '../server/start-product';

/** Cookies of those whom this process has signed in; how signing in goes is the matter of console.spec and smoke.spec. */
const signedIn = new Map<string, Cookie[]>();

/** Signs somebody in to the console, the administrator of the test product unless said otherwise: by its form once, by the cookies of that time again. */
export async function signIn(page: Page, who: { email: string; password: string } = PRODUCT): Promise<void> {
  const kept = signedIn.get(who.email);
  if (kept) return page.context().addCookies(kept);
  await page.goto('/admin');
  await page.locator('input[type=email]').fill(who.email);
  await page.locator('input[type=password]').fill(who.password);
  await page.locator('button[type=submit]').click();
  await expect(page).toHaveURL(/\/admin(?!\/sign-in)/);
  signedIn.set(who.email, await page.context().cookies());
}
