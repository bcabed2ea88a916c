import type { OrderState } from '../order/order-state';
import { watchedClocks } from '../rule/compute-deadlines';
import type { Rule } from '../rule/rule';
import type { Instant } from '../shared/instant';
import type { Stall } from './stall';

/**
 * Open stalls whose cause is gone: the clock no longer runs, runs from another start (the shipment moved), or the rule was
 * switched off, no longer concerns the order or stands back for another. `now` is when they close; nothing opened later is touched.
 */
export function stallsToClose(input: { state: OrderState; stalls: readonly Stall[]; rules: readonly Rule[]; now: Instant }): Stall[] {
  const open = input.stalls.filter((stall) => stall.closedAt === null && stall.openedAt <= input.now);
  if (open.length === 0) return [];
  const watched = watchedClocks(input);
  return open.filter((stall) => {
    const held = watched.find(
      ({ rule, clock }) => rule.code === stall.rule && clock.shipmentKey === stall.shipmentKey && clock.since === stall.since,
    );
    return !held || stall.rung > held.rule.rungs.length;
  });
}
