import { instantAt, localDay, localMinute } from '@/server/domain/calendar/local-day';
import type { Instant } from '@/server/domain/shared/instant';

const two = (n: number) => String(n).padStart(2, '0');

/** The moment as a date-and-time field writes it: `2026-11-21T14:05`. */
export function minuteOf(at: Instant, timeZone: string): string {
  const minute = localMinute(at, timeZone);
  return `${localDay(at, timeZone)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** What a date or date-and-time field says; a day is its first moment. Undefined for an empty or half-typed field. */
export function momentOf(written: string, timeZone: string): Instant | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d))?/.exec(written);
  return parts ? instantAt(parts[1]!, Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0), timeZone) : undefined;
}
