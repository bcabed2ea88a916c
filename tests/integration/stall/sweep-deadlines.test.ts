import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '@/server/domain/rule/default-rules';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { openedKey } from '@/server/domain/stall/stall-key';
import { pool } from '@/server/platform/database';
import { readOrdersByKey } from '@/server/store/order';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { recomputeDeadlines } from '@/server/usecases/stall/recompute-deadlines';
import { sweepDeadlines } from '@/server/usecases/stall/sweep-deadlines';
import type { NewFact } from '@/server/usecases/tracking/record-batch';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { publishChange } from './publish-change';
import { handClock, MORNING, scan, shippedOrder } from './stalled-order';

async function attentionOf(orderNo: string) {
  const [row] = await readOrdersByKey(pool(), orderNo);
  return row!.doc!.attention.filter((a) => a.rule !== undefined);
}

async function deadlines() {
  const { rows } = await pool().query('select rule_code, rung, due_at from deadline order by due_at');
  return rows.map((r) => [r.rule_code, r.rung, r.due_at]);
}

async function noticesTo(recipient: string) {
  const { rows } = await pool().query('select template, cause, params from notice where recipient = $1 order by created_at', [recipient]);
  return rows;
}

beforeEach(async () => {
  await freshDatabase();
  await ensureDefaultRules(handClock().ctx);
});

describe('the sweep', () => {
  it('opens a stall at its minute and not before, and writes the notices with it', async () => {
    const { ctx, at } = handClock();
    await shippedOrder(ctx, 'D1', MORNING);
    at(MORNING + 3 * HOUR - 1);
    expect(await sweepDeadlines(ctx)).toMatchObject({ claimed: 0, opened: 0 });
    at(MORNING + 3 * HOUR);
    expect(await sweepDeadlines(ctx)).toMatchObject({ claimed: 1, opened: 1 });
    expect(await attentionOf('D1')).toMatchObject([
      {
        kind: 'stalled',
        rule: 'carrier_collect',
        rung: 1,
        since: MORNING,
        reason: 'carrier.missed_pickup',
        nextUpdateAt: MORNING + 5 * HOUR,
      },
    ]);
    expect(await noticesTo('customer')).toMatchObject([
      { template: 'milestone.shipped' },
      { template: 'stall.carrier_collect', params: { reason: 'carrier.missed_pickup', nextUpdateAt: MORNING + 5 * HOUR } },
    ]);
    expect(await noticesTo('staff:agent')).toHaveLength(1);
    expect(await deadlines()).toEqual([['carrier_collect', 2, MORNING + 24 * HOUR]]);
  });

  it('climbs straight to the highest rung reached when it comes late', async () => {
    const { ctx, pass } = handClock(MORNING + 80 * HOUR);
    await shippedOrder(ctx, 'D2', MORNING);
    expect(await sweepDeadlines(ctx)).toMatchObject({ claimed: 0 });
    pass(1);
    await sweepDeadlines(ctx);
    expect(await attentionOf('D2')).toMatchObject([{ rung: 3, red: true }]);
    expect(await deadlines()).toEqual([]);
    expect((await noticesTo('customer')).filter((n) => n.template.startsWith('stall.'))).toHaveLength(1);
  });

  it('closes the stall by itself when the shipment moves, and starts the next clock', async () => {
    const { ctx, at } = handClock();
    await shippedOrder(ctx, 'D3', MORNING);
    at(MORNING + 4 * HOUR);
    await sweepDeadlines(ctx);
    const moved = MORNING + 4 * HOUR + MINUTE;
    at(moved);
    await recordFacts(ctx, { orders: [], facts: [scan('SFD3', 'picked_up', moved)] });
    expect(await attentionOf('D3')).toEqual([]);
    expect(await deadlines()).toEqual([['movement', 1, moved + 24 * HOUR]]);
    const { rows } = await pool().query(`select code from fact where code like 'stall.%' order by seq`);
    expect(rows.map((r) => r.code)).toEqual(['stall.opened', 'stall.closed']);
  });

  it('opens one stall when two sweepers work at the same time', async () => {
    const { ctx, at } = handClock();
    for (let i = 0; i < 5; i += 1) await shippedOrder(ctx, `E${i}`, MORNING);
    at(MORNING + 4 * HOUR);
    const swept = await Promise.all([sweepDeadlines(ctx), sweepDeadlines(ctx), sweepDeadlines(ctx)]);
    expect(swept.reduce((sum, s) => sum + s.opened, 0)).toBe(5);
    const { rows } = await pool().query(`select count(*) from fact where code = 'stall.opened'`);
    expect(rows[0].count).toBe(5);
  });

  it('opens one stall when two sweepers that took a row each of one order both tell of it', async () => {
    const { ctx, at } = handClock();
    await shippedOrder(ctx, 'E9', MORNING);
    at(MORNING + 3 * HOUR);
    await sweepDeadlines(ctx);
    const openings = async () => (await pool().query(`select occurred_at, body from fact where code = 'stall.opened'`)).rows;
    const [first] = await openings();
    const { stall } = first.body.data;
    const later = MORNING + 3 * HOUR + 40;
    at(later);
    const again: NewFact = {
      reporter: { source: 'daona', kind: 'portal' },
      order: { shop: 'main', orderNo: 'E9' },
      identityKey: openedKey(stall, 0),
      ...{ code: 'stall.opened', reason: stall.reason, occurredAt: later, precision: 'second', data: { stall } },
    };
    await recordFacts(ctx, { orders: [], facts: [again] });
    expect(await openings()).toEqual([first]);
  });

  it('takes up after a minute what a sweeper left behind when it died', async () => {
    const { ctx, at, pass } = handClock();
    await shippedOrder(ctx, 'D4', MORNING);
    at(MORNING + 3 * HOUR);
    await pool().query('update deadline set leased_until = $1', [new Date(MORNING + 3 * HOUR + MINUTE)]);
    expect(await sweepDeadlines(ctx)).toMatchObject({ claimed: 0 });
    pass(1);
    expect(await sweepDeadlines(ctx)).toMatchObject({ opened: 1 });
  });
});

