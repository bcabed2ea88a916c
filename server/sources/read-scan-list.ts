import type { Place } from '../domain/place/place';
import { identityKey } from '../domain/tracking/identity';
import { readScanText } from '../domain/tracking/read-scan-text';
import { oldestFirst, ordinalAmongEquals } from './order-list';
import type { VendorTime } from './read-vendor-time';
import type { ReportedFact, ShipmentRef } from './source';
import type { Mapped } from './status-map';

/** One scan as a vendor tells it. */
export interface ScanLine extends VendorTime {
  /** Already without markup. */
  text: string;
  /** The line's own status; undefined when only its words tell. */
  code?: string;
  place?: Place;
  /** Words of the place that make the line the same when told again. */
  rawPlace?: string;
}

export interface ScanList {
  shipment: ShipmentRef;
  lines: readonly ScanLine[];
  /** The vendor tells one list with and without codes and places: then time and sequence alone make a line the same. */
  isKnownByTime?: boolean;
  /** How the vendor usually sorts its lists. */
  usual: 'newest_first' | 'oldest_first';
  map(code: string, text: string): Mapped;
  /** Zone that times without one were read in, where the vendor does not say which it means. */
  zoneAssumed?: string;
  /** Status of the whole shipment: it speaks where the newest line's words do not. */
  state?: string;
  /** Canonical prefixes of which a line must say one, or the state of the whole stands as a fact of its own. */
  outcomes?: Readonly<Record<string, readonly string[]>>;
}

/**
 * The lines of a full list as facts, oldest first. A line's own status decides; a line without one is read from its words,
 * and what says nothing is `in_transit.info`. The state of the whole belongs to the newest line, and stands as a fact of its
 * own where no line bears out how it ended.
 */
export function readScanList(list: ScanList): ReportedFact[] {
  const lines = oldestFirst(list.lines, list.usual);
  const countEqual = ordinalAmongEquals();
  const facts = lines.map((line, ordinal): ReportedFact => {
    const raw = list.isKnownByTime ? { rawCode: '' } : { rawCode: line.code ?? '', rawPlace: line.rawPlace };
    const key = { ...raw, occurredAt: line.at, precision: line.precision };
    return {
      shipment: list.shipment,
      identityKey: identityKey({ ...key, ordinalAmongEquals: countEqual(identityKey(key)) }),
      ...readLine(list, line, ordinal === lines.length - 1),
      sourceCode: line.code,
      occurredAt: line.at,
      precision: line.precision,
      ordinal,
      place: line.place,
      text: line.text || undefined,
      ...(list.zoneAssumed && !line.isZoned ? { data: { zoneAssumed: list.zoneAssumed } } : {}),
    };
  });
  const outcome = unprovenOutcome(list, facts);
  return outcome ? [...facts, outcome] : facts;
}

function readLine({ map, state }: ScanList, { code, text }: ScanLine, isNewest: boolean): Mapped {
  if (code) return map(code, text);
  const read = readScanText(text);
  if (read) return read;
  return isNewest && state ? map(state, text) : { code: 'in_transit.info' };
}

function unprovenOutcome({ state, outcomes, map, shipment }: ScanList, facts: readonly ReportedFact[]): ReportedFact | null {
  const newest = facts.at(-1);
  const proofs = state && outcomes && Object.hasOwn(outcomes, state) ? outcomes[state] : undefined;
  if (!state || !newest || !proofs || facts.some((f) => proofs.some((p) => f.code?.startsWith(p)))) return null;
  return {
    shipment,
    identityKey: `state|${state}|${newest.identityKey}`,
    ...map(state, ''),
    sourceCode: state,
    occurredAt: newest.occurredAt,
    precision: newest.precision,
    ordinal: facts.length,
  };
}
