import { DAY } from '@/server/domain/shared/instant';
import type { Text } from '@/server/domain/shared/language';
import { lastGoodCallAt } from '@/server/domain/source/source-state';
import { addTraffic, callsOf, noTraffic, placedShareOf, successOf, understoodShareOf } from '@/server/domain/source/traffic';
import { countOpenOrders, countRuleHits } from '@/server/store/board';
import type { Context } from '@/server/store/context';
import { readRules } from '@/server/store/rule';
import { readTraffic } from '@/server/store/source-traffic';
import { readOpenAlarms, readWatchedSources } from '@/server/store/source-watch';

/** How the process as a whole is, over the last 24 hours (R3-25). Shares are 0 to 1, null where nothing was counted. */
export interface ProcessHealth {
  completeness: { orders: number; placed: number | null; facts: number; understood: number | null };
  /** Sources that are on and were heard or raised an alarm, and how many of them have no open alarm. */
  connectivity: { sources: number; well: number; calls: number; success: number | null };
  /** Orders that a rule found stuck, by rule, most first; `share` is of the orders open now. */
  hits: { rule: string; name: Text | null; orders: number; share: number | null }[];
}

/** Completeness of the data, connections of the sources, and how often each rule of the stall ladder hit. */
export async function readProcessHealth(ctx: Context): Promise<ProcessHealth> {
  const since = ctx.now() - DAY;
  const [traffic, sources, alarms, cells, hits, rules] = await Promise.all([
    readTraffic(ctx.db, 'hour', since),
    readWatchedSources(ctx.db),
    readOpenAlarms(ctx.db),
    countOpenOrders(ctx.db),
    countRuleHits(ctx.db, since),
    readRules(ctx.db),
  ]);
  const all = traffic.reduce(addTraffic, noTraffic());
  const ill = new Set(alarms.map((alarm) => alarm.sourceId));
  const counted = sources.filter((source) => source.enabled && (lastGoodCallAt(source) !== null || ill.has(source.id)));
  const open = cells.reduce((sum, cell) => sum + cell.orders, 0);
  return {
    completeness: { orders: all.orders, placed: placedShareOf(all), facts: all.facts, understood: understoodShareOf(all) },
    connectivity: {
      sources: counted.length,
      well: counted.filter((source) => !ill.has(source.id)).length,
      calls: callsOf(all),
      success: successOf(all),
    },
    hits: hits.map(({ rule, orders }) => ({
      rule,
      name: rules.find((one) => one.code === rule)?.name ?? null,
      orders,
      share: open === 0 ? null : Math.min(1, orders / open),
    })),
  };
}
