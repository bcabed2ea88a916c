import type { Instant } from '../shared/instant';

/**
 * What a vendor answers when it is asked to push a number, or to stop. `done` is also its word for a number that it has
 * already; `config` is a fault of our account and holds for every number; `refused` holds for this number alone.
 */
export type VendorAnswer =
  | { outcome: 'done' }
  | { outcome: 'needs_phone'; detail: string }
  | { outcome: 'retry'; detail: string; notBefore?: Instant }
  | { outcome: 'config'; detail: string }
  | { outcome: 'refused'; detail: string; isBadNumber: boolean };

/** What a push says about the watching itself, beside the scans. */
export type FeedWord =
  /** The vendor watches. */
  | 'alive'
  /** It ended because the shipment arrived. */
  | 'done'
  /** It ended and goes on under another carrier. */
  | 'corrected'
  /** It gave up: days without any record. */
  | 'never_known'
  /** It gave up: weeks without a change. */
  | 'no_change';
