import type { Page } from '@playwright/test';
import { card } from './card';
import { freshNumber } from './shop';

/** Adds a supervisor as the administrator does; answers with what that person signs in with. */
export async function addSupervisor(page: Page): Promise<{ name: string; email: string; password: string }> {
  const name = freshNumber('Lin');
  const email = `${name.toLowerCase()}@daona.local`;
  await page.goto('/admin/people');
  const adder = card(page, '添加人员');
  await adder.getByLabel('姓名').fill(name);
  await adder.getByLabel('邮箱').fill(email);
  await adder.getByLabel('角色').selectOption('supervisor');
  await adder.getByRole('button', { name: '添加人员' }).click();
  return { name, email, password: await adder.getByRole('status').locator('code').innerText() };
}
