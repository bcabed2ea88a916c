import type { Plot } from './plots';
import type { ScanStep } from './scan-step';

/** Every moment here is epoch milliseconds on the wall clock. */
export interface PlaceSaid {
  text?: string;
  country: string;
  province: string;
  city: string;
  district?: string;
  lat?: number;
  lon?: number;
}

export interface OrderPlan {
  shop: string;
  orderNo: string;
  type: 'normal' | 'presale' | 'custom';
  placedAt: number;
  customer: { name: string; phone: string };
  destination: PlaceSaid & { address: string; postcode?: string };
  origin: PlaceSaid;
  items: { sku: string; name: string; category: string; quantity: number; price: string }[];
  amount: string;
  currency: string;
  promisedBy?: number;
  /** The customer ruled lockers out; absent where nobody asked. */
  lockerConsent?: false;
  tags: string[];
}

export interface ShipmentRef {
  carrier: string;
  trackingNo: string;
  items?: { sku: string; quantity: number }[];
}

/** Something a system of the shop says about an order. */
export interface ShopEvent {
  at: number;
  source: 'gateway' | 'erp' | 'wms' | 'crm' | 'shop';
  code: string;
  note?: string;
  shipment?: ShipmentRef;
  payment?: { paymentNo: string; method: string; amount: string; currency: string; state: string };
}

/** One scan of a carrier, in the carrier's own words. */
export interface Scan {
  at: number;
  step: ScanStep;
  text: string;
  place: PlaceSaid;
}

export interface ShipmentPlan {
  carrier: string;
  trackingNo: string;
  /** Oldest first. */
  scans: Scan[];
}

/** How a carrier's feed misbehaves without anything being wrong on the road. */
export type FeedNoise = 'none' | 'repeats' | 'shuffled';

/** All that will ever happen to one order, whoever asks and whenever. */
export interface Story {
  plot: Plot;
  order: OrderPlan;
  /** Oldest first. */
  events: ShopEvent[];
  shipments: ShipmentPlan[];
  noise: FeedNoise;
}
