import type { Instant } from '../shared/instant';
import { REPORT_REASONS } from '../ticket/ticket';
import type { Attention } from '../tracking/attention';
import { type EffectiveFact, isActual } from '../tracking/effective-facts';

/** Steps of the warehouse in their order; later ones imply earlier ones, a WMS may report only the last. */
export const WAREHOUSE_STEPS = ['allocated', 'picking', 'picked', 'packed', 'shipped'] as const;
export type WarehouseStep = (typeof WAREHOUSE_STEPS)[number];

/** Where the warehouse tells of these itself, nobody else is believed about them (field authority, DOMAIN 5.5). */
const WAREHOUSE_ONLY: ReadonlySet<string> = new Set(['allocated', 'picking', 'picked', 'packed']);

export interface Fulfilment {
  /** Furthest warehouse step in force; null before the first. */
  step: WarehouseStep | null;
  stepAt: Instant | null;
  /** First time each step was said to be reached. */
  reached: Partial<Record<WarehouseStep, Instant>>;
  warehouse?: string;
  reviewStartedAt: Instant | null;
  /** Review that was not passed, while no later one was. */
  refusal: { since: Instant; identity: string } | null;
  /** Review open now. */
  reviewSince: Instant | null;
  backorderSince: Instant | null;
  presaleSince: Instant | null;
  productionSince: Instant | null;
  cancel: { state: 'requested' | 'confirmed' | 'failed'; at: Instant } | null;
  receiptAt: Instant | null;
  /** What the customer says is wrong with the delivery, and by when an answer is promised. */
  dispute: { since: Instant; identity: string; reason: string; nextUpdateAt?: Instant } | null;
  returnRequestedAt: Instant | null;
  completedAt: Instant | null;
  /** A warehouse has spoken about this order at all. */
  hasWarehouse: boolean;
  /** A warehouse has begun to work on it: only the warehouse can say that it stopped. */
  hasBegun: boolean;
  attention: Attention[];
}

/** Folds what warehouse, review, customer and shop said about the order itself, in total order. */
export function foldFulfilment(facts: readonly EffectiveFact[]): Fulfilment {
  const f: Fulfilment = {
    step: null,
    stepAt: null,
    reached: {},
    reviewStartedAt: null,
    refusal: null,
    reviewSince: null,
    backorderSince: null,
    presaleSince: null,
    productionSince: null,
    cancel: null,
    receiptAt: null,
    dispute: null,
    returnRequestedAt: null,
    completedAt: null,
    hasWarehouse: false,
    hasBegun: false,
    attention: [],
  };
  const isTheirs = (fact: EffectiveFact) => WAREHOUSE_ONLY.has(fact.code ?? '');
  const hasWarehouseSteps = facts.some((fact) => fact.sourceKind === 'wms' && isTheirs(fact) && isActual(fact));
  for (const fact of facts) {
    if (!isActual(fact) || fact.code === null) continue;
    if (hasWarehouseSteps && fact.sourceKind !== 'wms' && isTheirs(fact)) continue;
    apply(f, fact, fact.effectiveAt);
  }
  const unmapped = facts.filter((x) => x.code === null && !x.isWithdrawn && !x.quarantined).at(-1);
  if (unmapped)
    f.attention.push({
      kind: 'unmapped',
      shipmentKey: '',
      since: unmapped.effectiveAt,
      reason: 'system.mapping_gap',
      actor: 'service',
      severity: 'P3',
      facts: [unmapped.identity],
    });
  if (f.refusal && f.cancel?.state !== 'confirmed')
    f.attention.push({
      kind: 'exception',
      shipmentKey: '',
      since: f.refusal.since,
      reason: 'shipper.review_refused',
      actor: 'service',
      severity: 'P1',
      facts: [f.refusal.identity],
    });
  if (f.dispute)
    f.attention.push({
      kind: 'disputed',
      shipmentKey: '',
      since: f.dispute.since,
      reason: f.dispute.reason,
      actor: 'service',
      severity: 'P1',
      ...(f.dispute.nextUpdateAt === undefined ? {} : { nextUpdateAt: f.dispute.nextUpdateAt }),
      facts: [f.dispute.identity],
    });
  return f;
}

