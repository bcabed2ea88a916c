import type { Contact } from '@/server/domain/order/contact';
import type { Place } from '@/server/domain/place/place';
import type { Instant } from '@/server/domain/shared/instant';
import type { FactData, OrderHeader, Precision, SourceKind } from '@/server/domain/tracking/fact';

/** Who says it. */
export interface Reporter {
  /** Name of the source account, as it stands on the timeline. */
  source: string;
  kind: SourceKind;
}

/** An order as its master knows it; a later one replaces header and contact. */
export interface NewOrder {
  reporter: Reporter;
  header: OrderHeader;
  contact: Contact;
  /** When the source says it last changed the order; orders the revisions of vendors that deliver shuffled. */
  changedAt?: Instant;
}

/**
 * One thing to append to the log. It is about the shipment when its code is a shipment code (or unmapped and
 * `shipment` is given by a carrier or aggregator), else about the order. With both an order and a shipment the two
 * are linked.
 */
export interface NewFact {
  reporter: Reporter;
  order?: { shop: string; orderNo: string };
  shipment?: { carrier: string; trackingNo: string; items?: { sku: string; quantity: number }[] };
  /** What makes it the same fact when told again: domain/tracking/identity.ts. */
  identityKey: string;
  /** Canonical code, already mapped; null when the source's word has no mapping. */
  code: string | null;
  sourceCode?: string;
  reason?: string;
  occurredAt: Instant;
  precision: Precision;
  classifier?: 'actual' | 'estimated' | 'planned';
  ordinal?: number;
  place?: Place;
  /** The source's words; redacted by the record step. */
  text?: string;
  data?: FactData;
}

/**
 * Says that the batch holds everything this source now tells about a shipment: what it told before and tells no more
 * is marked as withdrawn by the source.
 */
export interface Snapshot {
  source: string;
  shipment: { carrier: string; trackingNo: string };
}

export interface RecordBatch {
  orders: NewOrder[];
  facts: NewFact[];
  snapshots?: Snapshot[];
  /** Import of past orders: teaches, tells nobody, opens no stall. */
  history?: boolean;
}

/** Outcome of one item, in the order of the batch. */
export type RecordOutcome =
  | { status: 'accepted'; orderId?: string }
  | { status: 'duplicate'; orderId?: string }
  | { status: 'unmapped'; orderId?: string }
  | { status: 'rejected'; field: string; reason: string };

export interface RecordAnswer {
  orders: RecordOutcome[];
  facts: RecordOutcome[];
}
