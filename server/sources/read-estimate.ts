import { DAY, type Instant } from '../domain/shared/instant';
import { readVendorTime } from './read-vendor-time';

/**
 * A promised moment. A day, also one written as its midnight, lasts until its end in `timeZone` (IANA): nobody who
 * promises the 9th means its first second. Undefined when it is no time.
 */
export function readEstimate(text: unknown, timeZone: string): Instant | undefined {
  const midnight = typeof text === 'string' ? /^(\d{4}-\d{2}-\d{2})T00:00(:00(\.0+)?)?(Z|\+00:00)?$/.exec(text.trim()) : null;
  const time = readVendorTime(midnight?.[1] ?? text, timeZone);
  if (!time) return undefined;
  return time.precision === 'day' ? time.at + DAY - 1_000 : time.at;
}
