import type { Place } from '@/server/domain/place/place';
import { cleanText } from '../clean-text';
import { readScanList, type ScanLine } from '../read-scan-list';
import { readVendorTime } from '../read-vendor-time';
import type { ReportedFact, ShipmentRef } from '../source';
import type { PushLine, PushResult } from './push-schema';
import { mapKuaidi100 } from './status-map';

/** States of the whole shipment that its lines must bear out; the prefixes of codes that do. */
const OUTCOMES: Readonly<Record<string, readonly string[]>> = {
  '3': ['delivered', 'available_for_pickup'],
  '4': ['returned'],
  '6': ['returning', 'returned'],
  '14': ['returned', 'returning'],
};

/** The lines of a result as facts, oldest first. The state of the whole that is 0 is the vendor's default and says nothing. */
export function readLines(result: PushResult, shipment: ShipmentRef, timeZone: string): { facts: ReportedFact[]; unreadable: string[] } {
  const unreadable: string[] = [];
  const lines = (result.data ?? []).flatMap((line): ScanLine[] => {
    const time = readVendorTime(line.ftime, timeZone) ?? readVendorTime(line.time, timeZone);
    const code = line.statusCode ?? line.status;
    if (time) return [{ ...time, text: cleanText(line.context), code, place: placeOf(line), rawPlace: line.areaName ?? line.location }];
    unreadable.push('a line without a readable time');
    return [];
  });
  const state = result.state === '0' ? undefined : result.state;
  return { facts: readScanList({ shipment, lines, usual: 'newest_first', map: mapKuaidi100, state, outcomes: OUTCOMES }), unreadable };
}

/** `areaName` is province, city, district with commas; `location` is free text. */
function placeOf(line: PushLine): Place | undefined {
  const [province, city, district] = (line.areaName ?? '').split(/[,，]/).map((part) => part.trim());
  if (province) return { text: line.areaName, country: 'CN', province, city: city || undefined, district: district || undefined };
  const text = cleanText(line.location);
  return text ? { text } : undefined;
}
