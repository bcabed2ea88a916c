import { clocksHeld, isToldOnce } from '@/server/domain/incident/incident-pause';
import { isOnClock } from '@/server/domain/incident/withheld-at';
import { CATCH_UP } from '@/server/domain/rule/compute-deadlines';
import { type Instant, MINUTE } from '@/server/domain/shared/instant';
import { foldStalls } from '@/server/domain/stall/fold-stalls';
import type { Stall } from '@/server/domain/stall/stall';
import type { Fact } from '@/server/domain/tracking/fact';
import { isDatabaseAway } from '@/server/platform/database-away';
import { loadCalendars } from '@/server/store/calendar';
import { type Context, inTransaction } from '@/server/store/context';
import { type ClaimedDeadline, claimDueDeadlines, readWatchedOrders, type WatchedOrder } from '@/server/store/deadline';
import { replaceDeadlines } from '@/server/store/deadline-write';
import { loadOpenIncidents } from '@/server/store/incident';
import { lockOrders } from '@/server/store/order';
import { loadRules } from '@/server/store/rule';
import { type DueStall, findCommonCauses } from '../incident/find-common-causes';
import { joinOrders } from '../incident/join-orders';
import { withoutDoubt } from '../incident/without-doubt';
import type { NewFact } from '../tracking/record-batch';
import { recordFacts } from '../tracking/record-facts';
import { type OpeningOrder, openStalls } from './open-stalls';
import { openingFact } from './opening-fact';
import { readStalls, readToldStalls } from './read-stalls';
import { deadlinesOf, dueStalls, type Watch } from './watch-order';

const LEASE_MS = MINUTE;
const BATCH = 500;

export interface Swept {
  /** Due rungs taken; fewer than the batch size means that nothing else is due. */
  claimed: number;
  opened: number;
  isMore: boolean;
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

/** Records together; when that fails each order by itself, so that one that cannot be recorded holds up no other. */
async function recordDue(ctx: Context, due: readonly OpeningOrder[]): Promise<void> {
  if (due.length === 0) return;
  try {
    const left = await openStalls(ctx, due);
    if (left.length > 0) await recordFacts(ctx, { orders: [], facts: left.flatMap(({ openings }) => openings) });
  } catch (error) {
    // no order is at fault, and asking for each by itself would wait as often
    if (isDatabaseAway(error)) throw error;
    if (due.length > 1) for (const one of due) await recordDue(ctx, [one]);
    else ctx.log.error({ err: error, orderId: due[0]!.order.id }, 'a stall could not be recorded; it is tried again');
  }
}

/** Stalls that are about to open, by order. */
function byOrder(due: readonly DueStall[], { told, stalls }: { told: Map<string, Fact[]>; stalls: Map<string, Stall[]> }): OpeningOrder[] {
  const openings = new Map<WatchedOrder, NewFact[]>();
  for (const { order, stall } of due) {
    const fact = openingFact(order, stall, stalls.get(order.id)!);
    openings.set(order, [...(openings.get(order) ?? []), fact]);
  }
  return [...openings].map(([order, facts]) => ({ order, told: told.get(order.id)!, openings: facts }));
}

/** Orders whose stalls open incidents hold are taken into them; answers those that are left. */
async function joinIncidents(ctx: Context, due: readonly DueStall[], stalls: Map<string, Stall[]>, watch: Watch): Promise<DueStall[]> {
  let left = [...due];
  for (const incident of await loadOpenIncidents(ctx.db)) {
    const free = left.map((d) => d.order).filter((o) => !o.doc.state.pauses?.some((p) => p.incident === incident.id));
    const joined = new Set(await joinOrders(ctx, incident, { orders: [...new Set(free)], stalls, watch }));
    left = left.filter((d) => !joined.has(d.order.id));
  }
  return left;
}

/** Of a delay that an incident tells staff of, nobody is alerted order by order. */
async function withoutAlerts(ctx: Context, due: readonly DueStall[]): Promise<DueStall[]> {
  const told = (await loadOpenIncidents(ctx.db)).filter(isToldOnce);
  return due.map(({ order, stall }) => {
    const isHeld = told.some((incident) => isOnClock(clocksHeld(incident, order.doc.state), stall));
    return { order, stall: isHeld ? { ...stall, consequence: { ...stall.consequence, alert: null } } : stall };
  });
}

function dueSince(claimed: readonly ClaimedDeadline[], orderId: string): Instant {
  return Math.min(...claimed.filter((d) => d.orderId === orderId).map((d) => d.dueAt));
}

/** Rungs whose time came while the order was watched; those of an order taken over late say nothing of today. */
function isOfToday(order: WatchedOrder, claimed: readonly ClaimedDeadline[]): boolean {
  return claimed.some((d) => d.orderId === order.id && d.dueAt - order.doc.updatedAt > CATCH_UP);
}

/**
 * One round of the sweep: takes the rungs that are due, checks each order against its present state, and opens the stalls
 * that still hold by recording them, unless an incident holds their order or many of them have one cause. Sweepers on
 * other nodes take other rows; what one leaves behind when it dies is free again after a minute. The cost follows from
 * what is due, not from how many orders are open.
 */
export async function sweepDeadlines(ctx: Context): Promise<Swept> {
  const now = ctx.now();
  const claimed = await claimDueDeadlines(ctx.db, now, LEASE_MS, BATCH);
  if (claimed.length === 0) return { claimed: 0, opened: 0, isMore: false };
  const orderIds = [...new Set(claimed.map((d) => d.orderId))];
  const watch: Watch = { rules: await loadRules(ctx.db), calendars: await loadCalendars(ctx.db), now };
  const orders = await readWatchedOrders(ctx.db, orderIds);
  // after the documents: an order whose stalls are newer than its document is seen by its version
  const told = await readToldStalls(ctx, orderIds);
  const stalls = new Map(orderIds.map((id) => [id, foldStalls(told.get(id)!)]));
  const found = orders.flatMap((order) => dueStalls(order, stalls.get(order.id) ?? [], watch).map((stall): DueStall => ({ order, stall })));
  // what is left in doubt keeps its lease, and is met again in a minute
  let due = await withoutDoubt(ctx, await joinIncidents(ctx, found, stalls, watch), (id) => dueSince(claimed, id));
  const ofToday = due.filter(({ order }) => isOfToday(order, claimed));
  if ((await findCommonCauses(ctx, ofToday)) > 0) due = await joinIncidents(ctx, due, stalls, watch);
  await recordDue(ctx, byOrder(await withoutAlerts(ctx, due), { told, stalls }));
  const seenTo = new Set(found.map((d) => d.order.id));
  const rest = orderIds.filter((id) => !seenTo.has(id));
  if (rest.length > 0) await settle(ctx, rest, watch);
  return { claimed: claimed.length, opened: due.length, isMore: claimed.length === BATCH };
}
