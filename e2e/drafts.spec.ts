import { expect, type Page, test } from '@playwright/test';
import { freshNumber, placeOrder } from './support/shop';
import { signIn } from './support/sign-in';

/** Publishes a rule for orders of a tag: unaccepted after an hour, service reads the message, which goes by itself after some minutes. */
async function publishDraftRule(page: Page, tag: string, minutes: string): Promise<void> {
  await page.goto('/admin/rules/new?from=own');
  await page.getByLabel('中文名称').fill(`过目 ${tag}`);
  await page.getByLabel('英文名称').fill(`Read first ${tag}`);
  await page.getByLabel('添加条件').first().selectOption('tags');
  const tags = page.getByRole('combobox', { name: '标签' });
  await tags.fill(tag);
  await tags.press('Enter');
  await page.getByLabel('计时方式').selectOption('around_the_clock');
  await page.getByLabel('第 1 级 客户', { exact: true }).selectOption('draft');
  await page.getByRole('spinbutton', { name: '第 1 级 等几分钟' }).fill(minutes);
  await expect(page.locator('main')).toContainText(`先请客服过目，${minutes} 分钟没人处理就自动发给客户`);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.locator('main [role=status]').first()).toContainText('已发布：第 1 版生效');
}

/** What the stand-in phone of a number shows. */
async function phoneShows(page: Page, phone: string, words: string, timeout: number): Promise<void> {
  const device = await page.context().newPage();
  await expect(async () => {
    await device.goto(`${process.env.DAONA_E2E_PHONE_URL}/phone?number=${encodeURIComponent(phone)}`);
    expect(await device.locator('body').innerText()).toContain(words);
  }).toPass({ timeout, intervals: [1_000] });
  await device.close();
}

const freshPhone = () => `+86138${String(Date.now()).slice(-8)}`;

test('a message waits as a draft; service writes it over, confirms it with one key, and the customer reads those words', async ({
  page,
  request,
}) => {
  const [tag, orderNo, phone] = [freshNumber('D').toLowerCase(), freshNumber('DRAFT'), freshPhone()];
  await signIn(page);
  await publishDraftRule(page, tag, '8');
  await page.goto('/admin/drafts');
  await placeOrder(request, orderNo, phone, { tags: [tag] });
  // it comes by itself, without a reload
  const line = page.locator('main li button', { hasText: orderNo });
  await line.click({ timeout: 30_000 });
  const draft = page.getByRole('article', { name: orderNo });
  await expect(draft).toContainText('后自动发出');
  await expect(draft).toContainText(`规则“过目 ${tag}”第 1 级`);
  await expect(draft).toContainText('alipay');
  await page.keyboard.press('e');
  const text = draft.getByRole('textbox');
  await expect(text).toBeFocused();
  await expect(text).toHaveValue(new RegExp(orderNo));
  await text.fill('短');
  await expect(draft).toContainText('没有写到 订单号');
  const words = `订单 ${orderNo} 我是客服小林，仓库说今晚一定接单。`;
  await text.fill(words);
  await draft.getByRole('button', { name: '存着，先不发' }).click();
  await expect(page.locator('main [role=status]').first()).toContainText('改好的话存下了');
  await line.click();
  await page.keyboard.press('Enter');
  await expect(page.locator('main [role=status]').first()).toContainText(`${orderNo} 的消息已交给发送`);
  await expect(line).toHaveCount(0);
  await phoneShows(page, phone, '我是客服小林，仓库说今晚一定接单', 30_000);
  await page.goto('/admin/audit');
  await expect(page.locator('main')).toContainText('发出了待发消息');
});

test('a draft that nobody touches goes by itself in the words of its template', async ({ page, request }) => {
  test.setTimeout(180_000);
  const [tag, orderNo, phone] = [freshNumber('D').toLowerCase(), freshNumber('SELF'), freshPhone()];
  await signIn(page);
  await publishDraftRule(page, tag, '1');
  await placeOrder(request, orderNo, phone, { tags: [tag] });
  await page.goto('/admin/drafts');
  const line = page.locator('main li button', { hasText: orderNo });
  await expect(line).toBeVisible({ timeout: 30_000 });
  await phoneShows(page, phone, '付款后已等', 120_000);
  await expect(line).toHaveCount(0);
});
