import type { Instant } from '../shared/instant';

/** A rung of a rule that was reached; opened and closed by facts, never deleted. */
export interface Stall {
  rule: string;
  ruleVersion: number;
  rung: number;
  /** '' when the clock is the order's own. */
  shipmentKey: string;
  /** Start of the clock that ran out. */
  since: Instant;
  openedAt: Instant;
  closedAt: Instant | null;
  reason: string;
  nextUpdateAt?: Instant;
}
