import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { NO_PREFERENCE } from '@/server/domain/preference/preference';
import { DAY, HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { phoneHash } from '@/server/store/contact';
import { readOrdersByKey } from '@/server/store/order';
import { savePreference } from '@/server/store/preference';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { keepPromises } from '@/server/usecases/notice/keep-promises';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { sweepDeadlines } from '@/server/usecases/stall/sweep-deadlines';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { handClock, MORNING, PHONE, scan, shippedOrder } from './stalled-order';

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

async function warnings() {
  const { rows } = await pool().query<{ template: string; params: Record<string, unknown> }>(
    `select template, params from staff_alert where template like 'alert.promises%' order by raised_at`,
  );
  return rows;
}

async function scores() {
  const { rows } = await pool().query(`select kept_at, broken_at from promise where kind = 'next_update' order by created_at`);
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
    // what counts is that it went, and the watch looks whether it did
    expect(await scores()).toEqual(['open', 'open']);
    at(MORNING + 5 * HOUR - 5 * MINUTE);
    await keepPromises(ctx);
    expect(await scores()).toEqual(['kept', 'open']);
    expect(await warnings()).toEqual([]);
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
    at(MORNING + 5 * HOUR - 5 * MINUTE);
    await keepPromises(ctx);
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

  it('counts as broken when it comes too late, says so truly with a new promise, and knows how late', async () => {
    const { ctx, at, pass } = await promised();
    at(MORNING + 5 * HOUR + 6 * MINUTE);
    await keepPromises(ctx);
    expect(await scores()).toEqual(['broken']);
    pass(1);
    await deliverNotices(ctx);
    expect(texts()[1]).toContain('还没有新进展');
    pass(10);
    await keepPromises(ctx);
    expect(await scores()).toEqual(['broken', 'open']);
    const { rows } = await pool().query(
      'select broken_at = due_at as "atItsTime", late_at - due_at as late from promise where broken_at is not null',
    );
    expect(rows).toMatchObject([{ atItsTime: true, late: { minutes: 7 } }]);
    expect((await warnings()).map(({ template }) => template)).toEqual(['alert.promises_broken']);
  });

  it('is kept by a message of the very moment it falls due, and not by one a millisecond later', async () => {
    const { ctx, at } = await promised();
    const due = MORNING + 5 * HOUR;
    for (const [startedAt, score] of [
      [due, 'kept'],
      [due + 1, 'broken'],
    ] as const) {
      await pool().query(`update promise set kept_at = null, watch_at = $1`, [new Date(due - HOUR)]);
      await pool().query(`delete from notice where cause = 'by hand'`);
      const order = (await readOrdersByKey(pool(), 'P1'))[0]!.id;
      await pool().query(
        `with n as (insert into notice (id, order_id, cause, recipient, template, params, state, due_at)
           values (gen_random_uuid(), $1, 'by hand', 'customer', 'stall.movement', '{}', 'sent', $2) returning id)
         insert into attempt (id, notice_id, channel, outcome, started_at) select gen_random_uuid(), id, 'twilio_sms', 'accepted', $2 from n`,
        [order, new Date(startedAt)],
      );
      at(due + MINUTE);
      await keepPromises(ctx);
      expect((await scores())[0]).toBe(score);
    }
  });

  it('is warned of once, however many workers look at once, when its message has not gone', async () => {
    const { ctx, at } = await promised();
    at(MORNING + 5 * HOUR - 10 * MINUTE);
    await keepPromises(ctx);
    await pool().query(`update notice set state = 'suppressed' where cause like 'promise:%'`);
    at(MORNING + 5 * HOUR - 5 * MINUTE);
    await Promise.all([keepPromises(ctx), keepPromises(ctx), keepPromises(ctx)]);
    await keepPromises(ctx);
    const told = await warnings();
    expect(told.map(({ template }) => template)).toEqual(['alert.promises_due']);
    expect(told[0]!.params).toMatchObject({ orderNo: 'P1', promise: 'next_update', dueAt: MORNING + 5 * HOUR, others: 0 });
    at(MORNING + 5 * HOUR + MINUTE);
    await Promise.all([keepPromises(ctx), keepPromises(ctx)]);
    await keepPromises(ctx);
    expect((await warnings()).map(({ template }) => template)).toEqual(['alert.promises_due', 'alert.promises_broken']);
    expect(await scores()).toEqual(['broken']);
  });

  it('is neither marked nor warned of by a worker that dies in between', async () => {
    const { ctx, at } = await promised();
    await pool().query('update promise set followed_at = created_at');
    at(MORNING + 5 * HOUR - 5 * MINUTE);
    await pool().query(`alter table staff_alert add constraint dies check (template <> 'alert.promises_due')`);
    await expect(keepPromises(ctx)).rejects.toThrow();
    expect((await pool().query('select warned_at from promise')).rows).toEqual([{ warned_at: null }]);
    await pool().query('alter table staff_alert drop constraint dies');
    await keepPromises(ctx);
    expect(await warnings()).toHaveLength(1);
  });

  it('is withdrawn when its customer has since asked for quiet at that hour, and is written before that begins', async () => {
    const { ctx, at } = await promised();
    at(MORNING + 3 * HOUR + 10 * MINUTE);
    // 14:30 to 22:00 in Shanghai, over the promised 15:00
    await savePreference(pool(), phoneHash(PHONE), { ...NO_PREFERENCE, quiet: '14:30-22:00' }, null, ctx.now());
    await keepPromises(ctx);
    at(MORNING + 4 * HOUR + 20 * MINUTE);
    await keepPromises(ctx);
    await deliverNotices(ctx);
    expect(texts()[1]).toContain('还没有新进展');
    await pool().query('delete from attempt');
    at(MORNING + 5 * HOUR + MINUTE);
    await keepPromises(ctx);
    const { rows } = await pool().query(`select withdrawn_why from promise where kind = 'next_update' order by created_at limit 1`);
    expect(rows).toEqual([{ withdrawn_why: 'quiet' }]);
  });

  it('is left to people after ten days', async () => {
    const { ctx, at } = await promised();
    at(MORNING + 11 * DAY);
    await keepPromises(ctx);
    const { rows } = await pool().query(`select count(*) from notice where template like 'update.%'`);
    expect(rows[0].count).toBe(0);
  });
});
