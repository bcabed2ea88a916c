import { DAY, type Instant } from '../shared/instant';
import type { Attention } from '../tracking/attention';
import type { EffectiveFact } from '../tracking/effective-facts';
import type { Fact, OrderHeader } from '../tracking/fact';

/** A scan this long before the shipment left belongs to another shipment of the same number (DOMAIN 5.5). */
const EARLIER_MS = DAY;
/** Carriers hand out a number again after half a year at the earliest; no shipment is under way so long. */
const LATER_MS = 180 * DAY;

/** The stretch of time in which a scan of a number can be about an order. */
export interface ScanWindow {
  from: Instant;
  until: Instant;
}

/**
 * From a day before the warehouse sent it, or before the order was placed, until carriers may use the number again; null
 * while neither moment is known.
 */
export function scanWindow(key: string, orderFacts: readonly EffectiveFact[], header: OrderHeader | null): ScanWindow | null {
  const sent = orderFacts.find(
    (f) => f.code === 'shipped' && f.data?.shipment && `${f.data.shipment.carrier}/${f.data.shipment.trackingNo}` === key,
  );
  const moments = [sent?.effectiveAt, header?.placedAt].filter((at): at is Instant => at !== undefined);
  if (moments.length === 0) return null;
  const sentAt = Math.max(...moments);
  return { from: sentAt - EARLIER_MS, until: sentAt + LATER_MS };
}

/** The scans with those of another shipment marked, so that they move nothing and only staff see them. */
export function markForeignScans(scans: readonly Fact[], window: ScanWindow | null): Fact[] {
  return scans.map((fact) => (isForeign(fact, window) ? { ...fact, quarantined: true } : fact));
}

/**
 * What scans of another shipment mean: beside others a note for staff; a number with nothing else was most likely typed
 * wrong.
 */
export function foreignAttention(key: string, scans: readonly Fact[], window: ScanWindow | null): Attention[] {
  const foreign = scans.filter((fact) => isForeign(fact, window));
  if (foreign.length === 0) return [];
  const flag = {
    shipmentKey: key,
    since: Math.max(...foreign.map((f) => f.receivedAt)),
    actor: 'service' as const,
    facts: foreign.map((f) => f.identity).sort(),
  };
  if (foreign.length < scans.length) {
    const isLater = foreign.every((fact) => fact.occurredAt > window!.until);
    const reason = isLater ? 'system.later_scans' : 'system.earlier_scans';
    return [{ ...flag, kind: 'quarantined', reason, severity: 'P3' }];
  }
  return [{ ...flag, kind: 'exception', reason: 'shipper.wrong_waybill', severity: 'P2' }];
}

function isForeign(fact: Fact, window: ScanWindow | null): boolean {
  const latestMoment = fact.precision === 'day' ? fact.occurredAt + DAY : fact.occurredAt;
  return window !== null && (latestMoment < window.from || fact.occurredAt > window.until);
}
