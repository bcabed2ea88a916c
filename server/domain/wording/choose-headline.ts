import type { Eta } from '../eta/eta';
import { wholeEta } from '../eta/told-arrival';
import type { Phase } from '../order/lifecycle';
import type { Headline } from '../order/order-document';
import type { OrderState } from '../order/order-state';
import { placeTitle } from '../place/place-name';
import type { Attention } from '../tracking/attention';
import { MILESTONES } from '../tracking/milestone';
import type { ShipmentState } from '../tracking/shipment-state';
import type { Params } from './fill-template';
import type { HeadlineKey } from './headline-words';
import { reasonOf } from './reasons';

interface Situation {
  state: OrderState;
  /** The shipment that the headline is about; null while the order has none that counts. */
  lead: ShipmentState | null;
  outbound: readonly ShipmentState[];
  etaParams: Params;
}

/**
 * The one sentence an order is told with, as key and parameters free of personal data; instants in epoch milliseconds.
 * The gravest open flag that a customer should know comes first, then overlays, then where the order or its decisive
 * shipment is (DOMAIN 5.8). Words: wordHeadline.
 */
export function chooseHeadline(input: { state: OrderState; attention: readonly Attention[]; eta: Eta | null }): Headline {
  const { state } = input;
  const outbound = state.shipments.filter((s) => !s.isReturn && s.milestone !== 'voided' && s.goneOnAs === undefined);
  const lead = leadShipment(state, outbound);
  const situation: Situation = { state, lead, outbound, etaParams: etaParams(input.eta, state, lead) };
  const base = baseHeadline(situation);
  const told = flagHeadline(situation, input.attention, base);
  return withoutBlanks(told ?? base);
}

function headline(key: HeadlineKey, params: Record<string, string | number | null | undefined>): Headline {
  return { key, params: params as Params };
}

function withoutBlanks({ key, params }: Headline): Headline {
  const told = Object.entries(params).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return { key, params: Object.fromEntries(told) };
}

/** The least advanced shipment that is still open, unless the state speaks of another one. */
function leadShipment(state: OrderState, outbound: readonly ShipmentState[]): ShipmentState | null {
  if (state.overlay === 'returning' || state.lifecycle === 'returned') {
    const back = state.shipments.filter((s) => s.isReturn);
    return back.find((s) => s.goneOnAs === undefined) ?? back[0] ?? null;
  }
  const wanted = { out_for_delivery: 'out_for_delivery', ready_to_collect: 'available_for_pickup' }[state.lifecycle as string];
  const named = outbound.find((s) => s.milestone === wanted);
  if (named) return named;
  const open = outbound.filter((s) => s.milestone !== 'delivered');
  const pool = open.length > 0 ? open : outbound;
  const byRank = [...pool].sort((a, b) => MILESTONES[a.milestone].rank - MILESTONES[b.milestone].rank || a.since - b.since);
  return open.length > 0 ? (byRank[0] ?? null) : ([...pool].sort((a, b) => b.since - a.since)[0] ?? state.shipments[0] ?? null);
}

/** While an order is still with the shop its headline says when it leaves. */
const BEFORE_HAND_OVER: ReadonlySet<Phase> = new Set<Phase>(['paid', 'preparing']);

function etaParams(eta: Eta | null, state: OrderState, lead: ShipmentState | null): Params {
  if (eta?.notBefore !== undefined) return { etaFrom: eta.notBefore, etaTo: eta.notBefore, etaKind: 'not_before' };
  if (eta) {
    const { from, to, lateAt, basis, next } = wholeEta(eta);
    const isLeaving = next?.step === 'handed_over' && BEFORE_HAND_OVER.has(state.phase);
    const leaves: Params = isLeaving ? { leaveFrom: next.from, leaveTo: next.to } : {};
    return { etaFrom: from, etaTo: to, etaKind: basis.orders === 0 ? 'usual' : 'learned', etaLateAt: lateAt, ...leaves };
  }
  if (lead?.expectedBy !== undefined) return { etaFrom: lead.expectedBy, etaTo: lead.expectedBy, etaKind: 'carrier' };
  if (state.promisedBy !== undefined) return { etaFrom: state.promisedBy, etaTo: state.promisedBy, etaKind: 'promised' };
  return {};
}

