import type { Instant } from '../shared/instant';

/** When a rung falls due. `rung` counts from 1. */
export interface Deadline {
  /** '' when the clock is the order's own. */
  shipmentKey: string;
  ruleCode: string;
  rung: number;
  /** Start of the clock. */
  since: Instant;
  dueAt: Instant;
}
