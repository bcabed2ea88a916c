import { instantOfWallTime } from '../domain/calendar/zoned-time';
import type { Instant } from '../domain/shared/instant';
import type { Precision } from '../domain/tracking/fact';
import { isTimeOfOrders } from '../domain/tracking/recordable';

export interface VendorTime {
  at: Instant;
  precision: Precision;
  /** The text carried its own zone. */
  isZoned: boolean;
}

const FORM =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * A vendor's time as text: with its own offset, or read in `timeZone` (IANA). Hours and minutes alone have precision
 * `minute`; a date alone has precision `day` and stands at the start of that day in the zone. Null when it is no time, or
 * none that an order can have (0001-01-01 and 9999-12-31 stand for "unknown" in many systems).
 */
export function readVendorTime(text: unknown, timeZone: string): VendorTime | null {
  const time = readTime(text, timeZone);
  return time && isTimeOfOrders(time.at) ? time : null;
}

function readTime(text: unknown, timeZone: string): VendorTime | null {
  const found = typeof text === 'string' ? FORM.exec(text.trim()) : null;
  if (!found) return null;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => (part === undefined ? undefined : Number(part)));
  const ms = found[7] ? Math.floor(Number(`0.${found[7]}`) * 1000) : 0;
  const wall = { year: year!, month: month!, day: day!, hour: hour ?? 0, minute: minute ?? 0, second: second ?? 0, ms };
  if (!isReal(wall)) return null;
  const precision: Precision = hour === undefined ? 'day' : second === undefined ? 'minute' : 'second';
  const zone = found[8];
  if (!zone) return { at: instantOfWallTime(wall, timeZone), precision, isZoned: false };
  const utc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second, wall.ms);
  return { at: utc - offsetOf(zone), precision, isZoned: true };
}

function isReal(wall: { year: number; month: number; day: number; hour: number; minute: number; second: number }): boolean {
  const date = new Date(Date.UTC(wall.year, wall.month - 1, wall.day));
  return date.getUTCMonth() === wall.month - 1 && date.getUTCDate() === wall.day && wall.hour < 24 && wall.minute < 60 && wall.second < 60;
}

function offsetOf(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
}