function baseHeadline(situation: Situation): Headline {
  const { state, lead, outbound, etaParams } = situation;
  const order = (key: HeadlineKey, at: number | null, more: Params = {}) =>
    headline(key, { at: at ?? state.since, warehouse: state.warehouse, carrier: lead?.carrier, ...etaParams, ...more });
  const { moments } = state;
  if (state.forced?.lifecycle === state.lifecycle) return order('forced', state.forced.since, { step: state.lifecycle });
  switch (state.lifecycle) {
    case 'pending_payment':
      return headline('pending_payment', { at: moments.placedAt, amount: state.amount, currency: state.currency });
    case 'paid':
      return order('paid', moments.paidAt);
    case 'in_review':
      return order('in_review', moments.reviewStartedAt);
    case 'allocated':
      return order('allocated', moments.allocatedAt);
    case 'picking':
      return order('picking', moments.pickingAt);
    case 'picked':
      return order('picked', moments.pickedAt);
    case 'packed':
      return order('packed', moments.packedAt);
    case 'backordered':
      return order('backordered', state.since, state.items.length === 1 ? { item: state.items[0]?.name ?? '' } : {});
    case 'deposit_paid':
    case 'payment_verifying':
    case 'presale_waiting':
    case 'in_production':
      return order(state.lifecycle, state.since);
    case 'shipped':
      return lead ? shipmentHeadline(situation, lead) : order('shipped', moments.shippedAt);
    case 'partially_shipped': {
      const sent = outbound.filter((s) => MILESTONES[s.milestone].rank >= MILESTONES.picked_up.rank).length;
      return order('partially_shipped', state.since, sent < outbound.length ? { k: sent, n: outbound.length } : {});
    }
    case 'partially_delivered': {
      if (lead && lead.milestone !== 'delivered') return shipmentHeadline(situation, lead);
      const back = state.shipments.filter((s) => s.isReturn && s.goneOnAs === undefined);
      if (back[0]) return shipmentHeadline({ ...situation, outbound: [...outbound, ...back] }, back[0]);
      return order('partially_delivered', state.since, { n: outbound.length });
    }
    case 'in_transit':
    case 'out_for_delivery':
    case 'ready_to_collect':
    case 'delivered':
      return lead ? shipmentHeadline(situation, lead) : order('shipped', moments.shippedAt);
    case 'completed': {
      const isConfirmed = state.timeline.some((line) => line.code === 'receipt.confirmed');
      return headline(isConfirmed ? 'completed_confirmed' : 'completed', { at: moments.completedAt ?? state.since });
    }
    case 'cancelled':
      return headline('cancelled', { at: moments.cancelledAt ?? state.since, refund: state.payment });
    case 'returned':
      return headline('order_returned', { at: state.since, refund: state.payment });
  }
}

function shipmentHeadline(situation: Situation, lead: ShipmentState): Headline {
  const { state, outbound, etaParams } = situation;
  const done = outbound.filter((s) => s.milestone === 'delivered').length;
  const several = outbound.length > 1 ? { total: outbound.length, done: done > 0 ? done : null } : {};
  const place = placeTitle(lead.place);
  const destination = placeTitle(state.destination);
  const common = { carrier: lead.carrier, at: lead.since, place, to: place === destination ? null : destination, reason: lead.reason };
  const tell = (key: HeadlineKey, more: Record<string, string | number | null> = {}) =>
    headline(key, { ...common, ...several, ...etaParams, ...more });
  const moved = { at: lead.movedAt ?? lead.since };
  switch (lead.milestone) {
    case 'no_data':
      return tell('no_data', { at: state.moments.shippedAt ?? lead.linkedAt });
    case 'in_transit':
      if (place && place === destination && (!lead.subStatus || lead.subStatus === 'arrived')) return tell('at_destination', moved);
      return tell(
        pick('in_transit', lead.subStatus, ['departed', 'arrived', 'left_country', 'arrived_country', 'forwarded', 'missorted']),
        moved,
      );
    case 'customs':
      return tell(pick('customs', lead.subStatus, ['inspect', 'docs', 'duty', 'held', 'released']));
    case 'at_destination':
      return tell('at_destination', { to: destination });
    case 'out_for_delivery':
      return tell(pick('out_for_delivery', lead.subStatus, ['appointment']));
    case 'available_for_pickup':
      return tell(pick('available_for_pickup', lead.subStatus, ['locker', 'station', 'store', 'overdue']));
    case 'attempt_failed': {
      const reason = lead.reason ?? (lead.subStatus ? `attempt_failed.${lead.subStatus}` : null);
      const bySub = { bad_address: 'address', refused: 'refused', out_of_area: 'area' }[lead.subStatus ?? ''];
      return tell(bySub ? (`attempt_failed_${bySub}` as HeadlineKey) : 'attempt_failed', { reason });
    }
    case 'delivered': {
      const at = lead.deliveredAt ?? lead.since;
      if (outbound.length > 1) return headline('delivered_all', { n: outbound.length, at });
      const kind = lead.deliveredKind ?? 'unspecified';
      const isKnown = kind !== 'unspecified' && kind !== 'claimed';
      return headline(isKnown ? 'delivered' : 'delivered_told', { carrier: lead.carrier, at, kind: isKnown ? kind : null });
    }
    case 'returning':
      return tell('returning', { reason: lead.reason ?? (lead.subStatus === 'refused' ? 'recipient.refused' : null) });
    case 'returned':
      return tell('returned', { refund: state.payment });
    default:
      return tell(lead.milestone);
  }
}

