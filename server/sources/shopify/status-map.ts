import { type Mapped, UNMAPPED } from '../status-map';

const plain = (code: string): Mapped => ({ code });

/** `shipment_status` of a fulfilment and `status` of a fulfilment event (shopify.dev, FulfillmentEvent, 2024-04). */
const STATUSES: Readonly<Record<string, Mapped>> = {
  label_purchased: plain('label_created'),
  label_printed: plain('label_created'),
  confirmed: plain('awaiting_pickup'),
  carrier_picked_up: plain('picked_up'),
  picked_up: plain('picked_up'),
  in_transit: plain('in_transit'),
  out_for_delivery: plain('out_for_delivery'),
  ready_for_pickup: plain('available_for_pickup'),
  attempted_delivery: plain('attempt_failed'),
  delayed: plain('problem.delayed'),
  failure: plain('problem.generic'),
  delivered: plain('delivered'),
};

/** A shipment status in our words. */
export function mapShopify(status: string): Mapped {
  return Object.hasOwn(STATUSES, status) ? STATUSES[status]! : UNMAPPED;
}
