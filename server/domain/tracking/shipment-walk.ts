import type { Place } from '../place/place';
import type { Instant } from '../shared/instant';
import type { EffectiveFact } from './effective-facts';
import type { Milestone } from './milestone';
import type { ShipmentArrival } from './shipment-arrival';
import type { SubStatus } from './sub-status';

/** Where a shipment stands while its scans are walked from the first to the last. */
export interface Walk {
  milestone: Milestone;
  sub: string;
  status: SubStatus | null;
  reason?: string;
  since: Instant;
  movedAt: Instant | null;
  lastEventAt: Instant | null;
  pickedUpAt: Instant | null;
  deliveredAt: Instant | null;
  /** The earliest that the last movement may have been: of a day the start. */
  movedFrom: Instant | null;
  /** Since it lay where it can be collected, kept when it is; null where it goes on to a door. */
  ready: ShipmentArrival | null;
  /** When it was last told to be delivered. */
  door: ShipmentArrival | null;
  place?: Place;
  expectedBy?: Instant;
  isReturn: boolean;
  goneOnAs?: string;
  /** Scans elsewhere since the delivery. */
  contradictions: EffectiveFact[];
  conflict: { since: Instant; facts: string[] } | null;
  /** Two sources that put it in different places at once. */
  disagreement: { since: Instant; facts: string[] } | null;
  problem: { since: Instant; reason: string; status: SubStatus } | null;
  silentSince: Instant | null;
  unmapped: EffectiveFact | null;
  last?: EffectiveFact;
}
