import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { GOOD_DAY, type Switches } from '@/server/channels/stand-in';
import { pool } from '@/server/platform/database';
import { readRefusedWords, readRests } from '@/server/store/channel-pause';
import { forgetChannelSettings } from '@/server/store/channel-setting';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { handClock, MORNING } from '../stall/stalled-order';
import { setChannel, shippedOrders } from './many-notices';

let listening: Listening;
beforeAll(async () => {
  listening = await listenForReceipts();
});
afterAll(() => listening.close());
beforeEach(async () => {
  await freshDatabase();
  forgetChannelSettings();
  listening.standIns.world.messages.length = 0;
});

function switches(more: Partial<Switches>) {
  listening.standIns.world.switches = { ...GOOD_DAY, receipts: 'none', receiptDelayMs: 1, ...more };
}

/** The body is longer than Twilio takes; and: our account is not allowed in. */
const WORDS = 21617;
const ACCOUNT = 20003;

async function twoKinds() {
  const clock = handClock(MORNING);
  await setChannel('twilio_sms', { cap: { count: 10_000, perMs: 1_000 } });
  await shippedOrders(clock.ctx, 60);
  await pool().query(
    `update notice set template = 'update.resolved', params = jsonb_build_object('step', 'in_transit', 'at', extract(epoch from due_at) * 1000)::json, due_at = due_at + interval '10 seconds' where order_id in (select id from orders where order_no > 'M3')`,
  );
  const { rows } = await pool().query('select template, count(*)::int as of from notice group by template');
  return { clock, of: new Map(rows.map((row) => [row.template, row.of])) };
}

async function states() {
  const { rows } = await pool().query(
    `select template, state, detail, count(*)::int as of from notice where recipient = 'customer' group by 1, 2, 3 order by 1, 2, 3`,
  );
  return rows;
}

const alerts = async () =>
  (await pool().query(`select distinct template, params::jsonb as params from notice where order_id is null order by template`)).rows.map(
    ({ template, params }) => [template, params.templateKey, params.code],
  );

it('words that a provider refuses rest by themselves: the channel’s other messages go, staff are told once, and it is tried again', async () => {
  const { clock, of } = await twoKinds();
  const shipped = of.get('milestone.shipped')!;
  switches({ refuse: WORDS });
  clock.pass(1.5);
  await deliverNotices(clock.ctx);
  const tries = async () => (await pool().query(`select count(*)::int as made from attempt where outcome = 'config'`)).rows[0].made;
  // those under way at the same moment, and none after them
  expect(await tries()).toBeLessThanOrEqual(25);
  expect((await readRests(pool())).size).toBe(0);
  expect([...(await readRefusedWords(pool(), clock.ctx.now())).keys()]).toEqual(['milestone.shipped']);
  switches({});
  clock.pass(0.5);
  await deliverNotices(clock.ctx);
  await deliverNotices(clock.ctx);
  expect(await states()).toEqual([
    { template: 'milestone.shipped', state: 'pending', detail: 'its words are refused there', of: shipped },
    { template: 'update.resolved', state: 'sent', detail: null, of: 60 - shipped },
  ]);
  expect(await alerts()).toEqual([['alert.words_refused', 'milestone.shipped', String(WORDS)]]);
  for (let passed = 0; passed < 12; passed += 1) {
    clock.pass(1);
    await deliverNotices(clock.ctx);
  }
  expect((await states()).map(({ state, of: count }) => [state, count])).toEqual([
    ['sent', shipped],
    ['sent', 60 - shipped],
  ]);
});

it('an account that a provider refuses rests the channel, after those that were under way, and staff are told', async () => {
  const { clock } = await twoKinds();
  switches({ refuse: ACCOUNT });
  clock.pass(2);
  await deliverNotices(clock.ctx);
  expect([...(await readRests(pool())).keys()]).toEqual(['twilio_sms']);
  expect((await readRefusedWords(pool(), clock.ctx.now())).size).toBe(0);
  const { rows } = await pool().query(`select count(*)::int as made from attempt where outcome = 'config'`);
  expect(rows[0].made).toBeLessThanOrEqual(25);
  expect(await alerts()).toEqual([['alert.channel_refused', undefined, String(ACCOUNT)]]);
});
