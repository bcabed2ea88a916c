import type { EffectiveFact } from '../tracking/effective-facts';
import { readShipmentCode } from '../tracking/event-code';
import type { FoldedShipment } from '../tracking/fold-shipment';
import type { TimelineLine } from './order-state';

/** Order facts that are for staff: the portal's own book-keeping and what is no step of the order. */
const STAFF_ONLY = new Set([
  'note',
  'payment.reconciled',
  'shipment.linked',
  'carrier.corrected',
  'stall.opened',
  'stall.renewed',
  'stall.closed',
  'forced',
  'forced.lapsed',
  'incident.joined',
  'incident.left',
  'ticket.asked',
  'ticket.put_off',
  'ticket.replied',
  'rated',
  'behaviour.seen',
  'order.tagged',
  'order.held',
  'order.released',
  'withdrawn',
  'payment.mismatch',
]);

/** Everything that was said about an order and its shipments, oldest first, each line with who said it. */
export function buildTimeline(orderFacts: readonly EffectiveFact[], shipments: readonly FoldedShipment[]): TimelineLine[] {
  const lines = orderFacts.map((fact) =>
    line(fact, fact.data?.shipment ? `${fact.data.shipment.carrier}/${fact.data.shipment.trackingNo}` : '', []),
  );
  for (const { state, scans } of shipments) {
    for (const { fact, also } of scans) lines.push(line(fact, state.key, also));
  }
  return lines.sort((a, b) => a.at - b.at || (a.identity < b.identity ? -1 : 1));
}

function line(fact: EffectiveFact, shipmentKey: string, also: readonly EffectiveFact[]): TimelineLine {
  const status = fact.code ? readShipmentCode(fact.code)?.status : undefined;
  const { data } = fact;
  // one by one and not by spreading: an order has many lines, and is folded with each thing that is said
  const line = {
    identity: fact.identity,
    at: fact.effectiveAt,
    precision: fact.precision,
    receivedAt: fact.heardAt,
    code: fact.code,
  } as TimelineLine;
  if (fact.sourceCode) line.sourceCode = fact.sourceCode;
  line.source = fact.source;
  line.sourceKind = fact.sourceKind;
  if (also.length > 0) line.alsoSources = [...new Set(also.map((f) => f.source))].sort();
  if (fact.text) line.text = fact.text;
  if (fact.place) line.place = fact.place;
  if (fact.reason) line.reason = fact.reason;
  line.shipmentKey = shipmentKey;
  line.customerVisible = isCustomerVisible(fact, status?.customerVisible);
  if (fact.isWithdrawn) line.isWithdrawn = true;
  if (fact.quarantined) line.isQuarantined = true;
  if (data?.mapped) line.mapVersion = data.mapped.version;
  if (fact.revisions > 1) line.revisions = fact.revisions;
  if (data?.by) line.by = data.by;
  return line;
}

function isCustomerVisible(fact: EffectiveFact, byStatus: boolean | undefined): boolean {
  if (fact.isWithdrawn || fact.quarantined) return false;
  if (fact.code === null) return fact.subject.startsWith('t:') && fact.text !== undefined;
  return byStatus ?? !STAFF_ONLY.has(fact.code);
}
