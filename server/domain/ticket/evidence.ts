import type { OrderState } from '../order/order-state';
import type { Instant } from '../shared/instant';
import type { Milestone } from '../tracking/milestone';
import type { ShipmentState } from '../tracking/shipment-state';

/** What the systems say of the shipment a report is about, at the moment of the report. Free of personal data. */
export interface ReportEvidence {
  shipment?: {
    key: string;
    carrier: string;
    trackingNo: string;
    milestone: Milestone;
    since: Instant;
    deliveredAt?: Instant;
    /** Kind of signing as its scans told it. */
    deliveredKind?: string;
    city?: string;
    district?: string;
  };
  /** City and district it should have gone to. */
  destination?: { city?: string; district?: string };
  /** Outbound shipments of the order, and how many of them are delivered. */
  shipments: number;
  delivered: number;
  /** Reasons of the contradictions and exceptions that are open about it. */
  flags: string[];
}

const FLAGS = new Set(['conflict', 'exception', 'consent_breach']);

/** Shipments on their way to the customer, in the order of the document. */
export function outboundShipments(state: OrderState): ShipmentState[] {
  return state.shipments.filter((s) => !s.isReturn && s.milestone !== 'voided' && s.goneOnAs === undefined);
}

/** The evidence about one shipment, by its place among the outbound ones; left out, the one delivered last. */
export function gatherEvidence(state: OrderState, parcel?: number): ReportEvidence {
  const outbound = outboundShipments(state);
  const lastDelivered = outbound.filter((s) => s.deliveredAt !== null).sort((a, b) => (b.deliveredAt ?? 0) - (a.deliveredAt ?? 0))[0];
  const shipment = (parcel === undefined ? undefined : outbound[parcel]) ?? lastDelivered ?? outbound[0];
  const { destination } = state;
  return {
    ...(shipment ? { shipment: shipmentEvidence(shipment) } : {}),
    ...(destination ? { destination: { city: destination.city, district: destination.district } } : {}),
    shipments: outbound.length,
    delivered: outbound.filter((s) => s.milestone === 'delivered').length,
    flags: [
      ...new Set(
        state.attention.filter((a) => FLAGS.has(a.kind) && (a.shipmentKey === '' || a.shipmentKey === shipment?.key)).map((a) => a.reason),
      ),
    ],
  };
}

function shipmentEvidence(shipment: ShipmentState): NonNullable<ReportEvidence['shipment']> {
  const { key, carrier, trackingNo, milestone, since, deliveredAt, deliveredKind, place } = shipment;
  return {
    key,
    carrier,
    trackingNo,
    milestone,
    since,
    ...(deliveredAt === null ? {} : { deliveredAt }),
    ...(deliveredKind ? { deliveredKind } : {}),
    ...(place?.city ? { city: place.city } : {}),
    ...(place?.district ? { district: place.district } : {}),
  };
}
