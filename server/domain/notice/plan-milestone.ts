import type { OrderDocument } from '../order/order-document';
import type { OrderState } from '../order/order-state';
import { HOUR, type Instant, SECOND } from '../shared/instant';
import { MILESTONES, type Milestone } from '../tracking/milestone';
import type { ShipmentState } from '../tracking/shipment-state';
import type { NoticeIntent } from './notice';

/**
 * Milestones worth a message: how long after they happened they still are news, and within what time the message promises
 * the next word (the stall ladder keeps that promise). `delivered` is the last word and promises none.
 */
export const TOLD_MILESTONES = {
  shipped: { newsFor: 48 * HOUR, nextWithin: 24 * HOUR, isRepeatable: false },
  out_for_delivery: { newsFor: 12 * HOUR, nextWithin: 24 * HOUR, isRepeatable: true },
  available_for_pickup: { newsFor: 48 * HOUR, nextWithin: 48 * HOUR, isRepeatable: false },
  attempt_failed: { newsFor: 24 * HOUR, nextWithin: 24 * HOUR, isRepeatable: true },
  delivered: { newsFor: 48 * HOUR, nextWithin: null, isRepeatable: false },
  returning: { newsFor: 72 * HOUR, nextWithin: 72 * HOUR, isRepeatable: false },
  lost: { newsFor: 168 * HOUR, nextWithin: 24 * HOUR, isRepeatable: false },
} as const;
export type ToldMilestone = keyof typeof TOLD_MILESTONES;

/** What follows within this time replaces what would have been told (DOMAIN 5.10). */
export const SETTLE = 90 * SECOND;

interface Reached {
  milestone: ToldMilestone;
  at: Instant;
  shipment?: ShipmentState;
}

function isTold(milestone: Milestone): milestone is Milestone & ToldMilestone {
  return milestone in TOLD_MILESTONES;
}

/** The shipment was elsewhere before, and what it reached is later than what it was. */
function isNews(before: OrderState | null, shipment: ShipmentState): boolean {
  const old = before?.shipments.find((s) => s.key === shipment.key);
  return !old || (old.milestone !== shipment.milestone && shipment.since >= old.since);
}

/** What stands reached and is young enough to be news, whether or not it was reached by this change. */
function standing({ state }: OrderDocument, now: Instant): Reached[] {
  const reached: Reached[] = [];
  for (const shipment of state.shipments) {
    if (!isTold(shipment.milestone)) continue;
    if (shipment.milestone === 'delivered' && (shipment.isReturn || state.lifecycle !== 'delivered')) continue;
    reached.push({ milestone: shipment.milestone, at: shipment.since, shipment });
  }
  const { shippedAt } = state.moments;
  if (shippedAt !== null && (state.phase === 'shipped' || state.phase === 'shipping')) {
    reached.push({ milestone: 'shipped', at: shippedAt, shipment: state.shipments[0] });
  }
  return reached.filter((r) => now - r.at <= TOLD_MILESTONES[r.milestone].newsFor);
}

function isReachedNow(reached: Reached, before: OrderState | null): boolean {
  if (reached.milestone === 'shipped') return (before?.moments.shippedAt ?? null) === null;
  return isNews(before, reached.shipment!);
}

function isContested({ attention }: Pick<OrderState, 'attention'>): boolean {
  return attention.some((a) => a.kind === 'conflict' || a.kind === 'disputed');
}

const rankOf = (milestone: ToldMilestone) => (milestone === 'shipped' ? 1 : MILESTONES[milestone].rank);

/**
 * The most telling milestone that this change reached, as one message over all shipments; null when nothing changed that
 * the customer should hear, when it is old news, or when sources contradict each other about it; a delivery is told once
 * they agree. A milestone that comes back (a second attempt) may be told again on another day, counted in UTC. `before` is
 * asked only when something stands to be told that `mayBeNew`, by the moment it was reached, and of a delivery.
 */
export function planMilestone(
  before: () => OrderState | null,
  after: OrderDocument,
  now: Instant,
  mayBeNew: (at: Instant) => boolean = () => true,
): NoticeIntent | null {
  const isDisputed = isContested(after) || isContested(after.state);
  const candidates = standing(after, now).filter((r) => (r.milestone === 'delivered' ? !isDisputed : mayBeNew(r.at)));
  if (candidates.length === 0) return null;
  const earlier = before();
  const isSettled = earlier !== null && isContested(earlier);
  const reached = candidates
    .filter((r) => isReachedNow(r, earlier) || (r.milestone === 'delivered' && isSettled))
    .sort((a, b) => rankOf(b.milestone) - rankOf(a.milestone))[0];
  if (!reached) return null;
  const { milestone, at, shipment } = reached;
  const day = TOLD_MILESTONES[milestone].isRepeatable ? `:${new Date(at).toISOString().slice(0, 10)}` : '';
  const { nextWithin } = TOLD_MILESTONES[milestone];
  const nextUpdateAt = nextWithin === null ? undefined : Math.max(at, now) + nextWithin;
  const together = after.state.shipments.filter((s) => s.milestone === milestone).length;
  return {
    cause: `milestone:${milestone}${day}`,
    recipient: 'customer',
    template: `milestone.${milestone}`,
    params: {
      at,
      ...(shipment ? { carrier: shipment.carrier, trackingNo: shipment.trackingNo } : {}),
      ...(shipment?.reason ? { reason: shipment.reason } : {}),
      ...(after.eta ? { etaAt: after.eta.p80 } : {}),
      others: Math.max(0, together - 1),
      ...(nextUpdateAt === undefined ? {} : { nextUpdateAt }),
    },
    dueAt: now + SETTLE,
    ...(nextUpdateAt === undefined ? {} : { promise: { kind: 'next_update' as const, dueAt: nextUpdateAt } }),
  };
}
