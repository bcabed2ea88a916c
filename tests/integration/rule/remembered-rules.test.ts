import { beforeEach, expect, it } from 'vitest';
import { DEFAULT_RULES } from '@/server/domain/rule/default-rules';
import type { RuleBody } from '@/server/domain/rule/rule';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { singleton } from '@/server/platform/singleton';
import { readRules } from '@/server/store/rule';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { readRuleProgress } from '@/server/usecases/stall/read-rule-progress';
import { recomputeDeadlines } from '@/server/usecases/stall/recompute-deadlines';
import { freshDatabase } from '../../database/fresh-database';
import { publishChange } from '../stall/publish-change';
import { handClock, MORNING, shippedOrder } from '../stall/stalled-order';

const { ctx, at } = handClock();
const code = 'carrier_collect';
const collect = DEFAULT_RULES.carrier_collect!;
const sooner: RuleBody = { ...collect, rungs: collect.rungs.map((rung, i) => (i === 0 ? { ...rung, afterMin: 60 } : rung)) };

const firstDue = async (orderNo: string) => {
  const { rows } = await pool().query<{ due: Date }>(
    `select d.due_at as due from deadline d join orders o on o.id = d.order_id where o.order_no = $1 and d.rule_code = $2 order by d.rung limit 1`,
    [orderNo, code],
  );
  return Number(rows[0]!.due) - MORNING;
};
const recomputeAll = async () => {
  while ((await recomputeDeadlines(ctx)).isMore);
};

beforeEach(async () => {
  at(MORNING);
  await freshDatabase();
  await ensureDefaultRules(ctx);
});

it('a row that a process wrote by the rules it remembered, just after they were changed, is put right', async () => {
  const old = await readRules(pool());
  await shippedOrder(ctx, 'R1', MORNING);
  await publishChange(ctx, { code, body: sooner, enabled: true, by: 'staff:018f0000-0000-7000-8000-000000000001' });
  at(MORNING + 500);
  await recomputeAll();
  expect(await firstDue('R1')).toBe(HOUR);
  // another process, which read the rules a second before they were changed
  Object.assign(
    singleton('rules', () => ({})),
    { rules: old, readAt: performance.now() + MINUTE },
  );
  await shippedOrder(ctx, 'R2', MORNING);
  expect(await firstDue('R2')).toBe(3 * HOUR);
  expect(await readRuleProgress(ctx, { code })).toMatchObject({ isDone: true, version: 2 });
  at(MORNING + 4_000);
  await recomputeAll();
  expect(await firstDue('R2')).toBe(3 * HOUR);
  at(MORNING + 6_000);
  await recomputeAll();
  expect(await firstDue('R2')).toBe(HOUR);
  expect(await recomputeDeadlines(ctx)).toEqual({ isMore: false });
});

it('what is changed again while the first orders wait to be seen to once more begins anew', async () => {
  await shippedOrder(ctx, 'R1', MORNING);
  const by = 'staff:018f0000-0000-7000-8000-000000000001';
  await publishChange(ctx, { code, body: sooner, enabled: true, by });
  await recomputeAll();
  at(MORNING + 4_000);
  await publishChange(ctx, { code, body: collect, enabled: true, by });
  await recomputeAll();
  at(MORNING + 6_000);
  expect(await recomputeDeadlines(ctx)).toEqual({ isMore: false });
  at(MORNING + MINUTE);
  await recomputeAll();
  expect(await firstDue('R1')).toBe(3 * HOUR);
});

it('what was overdue when it was told is due a quarter of a minute later, also when rules change meanwhile', async () => {
  at(MORNING + 2 * HOUR);
  await shippedOrder(ctx, 'R1', MORNING - 6 * HOUR);
  const told = await firstDue('R1');
  expect(told).toBe(2 * HOUR + 15_000);
  await publishChange(ctx, { code, body: sooner, enabled: true, by: 'staff:018f0000-0000-7000-8000-000000000001' });
  for (const later of [1_000, 6_000, 12_000]) {
    at(MORNING + 2 * HOUR + later);
    await recomputeAll();
    expect(await firstDue('R1')).toBe(told);
  }
});
