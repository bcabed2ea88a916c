import type { Consequence } from '@/server/domain/rule/consequence';
import { DEFAULT_RULES } from '@/server/domain/rule/default-rules';
import { HOUR } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { readOrdersByKey } from '@/server/store/order';
import { forgetRules, saveRule } from '@/server/store/rule';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { sweepDeadlines } from '@/server/usecases/stall/sweep-deadlines';
import { handClock, MORNING, shippedOrder } from '../stall/stalled-order';

/** An order whose parcel was not collected in time; the first rung of that rule has asked for `also`. */
export async function stalledWith(also: Consequence[], orderNo = 'D1') {
  const clock = handClock();
  const { ctx, at } = clock;
  await ensureDefaultRules(ctx);
  const body = DEFAULT_RULES.carrier_collect!;
  const rungs = body.rungs.map((rung, i) => (i === 0 ? { ...rung, also } : { ...rung, also: [] }));
  await saveRule(ctx.db, { ...body, rungs, code: 'carrier_collect', version: 2, enabled: true }, 'staff:1', MORNING);
  forgetRules();
  await shippedOrder(ctx, orderNo, MORNING);
  at(MORNING + 3 * HOUR);
  await sweepDeadlines(ctx);
  return { ...clock, order: await orderOf(orderNo) };
}

export async function orderOf(orderNo: string) {
  const [row] = await readOrdersByKey(pool(), orderNo);
  return row!;
}

/** What came of everything a rule asked for, in its order. */
export async function outcomes(): Promise<[string, string, string | null][]> {
  const { rows } = await pool().query(`select path, body ->> 'do' as does, outcome from consequence order by created_at, path`);
  return rows.map((r) => [r.path, r.does, r.outcome]);
}
