import { MINUTE } from '@/server/domain/shared/instant';
import type { Stall } from '@/server/domain/stall/stall';
import { openedKey, stallKey } from '@/server/domain/stall/stall-key';
import { type Context, inTransaction } from '@/server/store/context';
import { claimDueDeadlines, readWatchedOrders, type WatchedOrder } from '@/server/store/deadline';
import { replaceDeadlines } from '@/server/store/deadline-write';
import { loadOpenIncidents } from '@/server/store/incident';
import { lockOrders } from '@/server/store/order';
import { loadRules } from '@/server/store/rule';
import { joinOrders } from '../incident/join-orders';
import type { NewFact } from '../tracking/record-batch';
import { recordFacts } from '../tracking/record-facts';
import { readStalls } from './read-stalls';
import { deadlinesOf, dueStalls, type Watch } from './watch-order';

const LEASE_MS = MINUTE;
const BATCH = 200;

export interface Swept {
  /** Due rungs taken; fewer than the batch size means that nothing else is due. */
  claimed: number;
  opened: number;
  isMore: boolean;
}

/** The stall as a fact of the portal; recording it raises the flag, moves the deadlines and writes the notices. */
function openingFact(order: WatchedOrder, stall: Stall, past: readonly Stall[]): NewFact {
  const { openedAt, closedAt: _, ...told } = stall;
  const times = past.filter((s) => stallKey(s) === stallKey(stall)).length;
  return {
    reporter: { source: 'daona', kind: 'portal' },
    order: { shop: order.shop, orderNo: order.orderNo },
    identityKey: openedKey(stall, times),
    code: 'stall.opened',
    reason: stall.reason,
    occurredAt: openedAt,
    precision: 'second',
    data: { stall: told },
  };
}

/** Rows that are due by their own word but not by the rules in force: written anew, or the sweep would meet them again. */
async function settle(ctx: Context, orderIds: readonly string[], watch: Watch): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockOrders(tx.db, { names: [], ids: orderIds, shipmentKeys: [] });
    const orders = await readWatchedOrders(tx.db, orderIds);
    const stalls = await readStalls(tx, orderIds);
    const byId = new Map(orders.map((o) => [o.id, o]));
    await replaceDeadlines(
      tx.db,
      orderIds.map((orderId) => {
        const order = byId.get(orderId);
        return { orderId, deadlines: order ? deadlinesOf(order, stalls.get(orderId) ?? [], watch) : [] };
      }),
    );
  });
}

interface DueStall {
  orderId: string;
  fact: NewFact;
}

/** Records together; when that fails each order by itself, so that one that cannot be recorded holds up no other. */
async function recordDue(ctx: Context, due: readonly DueStall[]): Promise<void> {
  if (due.length === 0) return;
  try {
    await recordFacts(ctx, { orders: [], facts: due.map((d) => d.fact) });
  } catch (error) {
    const orderIds = [...new Set(due.map((d) => d.orderId))];
    if (orderIds.length === 1) ctx.log.error({ err: error, orderId: orderIds[0] }, 'a stall could not be recorded; it is tried again');
    else
      for (const id of orderIds)
        await recordDue(
          ctx,
          due.filter((d) => d.orderId === id),
        );
  }
}

/** Orders of the batch that an open incident holds are taken into it; answers their ids. No stall opens for them. */
async function joinIncidents(
  ctx: Context,
  orders: readonly WatchedOrder[],
  stalls: Map<string, Stall[]>,
  watch: Watch,
): Promise<Set<string>> {
  const joined = new Set<string>();
  for (const incident of await loadOpenIncidents(ctx.db)) {
    const isFree = (o: WatchedOrder) => !joined.has(o.id) && !o.doc.state.pauses?.some((p) => p.incident === incident.id);
    const free = orders.filter((o) => isFree(o) && dueStalls(o, stalls.get(o.id) ?? [], watch).length > 0);
    for (const id of await joinOrders(ctx, incident, { orders: free, stalls, watch })) joined.add(id);
  }
  return joined;
}

/**
 * One round of the sweep: takes the rungs that are due, checks each order against its present state, and opens the stalls
 * that still hold by recording them. Sweepers on other nodes take other rows; what one leaves behind when it dies is free
 * again after a minute. The cost follows from what is due, not from how many orders are open.
 */
export async function sweepDeadlines(ctx: Context): Promise<Swept> {
  const now = ctx.now();
  const claimed = await claimDueDeadlines(ctx.db, now, LEASE_MS, BATCH);
  if (claimed.length === 0) return { claimed: 0, opened: 0, isMore: false };
  const orderIds = [...new Set(claimed.map((d) => d.orderId))];
  const watch: Watch = { rules: await loadRules(ctx.db), now };
  const [orders, stalls] = await Promise.all([readWatchedOrders(ctx.db, orderIds), readStalls(ctx, orderIds)]);
  const joined = await joinIncidents(ctx, orders, stalls, watch);
  const due = orders.flatMap((order): DueStall[] => {
    if (joined.has(order.id)) return [];
    const past = stalls.get(order.id) ?? [];
    return dueStalls(order, past, watch).map((stall) => ({ orderId: order.id, fact: openingFact(order, stall, past) }));
  });
  await recordDue(ctx, due);
  const opening = new Set(due.map((d) => d.orderId));
  const rest = orderIds.filter((id) => !opening.has(id) && !joined.has(id));
  if (rest.length > 0) await settle(ctx, rest, watch);
  return { claimed: claimed.length, opened: due.length, isMore: claimed.length === BATCH };
}
