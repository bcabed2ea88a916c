import type { HeldClock } from '@/server/domain/incident/has-moved-on';
import type { Incident } from '@/server/domain/incident/incident';
import { clocksHeld, isToldOnce, pauseScope } from '@/server/domain/incident/incident-pause';
import { isOnClock, stallsConcerned, stallsReplaced, withheldAt } from '@/server/domain/incident/withheld-at';
import type { RunningClock } from '@/server/domain/rule/clock-start';
import type { Instant } from '@/server/domain/shared/instant';
import type { Stall } from '@/server/domain/stall/stall';
import { closedKey } from '@/server/domain/stall/stall-key';
import type { Context } from '@/server/store/context';
import type { WatchedOrder } from '@/server/store/deadline';
import { insertIncidentOrders } from '@/server/store/incident-order';
import { dueStalls, inputFor, type Watch } from '../stall/watch-order';
import type { NewFact } from '../tracking/record-batch';
import { recordFacts } from '../tracking/record-facts';

interface Joining {
  order: WatchedOrder;
  facts: NewFact[];
  tellAt: Instant | null;
  /** Clocks that the incident holds; null for an order that was in it before. */
  held: HeldClock[] | null;
}

function ownFact({ shop, orderNo }: { shop: string; orderNo: string }, fact: Omit<NewFact, 'reporter' | 'order' | 'precision'>): NewFact {
  return { reporter: { source: 'daona', kind: 'portal' }, order: { shop, orderNo }, precision: 'second', ...fact };
}

/**
 * That an order joined an incident, at the moment it did; told again with another wording for its customer it is a further
 * revision of the same fact.
 */
export function joinedFact(order: { shop: string; orderNo: string }, incident: Incident, joinedAt: Instant): NewFact {
  const { id, kind, since, toldVersion } = incident;
  const data = { incident: { id, kind, since, ...pauseScope(incident), ...(toldVersion > 0 ? { toldVersion } : {}) } };
  return ownFact(order, { identityKey: `incident|${id}|joined`, code: 'incident.joined', occurredAt: joinedAt, data });
}

/** The incident takes the place of a stall. */
function replacedFact(order: WatchedOrder, stall: Stall, now: Instant): NewFact {
  const { openedAt: _, closedAt: __, timesHeld: ___, ...told } = stall;
  const data = { stall: { ...told, closedBy: 'incident' } };
  return ownFact(order, { identityKey: closedKey(stall), code: 'stall.closed', occurredAt: now, data });
}

function joining(incident: Incident, order: WatchedOrder, stalls: readonly Stall[], watch: Watch): Joining | null {
  if (order.doc.state.pauses?.some((p) => p.incident === incident.id)) return { order, facts: [], tellAt: null, held: null };
  const clocks = clocksHeld(incident, order.doc.state);
  if (clocks.length === 0) return null;
  const replaced = stallsReplaced(incident, stalls, clocks);
  if (incident.kind === 'common_cause' && !isStalled(incident, { order, stalls, clocks }, watch)) return null;
  return {
    order,
    facts: [joinedFact(order, incident, watch.now), ...replaced.map((stall) => replacedFact(order, stall, watch.now))],
    tellAt: withheldAt(incident, inputFor(order, stalls, watch), clocks),
    held: clocks.map(({ clock, shipmentKey }) => ({ clock, shipmentKey })),
  };
}

/** Part of a common cause is what is stalled by it or about to be; a stall that customers are told of opens first. */
function isStalled(
  incident: Incident,
  held: { order: WatchedOrder; stalls: readonly Stall[]; clocks: readonly RunningClock[] },
  watch: Watch,
): boolean {
  const { order, stalls, clocks } = held;
  if (stallsConcerned(incident, stalls, clocks).length > 0) return true;
  return !isToldOnce(incident) && dueStalls(order, stalls, watch).some((s) => isOnClock(clocks, s) && s.since >= incident.since);
}

/**
 * Takes those of the given orders into an incident that it concerns: everything that waits for a silent source, what is
 * stalled or due by a common cause. Their clocks stand still, the incident takes the place of their stalls, the page says
 * why. Answers the ids of the orders that are in it now. Safe to
 * repeat.
 */
export async function joinOrders(
  ctx: Context,
  incident: Incident,
  input: { orders: readonly WatchedOrder[]; stalls: ReadonlyMap<string, readonly Stall[]>; watch: Watch },
): Promise<string[]> {
  const taken = input.orders.flatMap((order) => joining(incident, order, input.stalls.get(order.id) ?? [], input.watch) ?? []);
  if (taken.length === 0) return [];
  const facts = taken.flatMap((t) => t.facts);
  if (facts.length > 0) await recordFacts(ctx, { orders: [], facts });
  await insertIncidentOrders(
    ctx.db,
    incident,
    taken.map(({ order, tellAt, held }) => ({ orderId: order.id, tellAt, held })),
    input.watch.now,
  );
  return taken.map((t) => t.order.id);
}
