import type { OrderState } from '../order/order-state';
import type { Attention } from '../tracking/attention';
import { canonicalCause } from '../wording/reasons';
import { type RuleScope, scopeHolds } from './rule-scope';

/** What a branch asks of an order at the moment it is reached; what is left out is not asked. */
export interface Condition {
  scope?: RuleScope;
  /** Any open flag whose reason is or begins with one of these, such as `shipper.stock_short` or `customs`. */
  flags?: string[];
}

/** Whether a condition holds for an order and one of its shipments ('' for the order itself). */
export function conditionHolds(condition: Condition, state: OrderState, attention: readonly Attention[], shipmentKey: string): boolean {
  if (condition.scope && !scopeHolds(condition.scope, state, shipmentKey)) return false;
  const { flags } = condition;
  const isOne = (reason: string, flag: string) => canonicalCause(reason) === canonicalCause(flag) || reason.startsWith(`${flag}.`);
  return !flags || attention.some(({ reason }) => flags.some((flag) => isOne(reason, flag)));
}
