import { expect, test } from '@playwright/test';
import { Webhook } from 'standardwebhooks';
import { HookReceiver } from '../tests/support/hook-receiver';
import { axeFaults } from './support/axe';
import { freshNumber, placeOrder } from './support/shop';
import { signIn } from './support/sign-in';

test('an administrator has a system told of changes, sees what it answered, and sends again what it refused', async ({ page, request }) => {
  const receiver = await HookReceiver.listen();
  const name = freshNumber('ERP');
  const orderNo = freshNumber('HOOK');
  const heard = () => receiver.heard.filter(({ body }) => body.includes(orderNo));
  try {
    await signIn(page);
    await page.goto('/admin/hooks');
    await page.getByLabel('接收地址').fill('http://10.0.0.1/in');
    await page.getByLabel('说明').fill(name);
    await page.getByRole('button', { name: '新增推送地址' }).click();
    await expect(page.getByRole('alert').first()).toContainText('DAONA_HOOK_PRIVATE_HOSTS');
    await page.getByLabel('接收地址').fill(receiver.url());
    await page.getByRole('button', { name: '新增推送地址' }).click();
    const secret = await page.locator('[role=status] code').innerText();
    expect(secret).toMatch(/^whsec_/);

    await page.getByRole('link', { name }).click();
    await expect(page.getByText('还没有消息')).toBeVisible();
    await page.getByRole('button', { name: '发送测试' }).click();
    const messages = page.locator('main li', { has: page.locator('details') });
    await expect(messages.filter({ hasText: 'hook.test' }).filter({ hasText: '204' })).toBeVisible({ timeout: 20_000 });

    receiver.manners = [{ status: 500, body: 'no room' }];
    await placeOrder(request, orderNo, '+8613700137061');
    // what follows of the same order waits for it
    const refused = messages.filter({ hasText: orderNo }).filter({ hasText: '500' }).first();
    await expect(refused).toBeVisible({ timeout: 20_000 });
    await refused.locator('summary').click();
    await expect(refused).toContainText('no room');
    expect(await axeFaults(page)).toEqual([]);

    receiver.manners = [{ status: 200 }];
    const before = heard().length;
    await refused.getByRole('button', { name: '重新发送' }).click();
    await expect.poll(() => heard().length).toBeGreaterThan(before);
    const { headers, body } = heard().at(-1)!;
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({ data: { orderNo } });
    // the one that was refused came again under its id, whatever followed it
    const ids = heard().map((one) => one.headers['webhook-id']);
    expect(new Set(ids).size).toBeLessThan(ids.length);

    await page.getByRole('button', { name: '删除' }).click();
    await page.getByRole('button', { name: '再点一次确认' }).click();
    await expect(page).toHaveURL(/\/admin\/hooks$/);
    await expect(page.getByRole('link', { name })).toHaveCount(0);
  } finally {
    await receiver.close();
  }
});
