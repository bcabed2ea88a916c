import { type Browser, expect, type Page, test } from '@playwright/test';
import { addSupervisor } from './support/add-supervisor';
import { alertsOf, answerAlert } from './support/answer-alert';
import { card } from './support/card';
import { openOrder } from './support/open-order';
import { freshNumber, placeOrder } from './support/shop';
import { signIn } from './support/sign-in';

const ASKED = '手动状态等第二人确认';

async function deskOf(browser: Browser, baseURL: string | undefined, who: { email: string; password: string }): Promise<Page> {
  const desk = await (await browser.newContext({ baseURL })).newPage();
  await signIn(desk, who);
  await desk.goto('/admin/account');
  return desk;
}

test('an alert pops up on pages that are open, leaves the typing alone, and one who takes it is named to the others', async ({
  page,
  request,
  browser,
  baseURL,
}) => {
  const orderNo = freshNumber('ALERT');
  await placeOrder(request, orderNo, '+8613700137043');
  await signIn(page);
  const [one, two] = [await addSupervisor(page), await addSupervisor(page)];
  const [first, second] = [await deskOf(browser, baseURL, one), await deskOf(browser, baseURL, two)];
  const typing = first.getByLabel('手机号（短信）');
  await typing.fill('139');

  await openOrder(page, orderNo);
  const panel = card(page, '手动更新状态');
  await panel.getByLabel('设为').selectOption('cancelled');
  await panel.getByLabel('原因').fill('客户来电要求取消');
  await panel.getByRole('button', { name: '提交给第二人' }).click();
  await expect(panel).toContainText('需要另一位主管或管理员确认');

  await expect(alertsOf(first, ASKED)).toBeVisible();
  await expect(alertsOf(second, ASKED)).toBeVisible();
  await expect(typing).toBeFocused();
  await first.keyboard.type('0');
  await expect(typing).toHaveValue('1390');

  await first.keyboard.press('F8');
  await expect(first.getByRole('region', { name: '提醒' }).locator(':focus')).toBeVisible();
  await answerAlert(first, { title: ASKED, said: '', by: '我接手' });
  const taken = `${one.name} 已接手`;
  await answerAlert(second, { title: ASKED, said: taken, by: '知道了' });
  await expect(alertsOf(second, ASKED).filter({ hasText: taken })).toBeHidden();

  await second.goto('/admin/alerts?view=all');
  await expect(second.locator('main li', { hasText: orderNo }).filter({ hasText: ASKED })).toContainText(`${one.name} 已接手`);
});
