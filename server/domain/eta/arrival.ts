import { allItemsSent } from '../order/aggregate-shipments';
import type { OrderState } from '../order/order-state';
import type { ShipmentArrival } from '../tracking/shipment-arrival';
import { arrivalOfShipment, awaitedShipments, gone, lastShipment, openShipments } from './awaited-shipments';

/**
 * When the last of an order came to its door, or to the point where it waits to be collected: the way there is the carrier's, the
 * time there the customer's. Null while some of it has not, was not sent, or comes no more.
 */
export function arrivalOf(state: OrderState): ShipmentArrival | null {
  const last = lastShipment(state);
  if (!last) return null;
  if (state.moments.deliveredAt === null) {
    if (openShipments(state).length > 0 || gone(state) || !allItemsSent(awaitedShipments(state), state.items)) return null;
  }
  return arrivalOfShipment(last);
}
