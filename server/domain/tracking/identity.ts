import type { Instant } from '../shared/instant';
import type { Precision } from './fact';

/**
 * What makes a report the same fact when it is told again (DOMAIN 5.3.2): the vendor's event id, else raw code, time at
 * the precision given, normalised raw place, and its ordinal among equals in one snapshot. Text and canonical code are
 * no part of it, so rewordings and re-mappings are revisions of the same fact.
 */
export function identityKey(event: {
  eventId?: string;
  rawCode: string;
  occurredAt: Instant;
  precision: Precision;
  rawPlace?: string;
  /** 0 for the first of several that agree in everything else. */
  ordinalAmongEquals?: number;
}): string {
  if (event.eventId) return `id|${event.eventId}`;
  const place = (event.rawPlace ?? '')
    .normalize('NFKC')
    .replace(/[\s【】[\]]/g, '')
    .toUpperCase();
  const at = new Date(event.occurredAt).toISOString();
  const time = event.precision === 'day' ? at.slice(0, 10) : event.precision === 'minute' ? at.slice(0, 16) : at.slice(0, 19);
  return `ev|${event.rawCode}|${time}|${place}|${event.ordinalAmongEquals ?? 0}`;
}

/** Order and tracking numbers as compared: NFKC, upper case, without blanks, dashes, NUL and a leading `#` (INTEGRATIONS B7). */
export function normaliseNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll('\0', '')
    .replace(/[\s-]|^\s*#/g, '')
    .toUpperCase();
}
