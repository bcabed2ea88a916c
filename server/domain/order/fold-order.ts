import { foldPauses } from '../incident/fold-pauses';
import { foldPayment } from '../payment/fold-payment';
import type { Instant } from '../shared/instant';
import { toSlug } from '../shared/slug';
import { foldTickets } from '../ticket/fold-tickets';
import type { Attention } from '../tracking/attention';
import { type EffectiveFact, effectiveFacts } from '../tracking/effective-facts';
import type { Fact, OrderHeader } from '../tracking/fact';
import type { FoldedShipment } from '../tracking/fold-shipment';
import { aggregateShipments } from './aggregate-shipments';
import { type CombinationRule, DEFAULT_COMBINATIONS } from './combination';
import { confirmedPlace, foldCustomerWord, WISHES } from './customer-word';
import { decideLifecycle } from './decide-lifecycle';
import { findConflicts } from './find-conflicts';
import { behaviourOf, heldOf, ownTags } from './fold-behaviour';
import { foldFulfilment } from './fold-fulfilment';
import { foldShipments } from './fold-shipments';
import { HARD_ENDS, lastForced, showForced, withCorrectedReturns, withoutCorrected } from './forced-state';
import { impliedSteps } from './implied-steps';
import { PHASES_OF } from './lifecycle';
import type { OrderState } from './order-state';
import { buildTimeline } from './timeline';

/** What an order is called before its master has told of it: facts may come first. */
export interface OrderName {
  shop: string;
  orderNo: string;
}

const NONE_OFF: ReadonlySet<string> = new Set();

/**
 * Folds all facts of one order and of its shipments into its state: a pure function of the set of facts. The same for
 * every order of arrival, any repetition and any split into batches. `facts` holds facts of several subjects; `rules` is
 * the table in force of what several sources say together, `conflictsOff` the rules of contradiction that are switched off.
 */
