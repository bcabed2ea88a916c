import { wallTimeAt } from '../calendar/zoned-time';
import type { Instant } from '../shared/instant';

/**
 * A moment as another system writes it: `iso` (UTC, to the second), `epoch_s`, `epoch_ms`, or a pattern of `YYYY`, `MM`,
 * `DD`, `HH`, `mm`, `ss` and `SSS` on the clock of `timeZone` (IANA).
 */
export function writeDate(at: Instant, format: string, timeZone: string): string {
  if (format === 'epoch_ms') return String(at);
  if (format === 'epoch_s') return String(Math.floor(at / 1000));
  if (format === 'iso' || format === 'auto') return `${new Date(at).toISOString().slice(0, 19)}Z`;
  const wall = wallTimeAt(at, timeZone);
  const two = (n: number) => String(n).padStart(2, '0');
  const parts: Record<string, string> = {
    YYYY: String(wall.year),
    MM: two(wall.month),
    DD: two(wall.day),
    HH: two(wall.hour),
    mm: two(wall.minute),
    ss: two(wall.second),
    SSS: String(wall.ms).padStart(3, '0'),
  };
  return format.replace(/YYYY|MM|DD|HH|mm|ss|SSS/g, (part) => parts[part]!);
}
