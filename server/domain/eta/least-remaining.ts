import type { OrderState } from '../order/order-state';
import { MINUTE } from '../shared/instant';
import { MILESTONES } from '../tracking/milestone';
import { carrierDefault, quickestDefault } from './carrier-default';
import { type EtaLeg, type EtaModel, findGroup } from './eta-model';
import { laneOf } from './lane';
import { GONE_WRONG } from './predict-eta';
import { durationAt } from './remaining-time';

/** Of a hundred past orders fewer than one was quicker. */
const QUICKEST = 0.01;

/**
 * The shortest time, in milliseconds, in which what still lies ahead of an order was done: from the leg that its least advanced
 * shipment has still to begin to the door, by the narrowest history there is, else by what carriers usually take; that of the
 * quickest one while none is chosen. Undefined when everything is with a courier or there, is on its way back, or nothing is known.
 */
export function leastRemaining(state: OrderState, model: EtaModel): number | undefined {
  const leg = legAhead(state);
  if (!leg) return undefined;
  const lane = laneOf(state);
  const group = findGroup(model, leg, lane)?.group ?? (lane.carrier ? carrierDefault(leg, lane) : quickestDefault(leg, lane));
  return group ? Math.round(durationAt(group.minutes, QUICKEST) * MINUTE) : undefined;
}

/** The next leg that nothing can do without. One under way may be nearly done, so only those that follow count. */
function legAhead({ phase, overlay, shipments }: OrderState): EtaLeg | null {
  if (phase === 'completed' || overlay === 'returning' || overlay === 'cancelling') return null;
  if (shipments.some((s) => !s.isReturn && GONE_WRONG.has(s.milestone))) return null;
  if (phase === 'awaiting_payment' || phase === 'paid' || phase === 'preparing') return 'shipped';
  const open = shipments.filter((s) => !s.isReturn && s.goneOnAs === undefined && s.milestone !== 'delivered' && s.milestone !== 'voided');
  if (open.length === 0) return null;
  const least = Math.min(...open.map((s) => MILESTONES[s.milestone].rank));
  if (least < MILESTONES.picked_up.rank) return 'picked_up';
  // who was not met is called on once more
  const goesOut = least < MILESTONES.out_for_delivery.rank || open.some((s) => s.milestone === 'attempt_failed');
  return goesOut ? 'out_for_delivery' : null;
}
