import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { GOOD_DAY, type Switches } from '@/server/channels/stand-in';
import { MINUTE, SECOND } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { phoneHash } from '@/server/store/contact';
import type { Context } from '@/server/store/context';
import { writeAddress } from '@/server/store/reach';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { resolveLost } from '@/server/usecases/notice/resolve-lost';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { handClock, MORNING, scan } from '../stall/stalled-order';
import { phoneOf, shippedOrders } from './many-notices';

let listening: Listening;
beforeAll(async () => {
  listening = await listenForReceipts();
});
afterAll(() => listening.close());
beforeEach(async () => {
  await freshDatabase();
  listening.standIns.world.messages.length = 0;
  switches({});
});

function switches(more: Partial<Switches>) {
  listening.standIns.world.switches = { ...GOOD_DAY, receipts: 'none', receiptDelayMs: 1, ...more };
}

async function work(clock: { ctx: Context; pass(minutes: number): void }, minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes * 6; passed += 1) {
    clock.pass((10 * SECOND) / MINUTE);
    await resolveLost(clock.ctx);
    await deliverNotices(clock.ctx);
  }
}

async function ledger() {
  const { rows } = await pool().query(
    `select n.state, a.channel, a.outcome, a.send_id from notice n join attempt a on a.notice_id = n.id order by a.started_at, a.id`,
  );
  return rows;
}

it('is sent again under the same id where the provider knows it, and so never twice', async () => {
  const clock = handClock(MORNING);
  await shippedOrders(clock.ctx, 1);
  await writeAddress(pool(), phoneHash(phoneOf(0)), 'wechat', 'oFOLLOWER1');
  clock.pass(2);
  switches({ loseAnswer: true });
  await deliverNotices(clock.ctx);
  expect(await ledger()).toMatchObject([{ state: 'unknown', channel: 'wechat_template', outcome: 'unknown' }]);
  switches({});
  await work(clock, 2);
  const [lost, again] = await ledger();
  expect(again).toMatchObject({ state: 'sent', channel: 'wechat_template', outcome: 'accepted', send_id: lost.send_id });
  expect(listening.standIns.world.messages).toHaveLength(1);
});

it('that never reached the provider is sent once the provider says so or its receipt is overdue', async () => {
  const clock = handClock(MORNING);
  await shippedOrders(clock.ctx, 1);
  clock.pass(2);
  switches({ loseAnswer: true });
  await deliverNotices(clock.ctx);
  // as if it had been lost on its way there
  listening.standIns.world.messages.length = 0;
  switches({});
  await work(clock, 15);
  expect(listening.standIns.world.messages).toHaveLength(1);
  expect((await ledger()).at(-1)).toMatchObject({ state: 'sent', outcome: 'accepted' });
});

it('is not taken for another message to the same phone in the same seconds whose answer was lost as well', async () => {
  const clock = handClock(MORNING);
  await shippedOrders(clock.ctx, 1, () => 0);
  clock.pass(2);
  switches({ loseAnswer: true });
  await deliverNotices(clock.ctx);
  // the first never reached the provider, the second did
  listening.standIns.world.messages.length = 0;
  await shippedOrders(clock.ctx, 2, () => 0);
  await pool().query("update notice set due_at = $1 where state = 'pending'", [new Date(clock.ctx.now())]);
  await deliverNotices(clock.ctx);
  const { messages } = listening.standIns.world;
  expect(messages.map(({ text }) => /M\d/.exec(text!)?.[0])).toEqual(['M1']);
  messages[0]!.at = clock.ctx.now();
  switches({});
  await work(clock, 30);
  expect(messages.map(({ text }) => /M\d/.exec(text!)?.[0]).sort()).toEqual(['M0', 'M1']);
});

it('is sent under its first id also after the provider had too much to do in between', async () => {
  const clock = handClock(MORNING);
  await shippedOrders(clock.ctx, 1);
  await writeAddress(pool(), phoneHash(phoneOf(0)), 'wechat', 'oFOLLOWER1');
  clock.pass(2);
  switches({ loseAnswer: true });
  await deliverNotices(clock.ctx);
  switches({ tooMany: true });
  await work(clock, 1);
  expect((await ledger()).at(-1)).toMatchObject({ state: 'pending', outcome: 'retry' });
  switches({});
  await work(clock, 5);
  expect((await ledger()).at(-1)).toMatchObject({ state: 'sent', outcome: 'accepted' });
  expect(listening.standIns.world.messages).toHaveLength(1);
});

/** So many orders of one follower; the last one's news is due a minute after the others'. */
async function ordersOfFollower(clock: { ctx: Context; pass(minutes: number): void }, count: number): Promise<void> {
  await shippedOrders(clock.ctx, count, () => 0);
  await writeAddress(pool(), phoneHash(phoneOf(0)), 'wechat', 'oFOLLOWER1');
  clock.pass(2);
  const later = new Date(clock.ctx.now() + 70 * SECOND);
  await pool().query(`update notice set due_at = $1 where order_id = (select id from orders order by order_no desc limit 1)`, [later]);
}

/** Orders that a message told of. */
const told = () => listening.standIns.world.messages.map(({ fields }) => fields?.find(({ value }) => /^M\d/.test(value))?.value);

it('over several orders is sent again as it was: an order that joins them meanwhile is told of by a message of its own', async () => {
  const clock = handClock(MORNING);
  await ordersOfFollower(clock, 3);
  switches({ loseAnswer: true });
  await deliverNotices(clock.ctx);
  switches({});
  await work(clock, 3);
  expect(told()).toEqual([expect.stringMatching(/^M[01]\+1$/), 'M2']);
  expect((await states()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
});

it('over several orders stays one message also when the first of them has moved on', async () => {
  const clock = handClock(MORNING);
  await ordersOfFollower(clock, 3);
  switches({ loseAnswer: true });
  await deliverNotices(clock.ctx);
  switches({});
  const { rows } = await pool().query(
    `select o.order_no as "orderNo" from attempt a join notice n on n.id = a.notice_id join orders o on o.id = n.order_id`,
  );
  await recordFacts(clock.ctx, { orders: [], facts: [scan(`SF${rows[0].orderNo}`, 'delivered', clock.ctx.now())] });
  await work(clock, 1);
  expect(told()).toEqual([expect.stringMatching(/^M[01]\+1$/)]);
});

async function states(): Promise<{ state: string }[]> {
  return (await pool().query(`select state from notice where recipient = 'customer' and template = 'milestone.shipped' order by order_id`))
    .rows;
}
