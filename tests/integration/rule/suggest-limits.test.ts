import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import type { Context } from '@/server/store/context';
import { readRules } from '@/server/store/rule';
import { measureSteps } from '@/server/usecases/rule/measure-steps';
import { readSuggestions, settleSuggestion } from '@/server/usecases/rule/settle-suggestion';
import { suggestLimits } from '@/server/usecases/rule/suggest-limits';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { handClock, MORNING, scan, shippedOrder } from '../stall/stalled-order';

const BY = 'staff:00000000-0000-4000-8000-000000000001';

/** 120 orders, every tenth of which the carrier took after 3¾ hours, a little later than the rule allows; the others at once. */
async function collected(): Promise<Context> {
  const { ctx, at } = handClock();
  const numbers = Array.from({ length: 120 }, (_, i) => `G${i}`);
  for (const orderNo of numbers) await shippedOrder(ctx, orderNo, MORNING);
  const take = async (orders: string[], when: number) => {
    at(when);
    await recordFacts(ctx, { orders: [], facts: orders.map((orderNo) => scan(`SF${orderNo}`, 'picked_up', when)) });
  };
  await take(
    numbers.filter((_, i) => i % 10 !== 0),
    MORNING + HOUR,
  );
  await take(
    numbers.filter((_, i) => i % 10 === 0),
    MORNING + 225 * MINUTE,
  );
  while ((await measureSteps(ctx)).isMore);
  return ctx;
}

const ruleOf = async (code: string) => (await readRules(pool())).find((rule) => rule.code === code)!;

const openFor = async (ctx: Context, code: string) => (await readSuggestions(ctx)).find((one) => one.code === code);

beforeEach(async () => {
  await freshDatabase();
  await ensureDefaultRules(handClock().ctx);
});

describe('suggested limits', () => {
  it('rest on the steps of the last weeks, and change nothing by themselves', async () => {
    const ctx = await collected();
    expect(await suggestLimits(ctx)).toBe(2);
    const suggestion = await openFor(ctx, 'carrier_collect');
    expect((await openFor(ctx, 'payment_due'))?.evidence).toMatchObject({ reason: 'too_loose', p99: 10, nowMin: 30 });
    expect(suggestion).toMatchObject({ code: 'carrier_collect', version: 1, afterMin: 225 });
    expect(suggestion!.evidence).toMatchObject({
      ...{ reason: 'too_tight', steps: 120, p50: 60, p95: 225, nowMin: 180 },
      ...{ now: { fired: 12, resolvedWithinHour: 12 }, withIt: { fired: 0 } },
    });
    expect(await ruleOf('carrier_collect')).toMatchObject({ version: 1, rungs: [{ afterMin: 180 }, {}, {}] });
  });

  it('take effect once a person accepts them, as a version of the rule with its audit line, and only once', async () => {
    const ctx = await collected();
    await suggestLimits(ctx);
    const { id } = (await openFor(ctx, 'carrier_collect'))!;
    expect(await settleSuggestion(ctx, { id, accepts: true, by: BY })).toMatchObject({ kind: 'published', version: 2 });
    expect(await ruleOf('carrier_collect')).toMatchObject({ version: 2, rungs: [{ afterMin: 225 }, { afterMin: 1440 }, {}] });
    expect(await settleSuggestion(ctx, { id, accepts: true, by: BY })).toEqual({ kind: 'missing' });
    expect(await openFor(ctx, 'carrier_collect')).toBeUndefined();
    const { rows } = await pool().query(`select action from audit where action like 'suggestion.%'`);
    expect(rows).toEqual([{ action: 'suggestion.accepted' }]);
  });

  it('that a person declined are not made again the next week', async () => {
    const ctx = await collected();
    await suggestLimits(ctx);
    const { id } = (await openFor(ctx, 'carrier_collect'))!;
    expect(await settleSuggestion(ctx, { id, accepts: false, by: BY })).toEqual({ kind: 'declined' });
    await suggestLimits(ctx);
    expect(await openFor(ctx, 'carrier_collect')).toBeUndefined();
    expect(await ruleOf('carrier_collect')).toMatchObject({ version: 1 });
  });

  it('are not shown once the rule was changed', async () => {
    const ctx = await collected();
    await suggestLimits(ctx);
    await pool().query(`update rule set version = 5 where code = 'carrier_collect'`);
    expect(await openFor(ctx, 'carrier_collect')).toBeUndefined();
  });

  it('are none where too few steps are known', async () => {
    const { ctx } = handClock();
    await shippedOrder(ctx, 'F1', MORNING);
    while ((await measureSteps(ctx)).isMore);
    expect(await suggestLimits(ctx)).toBe(0);
  });
});
