import { distanceKm } from '../place/distance';
import { locate } from '../place/locate';
import type { Place } from '../place/place';
import type { Attention } from '../tracking/attention';
import { type EffectiveFact, isActual } from '../tracking/effective-facts';
import { readShipmentCode, SHIPMENT_CODES } from '../tracking/event-code';
import type { FoldedShipment } from '../tracking/fold-shipment';
import type { Scan } from '../tracking/same-scan';

/** Depots deliver across the borders of cities, and the scan names the depot's: so near, nothing is contradicted. */
const NEIGHBOURS_KM = 100;

/** Codes that say where the last stretch is driven; a pickup point may lie wherever its customer chose. */
const LAST_STRETCH = codesLike(/^(at_destination|out_for_delivery|attempt_failed|delivered)(\.(?!locker_collected$|station_collected$)|$)/);
/** The shipment was meant to end elsewhere than first said. */
const GOES_ELSEWHERE = codesLike(/^(returning|returned|available_for_pickup|in_transit\.forwarded)/);
const NEW_ADDRESS = new Set(['address.change_requested', 'address.changed', 'address.acknowledged']);

/**
 * Scans that can only be of another shipment, because they bring it to a customer in a city other than the order's
 * (DOMAIN 5.5): from the first such scan on, unless the shipment is seen in the order's own city later. Scans on the way
 * contradict nothing. Empty where the order's city is not known, or may rightly be another one.
 */
export function scansElsewhere(
  { state, scans }: Pick<FoldedShipment, 'state' | 'scans'>,
  destination: Place | undefined,
  orderFacts: readonly EffectiveFact[],
): Scan[] {
  if (!destination?.city || state.isReturn || !scans.some((scan) => isLastStretch(scan.fact))) return [];
  let from = -1;
  let home: Place | null = null;
  for (const [at, { fact }] of scans.entries()) {
    if (!isActual(fact) || fact.code === null) continue;
    if (GOES_ELSEWHERE.has(fact.code) || fact.data?.next) return [];
    if (!fact.place?.city || !readShipmentCode(fact.code)?.milestone) continue;
    home ??= placed(destination);
    if (isElsewhere(placed(fact.place), home)) from = from < 0 && isLastStretch(fact) ? at : from;
    else from = -1;
  }
  if (from < 0 || orderFacts.some((f) => f.code !== null && NEW_ADDRESS.has(f.code) && isActual(f))) return [];
  return scans.slice(from);
}

/** What such scans mean: the number was most likely typed wrong, and somebody has to find out. */
export function elsewhereAttention(shipmentKey: string, foreign: readonly Scan[]): Attention[] {
  const first = foreign[0];
  if (!first) return [];
  return [
    {
      kind: 'exception',
      shipmentKey,
      since: first.fact.effectiveAt,
      reason: 'shipper.wrong_waybill',
      actor: 'service',
      severity: 'P2',
      facts: foreign.map((scan) => scan.fact.identity).sort(),
    },
  ];
}

function codesLike(pattern: RegExp): ReadonlySet<string> {
  return new Set(SHIPMENT_CODES.filter((code) => pattern.test(code)));
}

function isLastStretch(fact: EffectiveFact): boolean {
  return fact.code !== null && LAST_STRETCH.has(fact.code) && isActual(fact);
}

/** Recorded places hold what the gazetteer knows; others are looked up. */
function placed(place: Place): Place {
  return place.lat === undefined || !place.province ? locate(place) : place;
}

function isElsewhere(there: Place, here: Place): boolean {
  if (there.country === here.country && there.province === here.province && there.city === here.city) return false;
  if (there.lat === undefined || there.lon === undefined || here.lat === undefined || here.lon === undefined) return false;
  return distanceKm({ lat: there.lat, lon: there.lon }, { lat: here.lat, lon: here.lon }) > NEIGHBOURS_KM;
}
