import type { OrderPlan, ShipmentPlan, ShopEvent } from './story';

/** What one system sends once. `sendAt` is when it leaves that system; what it tells of lies before. */
interface Sent {
  sendAt: number;
  orderNo: string;
  shop: string;
}

export type Report =
  | (Sent & { kind: 'order'; order: OrderPlan })
  | (Sent & { kind: 'event'; event: ShopEvent; eventId: string })
  /** A carrier's whole list of scans up to a moment. */
  | (Sent & { kind: 'scans'; shipment: ShipmentPlan; upTo: number; isAbroad: boolean })
  /** The shop platform's own word; only while one is connected. */
  | (Sent & { kind: 'platform'; topic: PlatformTopic; order: OrderPlan; event?: ShopEvent });

export type PlatformTopic = 'orders/create' | 'orders/paid' | 'orders/cancelled' | 'fulfillments/create';
