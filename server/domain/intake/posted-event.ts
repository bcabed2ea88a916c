import type { DeliveryWindow, LeavePlace } from '../order/customer-word';
import type { Place } from '../place/place';
import type { Instant } from '../shared/instant';
import type { PaymentReport, Precision } from '../tracking/fact';

/** One event as a system of the shop posts it: with our code, or with its own word for us to map. */
export interface PostedEvent {
  source: string;
  order?: { shop: string; orderNo: string };
  shipment?: { carrier: string; trackingNo: string; items?: { sku: string; quantity: number }[] };
  eventId?: string;
  code?: string;
  sourceCode?: string;
  occurredAt: Instant;
  precision: Precision;
  place?: Place;
  note?: string;
  payment?: PaymentReport;
  expectedBy?: Instant;
  warehouse?: string;
  leave?: LeavePlace[];
  window?: DeliveryWindow;
}
