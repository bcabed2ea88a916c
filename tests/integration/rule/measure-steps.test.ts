import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '@/server/domain/rule/default-rules';
import type { RuleBody } from '@/server/domain/rule/rule';
import { DAY, HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import type { Context } from '@/server/store/context';
import { readSpanWork } from '@/server/store/step-span-work';
import { backtestRule } from '@/server/usecases/rule/backtest-rule';
import { measureSteps } from '@/server/usecases/rule/measure-steps';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { sweepDeadlines } from '@/server/usecases/stall/sweep-deadlines';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { handClock, MORNING, scan, shippedOrder } from '../stall/stalled-order';

async function spans() {
  const { rows } = await pool().query(
    `select order_no, clock, since, until, gone_at, stalled_at, dest_city, carriers, weekday from step_span order by order_no, since, clock`,
  );
  return rows;
}

async function measureAll(ctx: Context): Promise<void> {
  while ((await measureSteps(ctx)).isMore);
}

beforeEach(async () => {
  await freshDatabase();
  await ensureDefaultRules(handClock().ctx);
});

describe('measuring steps', () => {
  it('takes what was there before, then follows what is recorded', async () => {
    const { ctx, at } = handClock();
    await shippedOrder(ctx, 'M1', MORNING);
    at(MORNING + DAY);
    await measureAll(ctx);
    expect((await spans()).at(-1)).toMatchObject({
      ...{ order_no: 'M1', clock: 'carrier_collect', since: MORNING, until: null, gone_at: null },
      ...{ dest_city: '杭州市', carriers: ['sf'], weekday: 6 },
    });
    const collected = MORNING + DAY + HOUR;
    at(collected + MINUTE);
    await recordFacts(ctx, { orders: [], facts: [scan('SFM1', 'picked_up', collected)] });
    await measureAll(ctx);
    expect((await spans()).slice(-2)).toMatchObject([
      { clock: 'carrier_collect', until: collected, gone_at: collected + MINUTE },
      { clock: 'movement', since: collected, until: null },
    ]);
  });

  it('measures no order twice that has not changed, and finds by its walk what it had missed', async () => {
    const { ctx, at, pass } = handClock();
    await shippedOrder(ctx, 'M2', MORNING);
    await measureAll(ctx);
    const before = await spans();
    const { rows } = await pool().query('select xmin::text from step_span');
    pass(1);
    await measureAll(ctx);
    expect((await pool().query('select xmin::text from step_span')).rows).toEqual(rows);
    await pool().query('delete from step_span_order');
    await pool().query('delete from step_span');
    at(MORNING + DAY + HOUR);
    await measureAll(ctx);
    expect(await spans()).toEqual(before);
    expect(await readSpanWork(pool())).toMatchObject({ walkedAt: MORNING + DAY + HOUR, walk: { afterId: null } });
  });

  it('keeps with each step the stalls that were opened over it', async () => {
    const { ctx, at } = handClock();
    await shippedOrder(ctx, 'M3', MORNING);
    at(MORNING + 3 * HOUR);
    await sweepDeadlines(ctx);
    await measureAll(ctx);
    expect((await spans()).at(-1)).toMatchObject({ clock: 'carrier_collect', stalled_at: MORNING + 3 * HOUR });
  });

  it('counts no step as overdue that had ended in time, however late its end was told', async () => {
    const { ctx, at } = handClock();
    await shippedOrder(ctx, 'M5', MORNING);
    at(MORNING + 30 * HOUR);
    await sweepDeadlines(ctx);
    await recordFacts(ctx, { orders: [], facts: [scan('SFM5', 'picked_up', MORNING + HOUR)] });
    await measureAll(ctx);
    const { rows } = await pool().query(
      `select clock, until, stalled_at, json_array_length(stalls) as stalls from step_span where clock = 'carrier_collect'`,
    );
    expect(rows).toEqual([{ clock: 'carrier_collect', until: MORNING + HOUR, stalled_at: null, stalls: 1 }]);
  });

  it('counts a step as overdue from its limit on, however late that was noticed', async () => {
    const { ctx, at } = handClock();
    await shippedOrder(ctx, 'M4', MORNING);
    at(MORNING + 30 * HOUR);
    await sweepDeadlines(ctx);
    await measureAll(ctx);
    expect((await spans()).at(-1)).toMatchObject({ clock: 'carrier_collect', stalled_at: MORNING + 3 * HOUR });
  });
});

describe('a backtest', () => {
  const body = DEFAULT_RULES.carrier_collect!;
  const LATE = { minutes: [30, 170, 200, 400, 3_000], orders: ['B0', 'B1', 'B2', 'B3', 'B4'] };

  /** Orders that were collected after so many minutes, as they came to be known. */
  async function collected(): Promise<Context> {
    const { ctx, at } = handClock();
    for (const orderNo of LATE.orders) await shippedOrder(ctx, orderNo, MORNING);
    for (const [i, minutes] of LATE.minutes.entries()) {
      at(MORNING + minutes * MINUTE);
      await sweepDeadlines(ctx);
      await recordFacts(ctx, { orders: [], facts: [scan(`SF${LATE.orders[i]}`, 'picked_up', MORNING + minutes * MINUTE)] });
    }
    await measureAll(ctx);
    at(MORNING + 4 * DAY);
    return ctx;
  }

  it('says of the version in force what really happened', async () => {
    const ctx = await collected();
    const { rows } = await pool().query(
      `select count(distinct subject) from fact where code = 'stall.opened' and body::text like '%"carrier_collect"%'`,
    );
    const { tested, inForce, measured, steps } = await backtestRule(ctx, { code: 'carrier_collect', body, days: 30 });
    expect(Number(rows[0].count)).toBe(3);
    expect(tested).toEqual(inForce);
    expect(tested).toMatchObject({ fired: 3, orders: 3, resolvedWithinHour: 1, stillOpen: 0 });
    expect(tested.byRung.map((r) => r.fired)).toEqual([3, 1, 0]);
    expect({ measured, steps }).toEqual({ measured: 1, steps: { runs: 5, orders: 5 } });
  });

  it('compares another version with it and shows the orders that only the other one would fire over first', async () => {
    const ctx = await collected();
    const rungs = [{ ...body.rungs[0]!, afterMin: 60 }];
    const result = await backtestRule(ctx, { code: 'carrier_collect', body: { ...body, rungs }, days: 30 });
    expect(result).toMatchObject({ tested: { fired: 4, resolvedWithinHour: 0 }, inForce: { fired: 3 } });
    expect(result.orders[0]).toMatchObject({
      orderNo: 'B1',
      rung: 1,
      firedAt: MORNING + HOUR,
      goneAt: MORNING + 170 * MINUTE,
      isOfBoth: false,
    });
    expect(result.orders).toHaveLength(4);
  });

  it('leaves to a narrower rule in force what that one watches', async () => {
    const ctx = await collected();
    const ofScope = async (scope: RuleBody['scope']) =>
      (await backtestRule(ctx, { code: null, body: { ...body, scope }, days: 30 })).tested.fired;
    expect([await ofScope({}), await ofScope({ regions: ['杭州市'] }), await ofScope({ regions: ['北京市'] })]).toEqual([0, 3, 0]);
    expect((await backtestRule(ctx, { code: null, body, days: 30 })).inForce).toBeNull();
  });

  it('counts customers who would have been told twice on one day', async () => {
    const ctx = await collected();
    const { tested } = await backtestRule(ctx, { code: 'carrier_collect', body, days: 30 });
    // one phone has all the orders
    expect(tested).toMatchObject({ messages: 4, twiceInADay: 1 });
    const silent = { ...body, rungs: body.rungs.map((rung) => ({ ...rung, tellCustomer: false })) };
    expect((await backtestRule(ctx, { code: 'carrier_collect', body: silent, days: 30 })).tested).toMatchObject({
      messages: 0,
      twiceInADay: 0,
    });
  });

  it('counts as the second message of a day what the stall of another step did send, to the same customer and on that day', async () => {
    const ctx = await collected();
    const rungs = [{ ...body.rungs[0]!, afterMin: 2_000, tellCustomer: true }];
    const twice = async () => (await backtestRule(ctx, { code: 'carrier_collect', body: { ...body, rungs }, days: 30 })).tested;
    expect(await twice()).toMatchObject({ messages: 1, twiceInADay: 0 });
    const sentAt = async (at: number) => {
      const { rowCount } = await pool().query(
        `update step_span set told_at = $1 where (order_no, clock) = (select order_no, clock from step_span
           where order_no = 'B0' and clock <> 'carrier_collect' order by clock limit 1)`,
        [new Date(at)],
      );
      expect(rowCount).toBe(1);
      return (await twice()).twiceInADay;
    };
    const firedAt = MORNING + 2_000 * MINUTE;
    expect([await sentAt(firedAt - HOUR), await sentAt(firedAt + DAY)]).toEqual([1, 0]);
  });

  it('of a draft that is only counted looks no further back than its beginning', async () => {
    const ctx = await collected();
    expect((await backtestRule(ctx, { code: 'carrier_collect', body, days: 30, since: MORNING + 1 })).tested.fired).toBe(0);
  });
});
