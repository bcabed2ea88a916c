import type { CustomerWording } from '../incident/incident';
import type { Instant } from '../shared/instant';
import type { Actor } from './sub-status';

export const ATTENTION_KINDS = [
  'stalled',
  'late',
  'exception',
  'conflict',
  'silent',
  'disputed',
  'unmapped',
  'consent_breach',
  'quarantined',
] as const;
export type AttentionKind = (typeof ATTENTION_KINDS)[number];

/** An open flag over an order or one of its shipments; never replaces the milestone. */
export interface Attention {
  kind: AttentionKind;
  /** '' when it concerns the order itself. */
  shipmentKey: string;
  since: Instant;
  reason: string;
  actor: Actor;
  severity: 'P0' | 'P1' | 'P2' | 'P3';
  /** Raised by a stall rule: which and how far up its ladder (1 is the first rung). */
  rule?: string;
  rung?: number;
  /** Red on the board because the rung says so, whatever its severity. */
  red?: boolean;
  nextUpdateAt?: Instant;
  /** What people chose to tell the customer in place of the usual words; nothing is told of a flag in silence. */
  told?: CustomerWording;
  /** Identities of the facts that disagree. */
  facts?: string[];
}
