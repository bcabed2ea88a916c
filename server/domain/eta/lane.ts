import type { OrderState } from '../order/order-state';
import type { Lane } from './eta-model';

/**
 * The lane of an order as the learning job groups it by the order's columns (origin_region, dest_country, dest_region,
 * carrier): regions are provinces as the source named them, the carrier is that of the first shipment.
 */
export function laneOf(state: OrderState): Lane {
  return {
    shop: state.shop,
    origin: state.origin?.province ?? '',
    country: state.destination?.country ?? '',
    region: state.destination?.province ?? '',
    carrier: state.shipments.find((s) => !s.isReturn)?.carrier ?? '',
  };
}
