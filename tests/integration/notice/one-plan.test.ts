import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { MINUTE, SECOND } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import type { Context } from '@/server/store/context';
import { rescueNotices } from '@/server/store/notice';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { resolveLost } from '@/server/usecases/notice/resolve-lost';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { handClock, MORNING } from '../stall/stalled-order';
import { shippedOrders } from './many-notices';

let listening: Listening;
beforeAll(async () => {
  listening = await listenForReceipts();
});
afterAll(() => listening.close());
beforeEach(async () => {
  await freshDatabase();
  listening.standIns.world.messages.length = 0;
  listening.standIns.world.now = () => Date.now();
  listening.standIns.world.switches = { ...GOOD_DAY, receipts: 'none' };
});

const texts = () => listening.standIns.world.messages.map(({ text }) => text!);

async function states() {
  const { rows } = await pool().query(`select state, count(*)::int as count from notice where recipient = 'customer' group by state`);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

const ONE_CUSTOMER = () => 0;

it('three orders of one customer that are shipped at once are one message, and each has its promise', async () => {
  const clock = handClock(MORNING);
  await shippedOrders(clock.ctx, 3, ONE_CUSTOMER);
  clock.pass(2);
  await deliverNotices(clock.ctx);
  expect(texts()).toHaveLength(1);
  expect(texts()[0]).toMatch(/订单 M\d 等 3 单/);
  expect(await states()).toEqual({ sent: 3 });
  const { rows } = await pool().query(`select distinct order_id from promise`);
  expect(rows).toHaveLength(3);
});

it('orders of several customers are told each by itself', async () => {
  const clock = handClock(MORNING);
  await shippedOrders(clock.ctx, 3);
  clock.pass(2);
  await deliverNotices(clock.ctx);
  expect(texts()).toHaveLength(3);
});

it('what is due within a minute goes along, and what has no company waits for its time', async () => {
  const clock = handClock(MORNING);
  await shippedOrders(clock.ctx, 2, ONE_CUSTOMER);
  clock.pass(2);
  const soon = new Date(clock.ctx.now() + 40 * SECOND);
  await pool().query(`update notice set due_at = $1 where id = (select id from notice order by id limit 1)`, [soon]);
  await deliverNotices(clock.ctx);
  expect(texts()).toHaveLength(1);
  expect(await states()).toEqual({ sent: 2 });
});

it('a message whose answer was lost keeps its other orders waiting with it, and they are told with it and not again', async () => {
  const clock = handClock(MORNING);
  // the provider tells by its clock when it had a message
  listening.standIns.world.now = () => clock.ctx.now();
  await shippedOrders(clock.ctx, 3, ONE_CUSTOMER);
  clock.pass(2);
  listening.standIns.world.switches.loseAnswer = true;
  await deliverNotices(clock.ctx);
  expect(await states()).toEqual({ unknown: 3 });
  listening.standIns.world.switches.loseAnswer = false;
  await settle(clock, 20);
  const { rows } = await pool().query(`select distinct state from notice where recipient = 'customer'`);
  expect(rows).toEqual([{ state: 'sent' }]);
  for (const text of texts()) expect(text).toContain('等 3 单');
});

it('a deliverer that died over one message for three orders leaves none of them free', async () => {
  const clock = handClock(MORNING);
  await shippedOrders(clock.ctx, 3, ONE_CUSTOMER);
  clock.pass(2);
  await deliverNotices(clock.ctx);
  await pool().query(`update attempt set outcome = 'sending', provider_id = null, ended_at = null`);
  await pool().query(`update notice set state = 'sending', leased_until = $1`, [new Date(clock.ctx.now() + MINUTE)]);
  clock.pass(2);
  expect(await rescueNotices(pool(), clock.ctx.now())).toEqual({ unknown: 3, freed: 0 });
});

async function settle(clock: { ctx: Context; pass(minutes: number): void }, minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes * 2; passed += 1) {
    clock.pass(0.5);
    await resolveLost(clock.ctx);
    await deliverNotices(clock.ctx);
  }
}
