import type { TimelineLine } from '../order/order-state';

/** Whether a line tells what happened: its source has not taken it back, and it is not in doubt. */
export function lineHolds({ isWithdrawn, isQuarantined }: TimelineLine): boolean {
  return !isWithdrawn && !isQuarantined;
}
