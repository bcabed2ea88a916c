import { type EtaGroup, type EtaModel, groupKey } from '@/server/domain/eta/eta-model';
import { measureSpread, widenGroup } from '@/server/domain/eta/spread';
import type { Instant } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { type EtaMeasure, hasNewDeliveries, measureEtaGroups, readHeldOutLegs, saveEtaModel } from '@/server/store/eta-model';

/**
 * Chosen on the order histories of `bench/arrival-windows.ts`: transit times drift within weeks, so the last deliveries
 * say most, and a group of fewer orders tells less than the wider group around it.
 */
const MEASURE = { windowDays: 180, halfLifeDays: 30, leastOrders: 30 };
/** What a shop delivered in these last days shows how well the days before would have predicted it. */
const HELD_OUT_DAYS = 28;

export type LearnedEta =
  | { kind: 'learned'; version: number; groups: number; orders: number }
  /** Nothing was delivered since the model in force. */
  | { kind: 'unchanged' }
  | { kind: 'too_thin' };

/** Learns a model from the orders delivered until now and puts it in force. `too_thin` keeps the one in force. */
export async function learnEta(ctx: Context): Promise<LearnedEta> {
  if (!(await hasNewDeliveries(ctx.db))) return { kind: 'unchanged' };
  const model = await learnGroups(ctx, ctx.now());
  const groups = Object.keys(model.groups).length;
  if (groups === 0) return { kind: 'too_thin' };
  const version = await saveEtaModel(ctx.db, model.groups, model.orders);
  ctx.log.info({ version, groups, orders: model.orders, spreads: model.spreads }, 'eta model learned');
  return { kind: 'learned', version, groups, orders: model.orders };
}

/** The groups that would be learned from what was delivered until `until`; nothing is kept. */
export async function learnGroups(
  ctx: Context,
  until: Instant,
  measure = MEASURE,
): Promise<{ groups: EtaModel['groups']; orders: number; spreads: Record<string, number> }> {
  const spreads = await spreadsByShop(ctx, until, measure);
  const measured = await measureGroups(ctx, { until, heldOutDays: 0, ...measure });
  const groups: EtaModel['groups'] = {};
  let orders = 0;
  for (const { key, shop, isWhole, group } of measured) {
    groups[key] = whole(widenGroup(group, spreads[shop] ?? 1));
    if (isWhole) orders += group.orders;
  }
  return { groups, orders, spreads };
}

/** How much each shop's windows must be widened to hold: measured on its last weeks by a model without them. */
async function spreadsByShop(ctx: Context, until: Instant, measure: typeof MEASURE): Promise<Record<string, number>> {
  const past = await measureGroups(ctx, { until, heldOutDays: HELD_OUT_DAYS, ...measure });
  const groups = Object.fromEntries(past.map(({ key, group }) => [key, group]));
  const heldOut = await readHeldOutLegs(ctx.db, until, HELD_OUT_DAYS);
  const shops = [...new Set(heldOut.map((leg) => leg.shop))];
  return Object.fromEntries(
    shops.map((shop) => [
      shop,
      measureSpread(
        { groups },
        heldOut.filter((leg) => leg.shop === shop),
      ),
    ]),
  );
}

interface NamedGroup {
  key: string;
  shop: string;
  /** All orders of the shop, counted from their start. */
  isWhole: boolean;
  group: EtaGroup;
}

async function measureGroups(ctx: Context, measure: EtaMeasure): Promise<NamedGroup[]> {
  return (await measureEtaGroups(ctx.db, measure)).flatMap(({ level, leg, lane, orders, minutes }) => {
    const key = groupKey(level, leg, lane);
    const isWhole = level === 'shop' && leg === 'placed';
    return key === null ? [] : [{ key, shop: lane.shop, isWhole, group: { orders, minutes: rising(minutes) } }];
  });
}

/** Each a minute after the one before at least: equal quantiles would make the distribution jump. */
function rising(minutes: readonly number[]): number[] {
  const out: number[] = [];
  for (const m of minutes) out.push(Math.max(m, (out.at(-1) ?? 0) + 1));
  return out;
}

function whole(group: EtaGroup): EtaGroup {
  return { ...group, minutes: rising(group.minutes.map(Math.round)) };
}
