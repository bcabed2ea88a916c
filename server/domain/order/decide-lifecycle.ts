import type { FoldedPayment } from '../payment/fold-payment';
import type { Instant } from '../shared/instant';
import type { Attention } from '../tracking/attention';
import type { EffectiveFact } from '../tracking/effective-facts';
import type { OrderHeader } from '../tracking/fact';
import type { Aggregate } from './aggregate-shipments';
import type { CombinationRule } from './combination';
import { type Combined, combineWords } from './combine-words';
import type { Fulfilment } from './fold-fulfilment';
import type { Lifecycle, Overlay } from './lifecycle';

export interface LifecycleDecision {
  lifecycle: Lifecycle;
  since: Instant;
  /** The rule over several sources that decided it. */
  combined?: CombinationRule;
  attention: Attention[];
  overlay(attention: readonly Attention[]): Overlay | undefined;
  /** Flags that the end of the order has settled. */
  settles(attention: Attention): boolean;
}

/** Where the customer's own word is enough: it ranks above every carrier's (DOMAIN 5.5). */
const RECEIVABLE: ReadonlySet<Lifecycle> = new Set<Lifecycle>([
  'shipped',
  'in_transit',
  'out_for_delivery',
  'ready_to_collect',
  'delivered',
]);
/** What a return looks like to who did not know that the customer asked for it. */
const RETURN_AS_ASKED = new Set(['carrier.returning', 'carrier.returned', 'carrier.moved_after_delivery']);

interface Parts {
  header: OrderHeader | null;
  payment: FoldedPayment;
  fulfilment: Fulfilment;
  parcels: Aggregate;
  placedAt: Instant;
  /** The order's own facts and the rules over what several sources say (domain/order/combination.ts). */
  facts: readonly EffectiveFact[];
  rules: readonly CombinationRule[];
}

/**
 * Puts payment, warehouse and shipments together into the one lifecycle value (DOMAIN 3.1, 5.1). A physical scan wins
 * over every other word; shipping unpaid without cash on delivery is refused and flagged.
 */
export function decideLifecycle(parts: Parts): LifecycleDecision {
  const { payment, fulfilment, parcels, header } = parts;
  const attention: Attention[] = [...fulfilment.attention];
  const paidEnough =
    payment.paidAt !== null || payment.claimedAt !== null || header?.codAllowed === true || fulfilment.completedAt !== null;
  const cancelled = fulfilment.cancel?.state === 'confirmed' && !parcels.isPhysical;
  let combined: Combined | null = null;
  let chosen = cancelled ? at('cancelled', fulfilment.cancel!.at) : fromShipments(parts);
  if (!chosen) {
    const from = (isBelievedPaid(parts) ? fromWarehouse(parts) : null) ?? fromPayment(parts);
    combined = combineWords(parts.rules, { facts: parts.facts, fulfilment, from: from.lifecycle, isPaidEnough: paidEnough });
    chosen = combined ? at(combined.rule.lifecycle, combined.since) : from;
  }
  if (!paidEnough && !cancelled && (fulfilment.step !== null || parcels.isPhysical)) {
    attention.push(flag('conflict', fulfilment.stepAt ?? parcels.firstPickedUpAt ?? parts.placedAt, 'payment.shipped_unpaid', 'P2'));
  }
  if (fulfilment.cancel?.state === 'confirmed' && parcels.isPhysical)
    attention.push(flag('conflict', fulfilment.cancel.at, 'system.cancel_crossed', 'P1'));
  if (parcels.isPhysical && fulfilment.hasWarehouse && fulfilment.step !== 'shipped' && fulfilment.step !== 'packed') {
    attention.push(flag('conflict', parcels.firstPickedUpAt ?? parts.placedAt, 'system.sync_gap', 'P3'));
  }
  const hasOpenCase = fulfilment.dispute !== null || payment.state === 'refunding' || parcels.isReturning;
  const received = RECEIVABLE.has(chosen.lifecycle) && !hasOpenCase ? fulfilment.receiptAt : null;
  const quiet = chosen.lifecycle === 'delivered' && !hasOpenCase ? fulfilment.completedAt : null;
  const doneAt = received ?? quiet;
  if (doneAt !== null) chosen = at('completed', doneAt);
  const isOver = chosen.lifecycle === 'completed' || chosen.lifecycle === 'cancelled' || chosen.lifecycle === 'returned';
  const isDone = isOver || chosen.lifecycle === 'delivered';
  return {
    ...chosen,
    ...(combined?.rule.lifecycle === chosen.lifecycle ? { combined: combined.rule } : {}),
    attention,
    settles: (a) =>
      (isDone && (a.reason === 'payment.shipped_unpaid' || a.reason === 'system.sync_gap')) ||
      (isOver && (a.kind === 'silent' || a.kind === 'late' || a.kind === 'consent_breach')) ||
      (received !== null && a.shipmentKey !== '') ||
      parcels.settled.has(a.shipmentKey) ||
      (fulfilment.returnRequestedAt !== null && RETURN_AS_ASKED.has(a.reason)),
    overlay: (open) => {
      if (parcels.isReturning) return 'returning';
      if (fulfilment.cancel?.state === 'requested' && !isDone && !parcels.isPhysical) return 'cancelling';
      if (!isOver && open.some((a) => (a.severity === 'P0' || a.severity === 'P1') && a.kind !== 'disputed')) return 'exception';
      return undefined;
    },
  };
}

/** Paid, or to be paid on delivery, by who is believed about it; what others claim counts with the warehouse's word (rules). */
function isBelievedPaid({ payment, header, fulfilment }: Parts): boolean {
  return payment.paidAt !== null || header?.codAllowed === true || fulfilment.completedAt !== null;
}

function fromShipments({ parcels }: Parts): { lifecycle: Lifecycle; since: Instant } | null {
  return parcels.lifecycle === null ? null : at(parcels.lifecycle, parcels.since ?? 0);
}

function fromWarehouse({ fulfilment, header, payment, placedAt }: Parts): { lifecycle: Lifecycle; since: Instant } | null {
  if (fulfilment.step !== null && fulfilment.backorderSince === null) return at(fulfilment.step, fulfilment.stepAt ?? placedAt);
  if (fulfilment.backorderSince !== null) return at('backordered', fulfilment.backorderSince);
  if (payment.paidAt === null && header?.codAllowed !== true) return null;
  const paidAt = payment.paidAt ?? placedAt;
  if (fulfilment.reviewSince !== null) return at('in_review', fulfilment.reviewSince);
  if (fulfilment.productionSince !== null || header?.type === 'custom') return at('in_production', fulfilment.productionSince ?? paidAt);
  if (fulfilment.presaleSince !== null || header?.type === 'presale') return at('presale_waiting', fulfilment.presaleSince ?? paidAt);
  return at('paid', paidAt);
}

function fromPayment({ payment, placedAt }: Parts): { lifecycle: Lifecycle; since: Instant } {
  if (payment.claimedAt !== null) return at('payment_verifying', payment.claimedAt);
  if (payment.depositAt !== null) return at('deposit_paid', payment.depositAt);
  return at('pending_payment', placedAt);
}

function at(lifecycle: Lifecycle, since: Instant): { lifecycle: Lifecycle; since: Instant } {
  return { lifecycle, since };
}

function flag(kind: Attention['kind'], since: Instant, reason: string, severity: Attention['severity']): Attention {
  return { kind, shipmentKey: '', since, reason, actor: 'service', severity };
}
