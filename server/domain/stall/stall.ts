import type { Consequence } from '../rule/consequence';
import type { AlertTarget, Clock, DraftTerms } from '../rule/rule';
import type { Instant } from '../shared/instant';

/** What the rung said when it was reached: kept in the fact, so that an edited rule never rewrites the past. */
export interface StallConsequence {
  clock: Clock;
  severity: 'P0' | 'P1' | 'P2' | 'P3';
  red: boolean;
  tellCustomer: boolean;
  /** The message waits for service first. */
  draft?: DraftTerms;
  alert: AlertTarget | null;
  also?: Consequence[];
}

/** A rung of a rule that was reached; opened and closed by facts, never deleted. */
export interface Stall {
  rule: string;
  ruleVersion: number;
  rung: number;
  /** '' when the clock is the order's own. */
  shipmentKey: string;
  /** Start of the clock that ran out. */
  since: Instant;
  /** When it was noticed. */
  openedAt: Instant;
  /** When its limit was reached, of several that nobody had noticed the first; absent where a stall was opened without it. */
  dueAt?: Instant;
  closedAt: Instant | null;
  reason: string;
  nextUpdateAt?: Instant;
  /** How often an incident had closed it before: what was withheld then has to be told anew. */
  timesHeld?: number;
  consequence: StallConsequence;
}