/** The headline of a sub-status where it has its own, else the milestone's. */
function pick<M extends string, S extends string>(milestone: M, sub: string | undefined, own: readonly S[]): M | `${M}_${S}` {
  return own.includes(sub as S) ? (`${milestone}_${sub}` as `${M}_${S}`) : milestone;
}

/** Headlines that say themselves what is wrong and who acts; a flag about the same thing only adds the next update. */
const TELLS_ITSELF = new Set<string>([
  'in_transit_missorted',
  'customs_docs',
  'customs_duty',
  'customs_held',
  'available_for_pickup',
  'available_for_pickup_locker',
  'available_for_pickup_station',
  'available_for_pickup_store',
  'available_for_pickup_overdue',
  'attempt_failed',
  'attempt_failed_address',
  'attempt_failed_refused',
  'attempt_failed_area',
  'returning',
  'returned',
  'lost',
  'destroyed',
]);

function flagHeadline(situation: Situation, attention: readonly Attention[], base: Headline): Headline | null {
  const { state, lead, etaParams } = situation;
  // the headline of an unpaid order asks for the payment by itself
  const told = attention.filter((a) => reasonOf(a.reason).isPublic && a.rule !== 'payment_due' && a.told?.kind !== 'silence');
  const find = (kind: Attention['kind']) => told.find((a) => a.kind === kind);
  const step = stepOf(situation);
  const flag = (key: HeadlineKey, a: Attention) => {
    const shipment = state.shipments.find((s) => s.key === a.shipmentKey) ?? lead;
    const known = { carrier: shipment?.carrier, reason: a.reason, actor: a.actor, since: a.since, at: a.since, next: a.nextUpdateAt };
    const words = a.told?.kind === 'words' ? { wordsZh: a.told['zh-CN'], wordsEn: a.told.en } : null;
    return headline(words ? 'told_by_hand' : key, { step, ...known, ...etaParams, ...words });
  };
  const disputed = find('disputed');
  if (disputed) return flag(disputed.reason === 'recipient.not_received' ? 'disputed' : 'disputed_goods', disputed);
  if (state.lifecycle === 'completed' || state.lifecycle === 'cancelled' || state.lifecycle === 'returned') return null;
  const conflict = find('conflict');
  if (conflict) return flag(conflict.reason === 'carrier.moved_after_delivery' ? 'delivery_conflict' : 'sources_conflict', conflict);
  if (state.overlay === 'cancelling') {
    const asked = state.timeline.findLast((line) => line.code === 'cancel.requested');
    const next = told.find((a) => a.nextUpdateAt !== undefined)?.nextUpdateAt;
    return headline('cancelling', { at: asked?.at ?? state.since, next });
  }
  if (TELLS_ITSELF.has(base.key)) {
    const next = told.find((a) => a.nextUpdateAt !== undefined)?.nextUpdateAt;
    return headline(base.key as HeadlineKey, { ...base.params, next });
  }
  if (state.lifecycle === 'delivered') return null;
  const exception = find('exception');
  if (exception) return flag('exception', exception);
  const stalled = find('stalled');
  if (stalled) return flag('stalled', stalled);
  const isArriving = state.lifecycle === 'out_for_delivery' || state.lifecycle === 'ready_to_collect';
  const late = find('late');
  if (late && !isArriving) return { ...flag('late', late), params: { ...flag('late', late).params, at: lead?.since ?? state.since } };
  const silent = find('silent');
  if (silent && silent.reason !== 'system.feed_ended')
    return flag(silent.reason === 'system.payment_silent' ? 'payment_silent' : 'source_silent', silent);
  return silent && state.phase === 'shipping' ? flag('silent', silent) : null;
}

/** Name of the step the order stands at: the decisive shipment's milestone once the carrier is concerned. */
function stepOf({ state, lead }: Situation): string {
  const isWithCarrier = state.phase === 'shipped' || state.phase === 'shipping';
  return lead && isWithCarrier ? lead.milestone : state.lifecycle;
}
