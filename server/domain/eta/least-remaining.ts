import type { OrderState } from '../order/order-state';
import { DAY, HOUR } from '../shared/instant';
import { MILESTONES } from '../tracking/milestone';
import { gone, openShipments } from './awaited-shipments';
import type { EtaModel } from './eta-model';
import { journeyOf } from './journey';
import { leastDays } from './predict-eta';
import type { Stage } from './stage';

/**
 * The shortest time, in milliseconds, in which what still lies ahead of an order was done: from the leg that its least advanced
 * shipment has still to begin to the door, by the narrowest history there is, else by what carriers usually take; that of the
 * quickest one while none is chosen. Undefined when everything is with a courier or there, is on its way back, or nothing is known.
 */
export function leastRemaining(state: OrderState, model: EtaModel): number | undefined {
  const stage = stageAhead(state);
  const days = stage && leastDays(journeyOf(state), stage, model);
  return days === null ? undefined : leastTime(days);
}

/** Of a working day no hour does more than an eighth. */
const LEAST_HOURS = 8;

/** The least time that so many working days take, in milliseconds: whole days, and of the last one its busiest hours. */
function leastTime(days: number): number {
  const whole = Math.floor(days);
  return Math.round(whole * DAY + (days - whole) * LEAST_HOURS * HOUR);
}

/** The next leg that nothing can do without. One under way may be nearly done, so only those that follow count. */
function stageAhead(state: OrderState): Stage | null {
  const { phase, overlay } = state;
  if (phase === 'completed' || overlay === 'returning' || overlay === 'cancelling') return null;
  if (gone(state)) return null;
  if (phase === 'awaiting_payment' || phase === 'paid' || phase === 'preparing') return 'handed_over';
  const open = openShipments(state);
  if (open.length === 0) return null;
  const least = Math.min(...open.map((s) => MILESTONES[s.milestone].rank));
  if (least < MILESTONES.picked_up.rank) return 'handed_over';
  // who was not met is called on once more
  const goesOut = least < MILESTONES.out_for_delivery.rank || open.some((s) => s.milestone === 'attempt_failed');
  return goesOut ? 'out_for_delivery' : null;
}
