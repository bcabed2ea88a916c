import type { Place } from '../place/place';
import type { Instant } from '../shared/instant';
import type { Milestone } from './milestone';
import type { ShipmentArrival } from './shipment-arrival';

/** How a shipment was handed over; `claimed` once the customer denies it. */
export type DeliveredKind =
  | 'self'
  | 'household'
  | 'agent'
  | 'neighbour'
  | 'guard'
  | 'locker_collected'
  | 'station_collected'
  | 'cod'
  | 'photo_only'
  | 'unspecified'
  | 'claimed'
  | 'after_attempt';

/** What the facts of one tracking number add up to. */
export interface ShipmentState {
  /** '<carrier>/<tracking number>' */
  key: string;
  carrier: string;
  trackingNo: string;
  milestone: Milestone;
  subStatus?: string;
  reason?: string;
  /** Moment the shipment entered its milestone. */
  since: Instant;
  /** Last real movement; null while there is none. */
  movedAt: Instant | null;
  lastEventAt: Instant | null;
  pickedUpAt: Instant | null;
  deliveredAt: Instant | null;
  deliveredKind?: DeliveredKind;
  /** Once it is there; absent in documents of older releases. */
  arrived?: ShipmentArrival;
  /** Where it was last seen, with coordinates when known. */
  place?: Place;
  /** The carrier's or aggregator's own estimate. */
  expectedBy?: Instant;
  items: { sku: string; quantity: number }[];
  /** Key of the shipment it goes on as: a return or a partner's number. That one tells where it is from then on. */
  goneOnAs?: string;
  /** Leg back to the sender. */
  isReturn: boolean;
  linkedAt: Instant;
}
