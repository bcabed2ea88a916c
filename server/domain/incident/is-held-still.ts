import type { OrderState } from '../order/order-state';
import { runningClocks } from '../rule/clock-start';

/**
 * Whether what a stall was about still stands although the stall is closed: an incident took its place, or ended before
 * its clock ran out again. `since` is the start of the clock, as a message about the stall has it.
 */
export function isHeldStill(state: OrderState, since: unknown): boolean {
  return (state.pauses?.length ?? 0) > 0 && runningClocks(state).some((clock) => clock.since === since);
}