export function foldOrder(
  name: OrderName,
  facts: readonly Fact[],
  rules: readonly CombinationRule[] = DEFAULT_COMBINATIONS,
  conflictsOff: ReadonlySet<string> = NONE_OFF,
): OrderState {
  const own: Fact[] = [];
  const byShipment = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (fact.subject.startsWith('o:')) own.push(fact);
    else {
      const key = fact.subject.slice(2);
      const held = byShipment.get(key);
      if (held) held.push(fact);
      else byShipment.set(key, [fact]);
    }
  }
  const orderFacts = effectiveFacts(own);
  const header = headerOf(orderFacts);
  const forcedWord = lastForced(orderFacts);
  const shipments = foldShipments(orderFacts, withCorrectedReturns(byShipment, forcedWord), header);
  const payment = foldPayment(orderFacts, header);
  const scans = forcedWord ? shipments.flatMap((s) => s.scans.map((scan) => scan.fact)) : [];
  const counting = withoutCorrected(orderFacts, scans, forcedWord);
  const fulfilment = foldFulfilment(counting);
  const paymentMethod = header?.paymentMethod ?? toSlug(payment.method);
  const parcels = aggregateShipments(
    shipments.map((s) => s.state),
    header,
    fulfilment,
  );
  const placedAt = header?.placedAt ?? firstMoment(orderFacts, shipments) ?? 0;
  const decision = decideLifecycle({ header, payment, fulfilment, parcels, placedAt, facts: counting, rules });
  const shown = showForced(decision, forcedWord, [...orderFacts, ...scans]);
  const attention: Attention[] = [
    ...payment.attention,
    ...decision.attention,
    ...shown.attention,
    ...shipments.flatMap((s) => s.attention),
    ...findConflicts({ orderFacts, shipments, lifecycle: decision.lifecycle }, conflictsOff),
  ].filter((a) => !decision.settles(a));
  const overlay = HARD_ENDS.has(shown.lifecycle) ? undefined : decision.overlay(attention);
  if (fulfilment.dispute?.reason === 'recipient.not_received') {
    for (const { state } of shipments) if (state.milestone === 'delivered') state.deliveredKind = 'claimed';
  }
  const shippedAt = fulfilment.reached.shipped ?? parcels.firstPickedUpAt;
  const customer = foldCustomerWord(counting, { shippedAt, pickedUpAt: parcels.firstPickedUpAt, cancel: fulfilment.cancel });
  const moved = confirmedPlace(customer);
  const destination = moved ? { country: header?.destination?.country, ...moved } : header?.destination;
  const timeline = buildTimeline(orderFacts, shipments);
  const implied = shipments.flatMap(impliedSteps);
  const pauses = foldPauses(orderFacts);
  const tickets = foldTickets(orderFacts);
  const behaviour = behaviourOf(orderFacts);
  const held = heldOf(orderFacts);
  const rated = orderFacts.findLast((f) => f.code === 'rated' && f.data?.score !== undefined);
  return {
    shop: header?.shop ?? name.shop,
    orderNo: header?.orderNo ?? name.orderNo,
    type: header?.type ?? 'normal',
    lifecycle: shown.lifecycle,
    ...(overlay ? { overlay } : {}),
    phase: PHASES_OF[shown.lifecycle],
    since: shown.since,
    ...(shown.forced ? { forced: shown.forced } : {}),
    ...(decision.combined && !shown.forced ? { combined: combinedOf(decision.combined) } : {}),
    payment: payment.state,
    items: header?.items ?? [],
    ...(header?.amount ? { amount: header.amount } : {}),
    ...(header?.currency ? { currency: header.currency } : {}),
    tags: ownTags(header?.tags ?? [], orderFacts),
    ...(header?.channel ? { channel: header.channel } : {}),
    ...(header?.seller ? { seller: header.seller } : {}),
    ...(header?.service ? { service: header.service } : {}),
    ...(header?.dispatchDays !== undefined ? { dispatchDays: header.dispatchDays } : {}),
    ...(paymentMethod ? { paymentMethod } : {}),
    ...(header?.origin ? { origin: header.origin } : {}),
    ...(destination ? { destination } : {}),
    ...(header?.promisedBy !== undefined ? { promisedBy: header.promisedBy } : {}),
    ...(fulfilment.warehouse ? { warehouse: fulfilment.warehouse } : {}),
    moments: {
      placedAt,
      paidAt: payment.paidAt,
      reviewStartedAt: fulfilment.reviewStartedAt,
      allocatedAt: fulfilment.reached.allocated ?? null,
      pickingAt: fulfilment.reached.picking ?? null,
      pickedAt: fulfilment.reached.picked ?? null,
      packedAt: fulfilment.reached.packed ?? null,
      shippedAt,
      pickedUpAt: parcels.firstPickedUpAt,
      deliveredAt: decision.lifecycle === 'delivered' || decision.lifecycle === 'completed' ? parcels.lastDeliveredAt : null,
      completedAt: decision.lifecycle === 'completed' ? decision.since : null,
      cancelledAt: decision.lifecycle === 'cancelled' ? decision.since : null,
    },
    shipments: shipments.map((s) => s.state),
    attention: attention.sort((a, b) => (a.severity < b.severity ? -1 : a.severity > b.severity ? 1 : a.since - b.since)),
    timeline,
    ...(implied.length > 0 ? { implied } : {}),
    ...(customer ? { customer } : {}),
    ...(pauses.length > 0 ? { pauses } : {}),
    ...(tickets.length > 0 ? { tickets } : {}),
    ...(behaviour ? { behaviour } : {}),
    ...(held ? { held } : {}),
    ...(rated ? { rating: { score: rated.data!.score!, at: rated.effectiveAt } } : {}),
    lastEventAt: timeline
      .filter((l) => l.sourceKind !== 'portal' && !l.isQuarantined && !WISHES.has(l.code ?? ''))
      .reduce<Instant | null>((m, l) => (m === null || l.at > m ? l.at : m), null),
    history: facts.length > 0 && facts.every((f) => f.history === true),
  };
}

function combinedOf({ code, name, since, words }: CombinationRule): NonNullable<OrderState['combined']> {
  return { code, name, since, ...(words ? { words } : {}) };
}

function headerOf(facts: readonly EffectiveFact[]): OrderHeader | null {
  const placed = facts.filter((f) => f.code === 'order.placed' && !f.isWithdrawn);
  return placed.at(-1)?.data?.header ?? null;
}

/** Notes of the portal on its own clocks say nothing of when an order began. */
const OWN_NOTES = /^(stall|incident)\./;

/** What stands for the moment of an order whose master nobody has told yet. */
function firstMoment(orderFacts: readonly EffectiveFact[], shipments: readonly FoldedShipment[]): Instant | null {
  const told = orderFacts.filter((f) => !OWN_NOTES.test(f.code ?? ''));
  const moments = [...told.map((f) => f.occurredAt), ...shipments.flatMap((s) => s.scans.map((scan) => scan.fact.occurredAt))];
  return moments.length > 0 ? Math.min(...moments) : null;
}
