import { createHmac } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { freshNumber, hoursAgo, placeOrder, readOrder } from './support/shop';
import { signIn } from './support/sign-in';

test('a warehouse nobody wrote an adapter for is connected, tried on a sample, and its first push moves the order', async ({
  page,
  request,
}) => {
  const [name, orderNo] = [freshNumber('wms').toLowerCase(), freshNumber('WMS')];
  await placeOrder(request, orderNo, '+8613700137031');
  await signIn(page);
  let arrive = () => {};
  const example = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/connector\.example/, async (route) => {
    await example;
    await route.continue();
  });
  await page.goto('/admin/sources/connector');
  await page.getByLabel('从示例开始').selectOption('warehouse-east');
  await page.getByLabel(/^名称（/).fill(name);
  await page.getByLabel('店铺').fill('e2e');
  await page.getByLabel('signing').fill('key-of-the-warehouse');

  const at = hoursAgo(1);
  const push = {
    warehouse: 'E1',
    orders: [
      {
        no: orderNo,
        steps: [
          { id: 1, code: 'PICKED', time: at },
          { id: 2, code: 'WEIGHED', time: at },
        ],
      },
      { no: '', steps: [{ id: 3, code: 'PICKED', time: 'soon' }] },
    ],
  };
  const body = JSON.stringify(push);
  await page.getByLabel('粘贴一份样例').fill(body);
  // nothing is read by the settings that are about to be replaced
  await expect(page.getByRole('button', { name: '读这份样例' })).toBeDisabled();
  arrive();
  await page.getByRole('button', { name: '读这份样例' }).click();
  await expect(page.locator('main')).toContainText('1 单没有问题');
  await expect(page.locator('main')).toContainText('1 单会被拒绝');
  await expect(page.locator('main')).toContainText('WEIGHED × 1');
  await expect(page.locator('main tbody')).toContainText('"soon" 不是日期');
  expect(JSON.stringify(await readOrder(request, orderNo))).not.toContain(name);

  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.locator('main')).toContainText('已保存');
  const address = /\/api\/webhooks\/connector\/[\w-]+/.exec(await page.content())![0];
  const moment = String(Math.floor(Date.now() / 1000));
  const sign = (key: string) => `sha256=${createHmac('sha256', key).update(`${moment}.${body}`).digest('hex')}`;
  const send = (key: string) =>
    request.post(address, {
      data: Buffer.from(body),
      headers: { 'content-type': 'application/json', 'x-timestamp': moment, 'x-signature': sign(key) },
    });
  expect((await send('another key')).status()).toBe(401);
  const taken = await send('key-of-the-warehouse');
  expect([taken.status(), await taken.text()]).toEqual([200, '{"code": 0}']);
  expect(await readOrder(request, orderNo)).toMatchObject({ lifecycle: 'picked' });
});
