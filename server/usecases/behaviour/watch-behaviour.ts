import { BURST_WINDOW, findBursts } from '@/server/domain/behaviour/find-bursts';
import { findReorders } from '@/server/domain/behaviour/find-reorders';
import type { BehaviourSignal } from '@/server/domain/order/fold-behaviour';
import { DAY } from '@/server/domain/shared/instant';
import { type BehaviourOrder, readOrdersOfCancellers, readRecentOrders } from '@/server/store/behaviour';
import type { Context } from '@/server/store/context';
import type { NewFact } from '../tracking/record-batch';
import { recordFacts } from '../tracking/record-facts';

/** Looks back further than a burst is long, so that orders that came late are met as well. */
const BURST_BACK = 2 * BURST_WINDOW;
const LOOPS_BACK = 7 * DAY;
/** Orders compared at once; in a bigger hour the newest are. */
const MOST = 20_000;
const BATCH = 200;

/**
 * Looks for what only several orders show together (R0-6): bursts of orders alike, by address, by device or client address on our own
 * pages, or by customer and goods; and customers who cancel and order again. What is new or more than before is recorded with the
 * order, for rules to judge. Compared are keyed hashes; none of them leaves this job. Answers how many orders it told of.
 */
export async function watchBehaviour(ctx: Context): Promise<number> {
  const now = ctx.now();
  const recent = await readRecentOrders(ctx.db, now - BURST_BACK, MOST);
  const bursts = findBursts(recent.map((order) => ({ id: order.id, placedAt: order.placedAt, keys: keysOf(order) })));
  const loops = await readOrdersOfCancellers(ctx.db, now - LOOPS_BACK, MOST);
  const reorders = findReorders(loops.map((order) => ({ ...order, customer: order.phoneHash })));
  const facts = [...factsOf('burst', recent, bursts, now), ...factsOf('reorders', loops, reorders, now)];
  for (let i = 0; i < facts.length; i += BATCH) await recordFacts(ctx, { orders: [], facts: facts.slice(i, i + BATCH) });
  return facts.length;
}

type Recent = Awaited<ReturnType<typeof readRecentOrders>>[number];

function keysOf({ shop, address, visitors, phoneHash, skus }: Recent): string[] {
  const goods = phoneHash ? [`goods:${phoneHash}|${[...skus].sort().join('|')}`] : [];
  return [...(address ? [`address:${address}`] : []), ...visitors, ...goods].map((key) => `${shop}|${key}`);
}

function factsOf(kind: BehaviourSignal, orders: readonly BehaviourOrder[], counts: ReadonlyMap<string, number>, now: number): NewFact[] {
  return orders.flatMap(({ id, shop, orderNo, seen }): NewFact[] => {
    const count = counts.get(id) ?? 0;
    if (count <= (seen[kind] ?? 0)) return [];
    return [
      {
        reporter: { source: 'daona', kind: 'portal' },
        order: { shop, orderNo },
        identityKey: `behaviour|${kind}|${count}`,
        code: 'behaviour.seen',
        occurredAt: now,
        precision: 'second',
        data: { signal: { kind, count } },
      },
    ];
  });
}
