import type { Locator, Page } from '@playwright/test';

/** The block of a console page under a heading. */
export function card(page: Page, title: string): Locator {
  return page.locator('section', { has: page.getByRole('heading', { name: title }) });
}
