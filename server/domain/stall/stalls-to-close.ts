import type { OrderState } from '../order/order-state';
import { runningClocks } from '../rule/clock-start';
import type { Rule } from '../rule/rule';
import { ruleWatches } from '../rule/rule-scope';
import type { Instant } from '../shared/instant';
import type { Stall } from './stall';

/**
 * Open stalls whose cause is gone: the clock no longer runs, runs from another start (the shipment moved), or the rule was
 * switched off or no longer concerns the order. `now` is when they close; nothing opened later is touched.
 */
export function stallsToClose(input: { state: OrderState; stalls: readonly Stall[]; rules: readonly Rule[]; now: Instant }): Stall[] {
  const open = input.stalls.filter((stall) => stall.closedAt === null && stall.openedAt <= input.now);
  if (open.length === 0) return [];
  const clocks = runningClocks(input.state);
  return open.filter((stall) => {
    const rule = input.rules.find((r) => r.code === stall.rule);
    const clock = clocks.find((c) => c.clock === rule?.clock && c.shipmentKey === stall.shipmentKey && c.since === stall.since);
    return !rule || !clock || stall.rung > rule.rungs.length || !ruleWatches(rule, clock, input.state);
  });
}
