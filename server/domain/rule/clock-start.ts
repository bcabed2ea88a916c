import { BEHAVIOUR_SIGNALS } from '../order/fold-behaviour';
import type { OrderState } from '../order/order-state';
import { DAY, type Instant } from '../shared/instant';
import type { ShipmentState } from '../tracking/shipment-state';
import { SUB_STATUSES, type SubStatus } from '../tracking/sub-status';
import type { Clock } from './rule';

/** A step that is under way and has not ended. */
export interface RunningClock {
  clock: Clock;
  /** '' when the clock is the order's own. */
  shipmentKey: string;
  since: Instant;
  /** What the rungs count from: the start, or the end of a term or promise. */
  anchorAt: Instant;
  /** On counted clocks but the risk of being late: how many it is now. */
  count?: number;
}

/** Days a locker or station keeps a parcel when the carrier names no term. */
const STORAGE_TERM = 3 * DAY;

/** While one of these holds, the promised moment does not bind yet, or is in the customer's hands. */
const PROMISE_RESTS = new Set(['pending_payment', 'deposit_paid', 'payment_verifying', 'ready_to_collect']);

const ENDED = new Set(['delivered', 'completed', 'cancelled', 'returned']);
const BEFORE_COLLECTION = new Set(['no_data', 'label_created', 'awaiting_pickup']);
const ON_THE_MOVE = new Set(['picked_up', 'in_transit', 'customs', 'at_destination', 'handed_to_partner', 'attempt_failed']);

/** Whether the customer has to act first: then nobody else's clock runs. */
function waitsForCustomer(state: OrderState, shipment: ShipmentState): boolean {
  const status = (SUB_STATUSES[shipment.milestone] as Record<string, SubStatus>)[shipment.subStatus ?? ''];
  return status?.actor === 'customer' || state.attention.some((a) => a.shipmentKey === shipment.key && a.actor === 'customer');
}

function orderClock(state: OrderState): RunningClock | null {
  const own = (clock: Clock, since: Instant): RunningClock => ({ clock, shipmentKey: '', since, anchorAt: since });
  switch (state.lifecycle) {
    case 'pending_payment':
      return own('payment_due', state.since);
    case 'payment_verifying':
      return own('payment_verify', state.since);
    case 'in_review':
      return own('review', state.since);
    case 'paid':
      return own('warehouse_accept', state.since);
    case 'allocated':
      return own('pick_start', state.since);
    case 'shipped':
      return state.shipments.length === 0 ? own('carrier_collect', state.moments.shippedAt ?? state.since) : null;
    default:
      return null;
  }
}

/** Moment from which the carrier could have collected; null while a warehouse still works on the parcel. */
function handedOutAt(state: OrderState, shipment: ShipmentState): Instant | null {
  const { shippedAt, packedAt, pickedAt, pickingAt, allocatedAt } = state.moments;
  const ready = shippedAt ?? packedAt;
  if (ready !== null) return Math.max(ready, shipment.linkedAt);
  return (pickedAt ?? pickingAt ?? allocatedAt) === null ? shipment.linkedAt : null;
}

function shipmentClock(state: OrderState, shipment: ShipmentState): RunningClock | null {
  const run = (clock: Clock, since: Instant, anchorAt = since): RunningClock => ({ clock, shipmentKey: shipment.key, since, anchorAt });
  if (shipment.isReturn || shipment.goneOnAs !== undefined) return null;
  if (shipment.milestone === 'available_for_pickup') return run('pickup_point', shipment.since, shipment.since + STORAGE_TERM);
  if (BEFORE_COLLECTION.has(shipment.milestone)) {
    const since = handedOutAt(state, shipment);
    return since === null ? null : run('carrier_collect', since);
  }
  if (waitsForCustomer(state, shipment)) return null;
  if (ON_THE_MOVE.has(shipment.milestone)) return run('movement', shipment.movedAt ?? shipment.since);
  return shipment.milestone === 'out_for_delivery' ? run('out_for_delivery', shipment.since) : null;
}

/** What people did with the order, while it can still be stopped from being sent. */
function behaviourClocks({ behaviour, moments }: OrderState): RunningClock[] {
  if (!behaviour || moments.shippedAt !== null) return [];
  const { edits, lastEditAt, signals } = behaviour;
  const run = (clock: Clock, count: number, anchorAt: Instant): RunningClock => ({
    clock,
    shipmentKey: '',
    since: moments.placedAt,
    anchorAt,
    count,
  });
  return [
    ...(edits > 0 && lastEditAt !== null ? [run('edits', edits, lastEditAt)] : []),
    ...BEHAVIOUR_SIGNALS.flatMap((kind) => (signals[kind] ? [run(kind, signals[kind].count, signals[kind].at)] : [])),
  ];
}

/**
 * The clocks of DOMAIN 5.9 that run for an order, at most one for the order's own step and one for each shipment, and
 * for the promise that it is broken and that it may be; and what is counted of people's behaviour. Nothing runs for imported past orders, ended orders, cancellations under way and return legs.
 */
export function runningClocks(state: OrderState): RunningClock[] {
  if (state.history || ENDED.has(state.lifecycle) || state.overlay === 'cancelling') return [];
  const clocks = [orderClock(state), ...state.shipments.map((s) => shipmentClock(state, s)), ...behaviourClocks(state)];
  if (state.promisedBy !== undefined && state.overlay !== 'returning' && !PROMISE_RESTS.has(state.lifecycle)) {
    const promise = { shipmentKey: '', since: state.promisedBy, anchorAt: state.promisedBy };
    clocks.push({ clock: 'past_promise', ...promise }, { clock: 'late_risk', ...promise });
  }
  return clocks.filter((c) => c !== null);
}
