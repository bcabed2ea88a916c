import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { GOOD_DAY, type Switches } from '@/server/channels/stand-in';
import { STAND_IN_ACCOUNT } from '@/server/channels/stand-in-account';
import { MINUTE, SECOND } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import type { Context } from '@/server/store/context';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { resolveLost } from '@/server/usecases/notice/resolve-lost';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { handClock, MORNING } from '../stall/stalled-order';
import { phoneOf, setChannel, shippedOrders } from './many-notices';

const COUNT = 60;
const CAP = { count: 200, perMs: 1_000 };
const ACCOUNT = {
  sid: STAND_IN_ACCOUNT.TWILIO_ACCOUNT_SID,
  token: STAND_IN_ACCOUNT.TWILIO_AUTH_TOKEN,
  from: STAND_IN_ACCOUNT.TWILIO_FROM,
};

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

const received = () => listening.standIns.world.messages.map(({ to }) => to).sort();
const everybody = Array.from({ length: COUNT }, (_, nth) => phoneOf(nth)).sort();

async function count(what: string): Promise<number> {
  const { rows } = await pool().query(`select count(*)::int as count from ${what}`);
  return rows[0].count;
}

/** Works as the worker does, on a clock that is moved on by hand, until `done` or the time is over; answers the milliseconds it took. */
async function work(clock: { ctx: Context; at(now: number): void }, forMs: number, done: () => boolean = () => false): Promise<number> {
  const { ctx } = clock;
  const begun = ctx.now();
  while (ctx.now() - begun < forMs && !done()) {
    await resolveLost(ctx);
    while ((await deliverNotices(ctx)).claimed > 0 && !done());
    clock.at(ctx.now() + 2 * SECOND);
  }
  return ctx.now() - begun;
}

const AWAY: [string, () => Promise<void>, () => Promise<void>][] = [
  [
    'cannot be reached',
    () => setChannel('twilio_sms', { account: { ...ACCOUNT, baseUrl: 'http://127.0.0.1:1' } }),
    () => setChannel('twilio_sms', { account: { ...ACCOUNT, baseUrl: listening.standIns.url } }),
  ],
  ['says that it has too much to do', async () => switches({ tooMany: true }), async () => switches({})],
  ['refuses for reasons of its own', async () => switches({ refuse: 30001 }), async () => switches({})],
];

it.each(AWAY)('a provider that %s for half an hour costs no message and doubles none', async (_, goAway, comeBack) => {
  const clock = handClock(MORNING);
  await setChannel('twilio_sms', { cap: CAP });
  await shippedOrders(clock.ctx, COUNT);
  clock.at(MORNING + 2 * MINUTE);
  await goAway();
  await work(clock, 30 * MINUTE);
  expect(received()).toEqual([]);
  // it was asked now and then, not by everybody all the time
  expect(await count('attempt')).toBeLessThan(2 * COUNT);
  await comeBack();
  await work(clock, 10 * MINUTE, () => received().length >= COUNT);
  expect(received()).toEqual(everybody);
  await work(clock, MINUTE);
  expect(received()).toEqual(everybody);
  expect(await count(`notice where recipient = 'customer' and state = 'sent'`)).toBe(COUNT);
});

it('a channel that is switched off sends nothing more, and what waited goes when it is on again', async () => {
  const clock = handClock(MORNING);
  await setChannel('twilio_sms', { cap: CAP, isOn: false });
  await shippedOrders(clock.ctx, 10);
  clock.at(MORNING + 2 * MINUTE);
  await work(clock, 5 * MINUTE);
  expect(received()).toEqual([]);
  const { rows } = await pool().query(`select distinct state, detail from notice where recipient = 'customer'`);
  expect(rows).toEqual([{ state: 'pending', detail: 'the channel is switched off' }]);
  await setChannel('twilio_sms', { isOn: true });
  await work(clock, 3 * MINUTE);
  expect(received()).toHaveLength(10);
});

it('a channel sends no more than its ceiling lets it spend in a day', async () => {
  const clock = handClock(MORNING);
  await setChannel('twilio_sms', { cap: { count: 1, perMs: 1_000 }, priceMicros: 50_000, ceilingMicros: 400_000 });
  await shippedOrders(clock.ctx, 10);
  clock.at(MORNING + 2 * MINUTE);
  await work(clock, 10 * MINUTE);
  const { rows } = await pool().query(
    `select sum(cost_micros)::int as spent, max(parts) as parts from attempt where channel = 'twilio_sms'`,
  );
  expect(rows[0].parts).toBeGreaterThan(0);
  expect(rows[0].spent).toBeGreaterThanOrEqual(400_000);
  // what was under way when it was reached went out as well
  expect(rows[0].spent).toBeLessThanOrEqual(400_000 + 3 * rows[0].parts * 50_000);
  expect(received().length).toBeLessThan(10);
});

it('keeps to its cap over all rounds together', async () => {
  const clock = handClock(MORNING);
  await setChannel('twilio_sms', { cap: { count: 2, perMs: 1_000 } });
  await shippedOrders(clock.ctx, 30);
  clock.at(MORNING + 2 * MINUTE);
  const seconds = (await work(clock, MINUTE, () => received().length >= 30)) / SECOND;
  expect(seconds).toBeGreaterThanOrEqual(10);
  const { rows } = await pool().query(`select started_at from attempt order by started_at`);
  for (let nth = 10; nth < rows.length; nth += 1)
    expect(rows[nth].started_at - rows[nth - 10].started_at).toBeGreaterThanOrEqual(2 * SECOND);
});

it('what has just come due is seen to at once, however many have waited for longer', async () => {
  const clock = handClock(MORNING);
  await setChannel('twilio_sms', { cap: { count: 1, perMs: 1_000 } });
  await shippedOrders(clock.ctx, 4 * COUNT);
  clock.at(MORNING + 2 * MINUTE);
  const newest = `recipient = 'customer' and order_id = (select id from orders where order_no = 'M0')`;
  await pool().query(`update notice set due_at = $1 where ${newest}`, [new Date(clock.ctx.now())]);
  await deliverNotices(clock.ctx);
  expect(await count(`notice where ${newest} and (state <> 'pending' or slot_channel is not null)`)).toBe(1);
  expect(await count(`notice where recipient = 'customer' and state = 'pending' and slot_channel is null`)).toBeGreaterThan(0);
});
