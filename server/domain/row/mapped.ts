import type { Contact } from '../order/contact';
import type { Place } from '../place/place';
import type { Instant } from '../shared/instant';
import type { FactData, OrderHeader, Precision, SourceKind } from '../tracking/fact';

/** An order as a row tells it. */
export interface MappedOrder {
  header: OrderHeader;
  contact: Contact;
  /** When the source says it last changed the order. */
  changedAt?: Instant;
}

/** A fact as a row tells it; who reports it is known to the caller. */
export interface MappedFact {
  /** What this one fact is believed as, where it differs from its source. */
  sourceKind?: SourceKind;
  order?: { shop: string; orderNo: string };
  shipment?: { carrier: string; trackingNo: string };
  identityKey: string;
  code: string | null;
  sourceCode?: string;
  reason?: string;
  occurredAt: Instant;
  precision: Precision;
  place?: Place;
  text?: string;
  data?: FactData;
}
