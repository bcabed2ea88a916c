import type { OrderState } from '../order/order-state';
import type { RunningClock } from './clock-start';
import type { Rule } from './rule';

function laneOf(state: OrderState): 'domestic' | 'cross_border' {
  const from = state.origin?.country;
  const to = state.destination?.country;
  return from && to && from !== to ? 'cross_border' : 'domestic';
}

/** Whether a rule in force watches this clock of this order. */
export function ruleWatches(rule: Rule, clock: RunningClock, state: OrderState): boolean {
  if (!rule.enabled || rule.clock !== clock.clock) return false;
  if (rule.orderTypes.length > 0 && !rule.orderTypes.includes(state.type)) return false;
  return rule.lane === undefined || rule.lane === laneOf(state);
}
