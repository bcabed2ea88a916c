import { type EtaModel, groupKey } from '@/server/domain/eta/eta-model';
import type { Instant } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { measureEtaGroups, saveEtaModel } from '@/server/store/eta-model';

/**
 * Chosen on the order histories of `bench/arrival-windows.ts`: transit times drift within weeks, so the last deliveries say most,
 * and a group of fewer orders tells less than the wider group around it.
 */
const MEASURE = { windowDays: 180, halfLifeDays: 30, leastOrders: 30 };

export type LearnedEta = { kind: 'learned'; version: number; groups: number; orders: number } | { kind: 'too_thin' };

/** Learns a model from the orders delivered until now and puts it in force. `too_thin` keeps the one in force. */
export async function learnEta(ctx: Context): Promise<LearnedEta> {
  const model = await learnGroups(ctx, ctx.now());
  const groups = Object.keys(model.groups).length;
  if (groups === 0) return { kind: 'too_thin' };
  const version = await saveEtaModel(ctx.db, model.groups, model.orders);
  ctx.log.info({ version, groups, orders: model.orders }, 'eta model learned');
  return { kind: 'learned', version, groups, orders: model.orders };
}

/** The groups that would be learned from what was delivered until `until`; nothing is kept. */
export async function learnGroups(
  ctx: Context,
  until: Instant,
  measure = MEASURE,
): Promise<{ groups: EtaModel['groups']; orders: number }> {
  const groups: EtaModel['groups'] = {};
  let orders = 0;
  for (const measured of await measureEtaGroups(ctx.db, { until, ...measure })) {
    const key = groupKey(measured.level, measured.leg, measured.lane);
    if (key !== null) groups[key] = { orders: measured.orders, minutes: rising(measured.minutes) };
    if (measured.level === 'shop' && measured.leg === 'placed') orders += measured.orders;
  }
  return { groups, orders };
}

/** Whole minutes, each at least a minute after the one before: equal quantiles would make the distribution jump. */
function rising(minutes: readonly number[]): number[] {
  const out: number[] = [];
  for (const m of minutes) out.push(Math.max(Math.round(m), (out.at(-1) ?? 0) + 1));
  return out;
}