function apply(f: Fulfilment, fact: EffectiveFact, at: Instant): void {
  if (fact.data?.warehouse) f.warehouse = fact.data.warehouse;
  if (fact.sourceKind === 'wms') f.hasWarehouse = true;
  switch (fact.code) {
    case 'allocated':
    case 'picking':
    case 'picked':
    case 'packed':
    case 'shipped':
      warehouseStep(f, fact, fact.code, at);
      return;
    case 'backordered':
    case 'stock.short':
      f.backorderSince ??= at;
      return;
    case 'stock.restocked':
      f.backorderSince = null;
      return;
    case 'presale_waiting':
      f.presaleSince ??= at;
      return;
    case 'in_production':
      f.productionSince ??= at;
      return;
    case 'review.started':
      f.reviewStartedAt ??= at;
      f.reviewSince = at;
      return;
    case 'review.passed':
      f.reviewSince = null;
      f.refusal = null;
      return;
    case 'review.refused':
      f.refusal = { since: at, identity: fact.identity };
      return;
    case 'cancel.requested':
    case 'cancel.confirmed':
    case 'cancel.failed':
      cancel(f, fact, at);
      return;
    case 'receipt.confirmed':
      f.receiptAt ??= at;
      f.dispute = null;
      return;
    case 'receipt.disputed':
      dispute(f, fact, 'recipient.not_received', at);
      return;
    case 'ticket.opened':
    case 'ticket.asked':
    case 'ticket.put_off':
    case 'ticket.answered':
    case 'ticket.closed':
      ticket(f, fact, at);
      return;
    case 'return.requested':
      f.returnRequestedAt ??= at;
      return;
    case 'order.completed':
      f.completedAt ??= at;
      return;
  }
}

/**
 * A confirmed cancellation is an end. While a warehouse works on the order, another system's word is only the request: the
 * order is safe once the warehouse has stopped (DOMAIN 5.1).
 */
function cancel(f: Fulfilment, fact: EffectiveFact, at: Instant): void {
  if (f.cancel?.state === 'confirmed') return;
  const isStopped = !f.hasBegun || fact.sourceKind === 'wms' || fact.sourceKind === 'manual';
  if (fact.code === 'cancel.failed') f.cancel = { state: 'failed', at };
  else f.cancel = { state: fact.code === 'cancel.confirmed' && isStopped ? 'confirmed' : 'requested', at };
}

/** A dispute stands from its first word until it is settled. */
function dispute(f: Fulfilment, fact: EffectiveFact, reason: string, at: Instant): void {
  f.dispute = { ...(f.dispute ?? { since: at, identity: fact.identity }), reason };
  f.receiptAt = null;
}

/** An open ticket about the delivery is a dispute; closing it settles that. */
function ticket(f: Fulfilment, fact: EffectiveFact, at: Instant): void {
  const word = fact.data?.ticket;
  const reason = word?.kind && REPORT_REASONS[word.kind];
  if (!reason) return;
  if (fact.code === 'ticket.closed') {
    f.dispute = null;
    return;
  }
  if (fact.code === 'ticket.opened' || fact.code === 'ticket.asked') dispute(f, fact, reason, at);
  if (f.dispute) f.dispute.nextUpdateAt = word.answerBy;
}

/** Forward always; back to `allocated` only with a reason (repack, pick short), DOMAIN 5.1. */
function warehouseStep(f: Fulfilment, fact: EffectiveFact, step: WarehouseStep, at: Instant): void {
  f.reached[step] ??= at;
  if (fact.sourceKind === 'wms') f.hasBegun = true;
  const from = f.step === null ? -1 : WAREHOUSE_STEPS.indexOf(f.step);
  const to = WAREHOUSE_STEPS.indexOf(step);
  const repack = step === 'allocated' && fact.reason !== undefined && f.step !== 'shipped';
  if (to <= from && !repack) return;
  f.step = step;
  f.stepAt = at;
  f.backorderSince = null;
  f.presaleSince = null;
  f.productionSince = null;
}
