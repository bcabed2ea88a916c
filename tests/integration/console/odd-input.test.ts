import { beforeEach, expect, test } from 'vitest';
import { freshDatabase } from '../../database/fresh-database';
import { recordOrder } from './some-orders';
import { addStaff, callsAs } from './staff-caller';

let orderId: string;
let calls: ReturnType<typeof callsAs>;

beforeEach(async () => {
  await freshDatabase();
  orderId = await recordOrder({ orderNo: 'A1' });
  calls = callsAs('admin', await addStaff('admin'));
});

const ODD = 'a\0b\ud800c';

test('NUL and halves of letters in what staff type are dropped, not a failure of ours', async () => {
  expect((await calls.order.search({ text: ODD, shop: ODD, region: ODD, category: ODD })).orders).toEqual([]);
  expect((await calls.order.addNote({ orderId, body: ODD })).kind).toBe('added');
  const page = await calls.order.read({ id: orderId });
  expect(page.kind === 'found' && page.notes[0]!.body).toBe('ab\ufffdc');
  expect((await calls.audit.list({ actor: ODD, action: ODD, subject: ODD })).entries).toEqual([]);
  expect((await calls.notice.list({ state: 'x\0' })).notices).toEqual([]);
  expect((await calls.key.create({ name: ODD, scopes: ['read'] })).kind).toBe('created');
});

test.each([9e15, -1, 1.5, Number.NaN])('the moment %d is refused as what it is', async (moment) => {
  for (const call of [
    calls.order.read({ id: orderId, asOf: moment }),
    calls.order.search({ placedFrom: moment }),
    calls.link.create({ orderId, tier: 0, expiresAt: moment }),
    calls.notice.list({ cursor: { createdAt: moment, id: orderId } }),
  ])
    await expect(call).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});
