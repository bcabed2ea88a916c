import type { Place } from '@/server/domain/place/place';
import type { Precision } from '@/server/domain/tracking/fact';
import { identityKey } from '@/server/domain/tracking/identity';
import { readScanText } from '@/server/domain/tracking/read-scan-text';
import { cleanText } from '../clean-text';
import { oldestFirst, ordinalAmongEquals } from '../order-list';
import { readVendorTime } from '../read-vendor-time';
import type { ReportedFact, ShipmentRef } from '../source';
import type { Mapped } from '../status-map';
import type { PushLine, PushResult } from './push-schema';
import { mapKuaidi100 } from './status-map';

interface TimedLine {
  at: number;
  precision: Precision;
  text: string;
  line: PushLine;
}

/** States of the whole shipment that its lines must bear out; the prefixes of codes that do. */
const OUTCOMES: Readonly<Record<string, readonly string[]>> = {
  '3': ['delivered', 'available_for_pickup'],
  '4': ['returned'],
  '6': ['returning', 'returned'],
  '14': ['returned', 'returning'],
};

/**
 * The lines of a full list as facts, oldest first. A line's own status decides; a line without one is read from its
 * words, and what says nothing is `in_transit.info`. The state of the whole belongs to the newest line: it speaks where
 * that line's words do not, and stands as a fact of its own where no line bears out how it ended.
 */
export function readLines(result: PushResult, shipment: ShipmentRef, timeZone: string): { facts: ReportedFact[]; unreadable: string[] } {
  const unreadable: string[] = [];
  const timed = (result.data ?? []).flatMap((line): TimedLine[] => {
    const time = readVendorTime(line.ftime, timeZone) ?? readVendorTime(line.time, timeZone);
    if (time) return [{ at: time.at, precision: time.precision, text: cleanText(line.context), line }];
    unreadable.push('a line without a readable time');
    return [];
  });
  const lines = oldestFirst(timed, 'newest_first');
  const countEqual = ordinalAmongEquals();
  const facts = lines.map((entry, ordinal): ReportedFact => {
    const isNewest = ordinal === lines.length - 1;
    const sourceCode = entry.line.statusCode ?? entry.line.status;
    const key = {
      rawCode: sourceCode ?? '',
      occurredAt: entry.at,
      precision: entry.precision,
      rawPlace: entry.line.areaName ?? entry.line.location,
    };
    return {
      shipment,
      identityKey: identityKey({ ...key, ordinalAmongEquals: countEqual(identityKey(key)) }),
      ...readLine(entry, isNewest ? result.state : undefined),
      sourceCode,
      occurredAt: entry.at,
      precision: entry.precision,
      ordinal,
      place: placeOf(entry.line),
      text: entry.text || undefined,
    };
  });
  const outcome = unprovenOutcome(result.state, facts, shipment);
  return { facts: outcome ? [...facts, outcome] : facts, unreadable };
}

function readLine({ line, text }: TimedLine, stateIfNewest: string | undefined): Mapped {
  const own = line.statusCode ?? line.status;
  if (own) return mapKuaidi100(own, text);
  const read = readScanText(text);
  if (read) return read;
  // 0 is the vendor's default and says nothing.
  if (stateIfNewest && stateIfNewest !== '0') return mapKuaidi100(stateIfNewest, text);
  return { code: 'in_transit.info' };
}

function unprovenOutcome(state: string | undefined, facts: readonly ReportedFact[], shipment: ShipmentRef): ReportedFact | null {
  const newest = facts.at(-1);
  const proofs = state && Object.hasOwn(OUTCOMES, state) ? OUTCOMES[state] : undefined;
  if (!state || !newest || !proofs || facts.some((f) => proofs.some((p) => f.code?.startsWith(p)))) return null;
  return {
    shipment,
    identityKey: `state|${state}|${newest.identityKey}`,
    ...mapKuaidi100(state, ''),
    sourceCode: state,
    occurredAt: newest.occurredAt,
    precision: newest.precision,
    ordinal: facts.length,
  };
}

/** `areaName` is province, city, district with commas; `location` is free text. */
function placeOf(line: PushLine): Place | undefined {
  const [province, city, district] = (line.areaName ?? '').split(/[,，]/).map((part) => part.trim());
  if (province) return { text: line.areaName, country: 'CN', province, city: city || undefined, district: district || undefined };
  const text = cleanText(line.location);
  return text ? { text } : undefined;
}
