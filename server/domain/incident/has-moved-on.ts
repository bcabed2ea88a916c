import type { OrderState } from '../order/order-state';
import { type RunningClock, runningClocks } from '../rule/clock-start';
import type { Instant } from '../shared/instant';

/** A clock that an incident held when an order joined it: the step, and the shipment that it was about. */
export type HeldClock = Pick<RunningClock, 'clock' | 'shipmentKey'>;

/**
 * Whether what an order of an incident waited for has happened, by what is true of it now: none of the clocks that were held
 * runs any more, or each began anew after the order joined. When a thing was told says nothing: what came late of the time before
 * the order joined moves the start of its clock and leaves it waiting; what happened meanwhile and was told later ends it.
 */
export function hasMovedOn(state: OrderState, held: readonly HeldClock[], joinedAt: Instant): boolean {
  const waits = runningClocks(state).filter((clock) => clock.since <= joinedAt);
  return held.length > 0 && !held.some((was) => waits.some((now) => now.clock === was.clock && now.shipmentKey === was.shipmentKey));
}
