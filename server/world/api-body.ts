import type { Report } from './report';
import { SCAN_STEPS } from './scan-step';
import type { OrderPlan, Scan, ShipmentPlan } from './story';
import { iso } from './time';

/** An order as `POST /api/v1/orders` takes it. */
export function orderBody(order: OrderPlan) {
  return {
    ...order,
    placedAt: iso(order.placedAt),
    promisedBy: order.promisedBy === undefined ? undefined : iso(order.promisedBy),
  };
}

/** An event of one of the shop's systems as `POST /api/v1/events` takes it. */
export function eventBody(report: Extract<Report, { kind: 'event' }>) {
  const { event } = report;
  return {
    shop: report.shop,
    orderNo: report.orderNo,
    source: event.source,
    eventId: report.eventId,
    code: event.code,
    occurredAt: iso(event.at),
    note: event.note,
    shipment: event.shipment,
    payment: event.payment,
  };
}

/** A scan told by event, where no carrier feed is connected. */
export function scanBody(shop: string, orderNo: string, shipment: ShipmentPlan, scan: Scan) {
  return {
    shop,
    orderNo,
    source: shipment.carrier,
    eventId: `${shipment.trackingNo}-${SCAN_STEPS[scan.step].code}-${scan.at}`,
    code: SCAN_STEPS[scan.step].code,
    occurredAt: iso(scan.at),
    note: scan.text,
    place: scan.place,
    shipment: { carrier: shipment.carrier, trackingNo: shipment.trackingNo },
  };
}
