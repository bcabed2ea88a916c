import type { OrderState } from '../order/order-state';
import type { Lane } from './eta-model';

/**
 * The lane of an order as the learning job groups it by the order's columns (origin_region, dest_country, dest_region,
 * carrier): regions are provinces, or cities where no province is known; the carrier is that of the first shipment.
 */
export function laneOf(state: OrderState): Lane {
  return {
    shop: state.shop,
    origin: state.origin?.province ?? state.origin?.city ?? '',
    country: state.destination?.country ?? '',
    region: state.destination?.province ?? state.destination?.city ?? '',
    carrier: state.shipments.find((s) => !s.isReturn)?.carrier ?? '',
  };
}
