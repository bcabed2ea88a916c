import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { DAY, HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { readOrdersByKey } from '@/server/store/order';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { keepPromises } from '@/server/usecases/notice/keep-promises';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { sweepDeadlines } from '@/server/usecases/stall/sweep-deadlines';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { handClock, MORNING, scan, shippedOrder } from './stalled-order';

let listening: Listening;
beforeAll(async () => {
  listening = await listenForReceipts();
});
afterAll(() => listening.close());
beforeEach(async () => {
  await freshDatabase();
  await ensureDefaultRules(handClock().ctx);
  listening.standIns.world.switches = { ...GOOD_DAY, receipts: 'none' };
  listening.standIns.world.messages.length = 0;
});

const texts = () => listening.standIns.world.messages.map((m) => m.text!);

/** The customer was told at 13:00 that we write again by 15:00. */
async function promised() {
  const clock = handClock();
  await shippedOrder(clock.ctx, 'P1', MORNING);
  await pool().query(`update notice set state = 'suppressed' where template like 'milestone.%'`);
  clock.at(MORNING + 3 * HOUR);
  await sweepDeadlines(clock.ctx);
  clock.pass(2);
  await deliverNotices(clock.ctx);
  expect(texts()).toHaveLength(1);
  return clock;
}

async function scores() {
  const { rows } = await pool().query('select kept_at, broken_at from promise order by created_at');
  return rows.map((r) => (r.kept_at ? 'kept' : r.broken_at ? 'broken' : 'open'));
}

describe('the promised next update', () => {
  it('comes in time even when nothing has moved, and promises the next one for tomorrow', async () => {
    const { ctx, at } = await promised();
    at(MORNING + 5 * HOUR - 11 * MINUTE);
    expect(await keepPromises(ctx)).toEqual({ seen: 0 });
    at(MORNING + 5 * HOUR - 10 * MINUTE);
    expect(await keepPromises(ctx)).toEqual({ seen: 1 });
    await deliverNotices(ctx);
    expect(texts()[1]).toContain('还没有新进展，原因：快递还没有来揽收');
    expect(texts()[1]).toContain('明天 14:50 前再给您消息');
    expect(await scores()).toEqual(['kept', 'open']);
    const [order] = await readOrdersByKey(pool(), 'P1');
    expect(order!.doc!.nextUpdateAt).toBe(MORNING + 5 * HOUR - 10 * MINUTE + DAY);
    expect(await keepPromises(ctx)).toEqual({ seen: 0 });
  });

  it('says that the hold-up is over when the shipment has moved', async () => {
    const { ctx, at } = await promised();
    const moved = MORNING + 4 * HOUR;
    at(moved);
    await recordFacts(ctx, { orders: [], facts: [scan('SFP1', 'in_transit.departed', moved, { place: { city: '杭州', country: 'CN' } })] });
    at(MORNING + 5 * HOUR - 10 * MINUTE);
    await keepPromises(ctx);
    await deliverNotices(ctx);
    expect(texts()[1]).toContain('好消息：订单 P1 之前的耽搁已经解决，目前运输中（杭州');
    expect(await scores()).toEqual(['kept']);
  });

  it('is not said again when another message has told it', async () => {
    const { ctx, at } = await promised();
    const out = MORNING + 4 * HOUR;
    at(out);
    await recordFacts(ctx, { orders: [], facts: [scan('SFP1', 'picked_up', out - HOUR), scan('SFP1', 'out_for_delivery', out)] });
    at(out + 2 * MINUTE);
    await deliverNotices(ctx);
    at(MORNING + 5 * HOUR - 10 * MINUTE);
    await keepPromises(ctx);
    await deliverNotices(ctx);
    expect(texts()).toHaveLength(2);
    expect(texts()[1]).toContain('正在派送');
  });

  it('counts as broken when it comes too late', async () => {
    const { ctx, at } = await promised();
    at(MORNING + 5 * HOUR + 6 * MINUTE);
    await keepPromises(ctx);
    expect(await scores()).toEqual(['broken']);
  });

  it('is left to people after ten days', async () => {
    const { ctx, at } = await promised();
    at(MORNING + 11 * DAY);
    await keepPromises(ctx);
    const { rows } = await pool().query(`select count(*) from notice where template like 'update.%'`);
    expect(rows[0].count).toBe(0);
  });
});