describe('a changed rule', () => {
  const body = DEFAULT_RULES.carrier_collect!;

  it('moves the deadlines of open orders, keeps the old version and says who changed it', async () => {
    const { ctx } = handClock();
    await shippedOrder(ctx, 'R1', MORNING);
    const rungs = body.rungs.map((rung, i) => (i === 0 ? { ...rung, afterMin: 60 } : rung));
    const by = 'staff:018f0000-0000-7000-8000-000000000001';
    expect(await publishChange(ctx, { code: 'carrier_collect', body: { ...body, rungs }, enabled: true, by })).toEqual({
      kind: 'published',
      code: 'carrier_collect',
      version: 2,
    });
    while ((await recomputeDeadlines(ctx)).isMore);
    expect(await deadlines()).toEqual([['carrier_collect', 1, MORNING + HOUR]]);
    const { rows } = await pool().query(`select version, created_by from rule_version where code = 'carrier_collect' order by version`);
    expect(rows).toEqual([
      { version: 1, created_by: 'default' },
      { version: 2, created_by: by },
    ]);
    const audit = await pool().query(`select actor, action, subject from audit`);
    expect(audit.rows).toEqual([{ actor: by, action: 'rule.changed', subject: 'rule:carrier_collect' }]);
  });

  it('closes its stalls when it is switched off and opens them again when it is switched on', async () => {
    const { ctx, at, pass } = handClock();
    await shippedOrder(ctx, 'R2', MORNING);
    at(MORNING + 4 * HOUR);
    await sweepDeadlines(ctx);
    const by = 'staff:1';
    await publishChange(ctx, { code: 'carrier_collect', body, enabled: false, by });
    while ((await recomputeDeadlines(ctx)).isMore);
    expect(await attentionOf('R2')).toEqual([]);
    expect(await deadlines()).toEqual([]);
    pass(1);
    await publishChange(ctx, { code: 'carrier_collect', body, enabled: true, by });
    while ((await recomputeDeadlines(ctx)).isMore);
    pass(1);
    await sweepDeadlines(ctx);
    expect(await attentionOf('R2')).toMatchObject([{ rule: 'carrier_collect', rung: 1 }]);
    expect((await noticesTo('customer')).filter((n) => n.template === 'stall.carrier_collect')).toHaveLength(1);
  });

  it('that says the same makes no version', async () => {
    const { ctx } = handClock();
    expect(await publishChange(ctx, { code: 'carrier_collect', body, enabled: true, by: 'staff:1' })).toEqual({
      kind: 'unchanged',
      code: 'carrier_collect',
      version: 1,
    });
  });
});
