import { DAY, type Instant } from '../shared/instant';
import type { Attention } from '../tracking/attention';
import type { EffectiveFact } from '../tracking/effective-facts';
import type { Fact, OrderHeader } from '../tracking/fact';

/** A scan this long before the shipment left belongs to another shipment of the same number (DOMAIN 5.5). */
const EARLIER_MS = DAY;

/**
 * The earliest moment at which a scan of this number can be about this order: a day before the warehouse sent it, or
 * before the order was placed; null while neither is known.
 */
export function earliestScanAt(key: string, orderFacts: readonly EffectiveFact[], header: OrderHeader | null): Instant | null {
  const sent = orderFacts.find(
    (f) => f.code === 'shipped' && f.data?.shipment && `${f.data.shipment.carrier}/${f.data.shipment.trackingNo}` === key,
  );
  const moments = [sent?.effectiveAt, header?.placedAt].filter((at): at is Instant => at !== undefined);
  return moments.length > 0 ? Math.max(...moments) - EARLIER_MS : null;
}

/** The scans with those of another shipment marked, so that they move nothing and only staff see them. */
export function markForeignScans(scans: readonly Fact[], earliestAt: Instant | null): Fact[] {
  return scans.map((fact) => (isForeign(fact, earliestAt) ? { ...fact, quarantined: true } : fact));
}

/**
 * What scans of another shipment mean: beside others a note for staff; a number with nothing else was most likely typed
 * wrong.
 */
export function foreignAttention(key: string, scans: readonly Fact[], earliestAt: Instant | null): Attention[] {
  const foreign = scans.filter((fact) => isForeign(fact, earliestAt));
  if (foreign.length === 0) return [];
  const flag = {
    shipmentKey: key,
    since: Math.max(...foreign.map((f) => f.receivedAt)),
    actor: 'service' as const,
    facts: foreign.map((f) => f.identity).sort(),
  };
  if (foreign.length < scans.length) return [{ ...flag, kind: 'quarantined', reason: 'system.earlier_scans', severity: 'P3' }];
  return [{ ...flag, kind: 'exception', reason: 'shipper.wrong_waybill', severity: 'P2' }];
}

function isForeign(fact: Fact, earliestAt: Instant | null): boolean {
  const latestMoment = fact.precision === 'day' ? fact.occurredAt + DAY : fact.occurredAt;
  return earliestAt !== null && latestMoment < earliestAt;
}
