import { instantOfWallTime, wallTimeAt } from '../calendar/zoned-time';
import type { Instant } from '../shared/instant';

/** A quarter of a year on the clock of a zone; `before` is the start of the next one. */
export interface Quarter {
  /** '2026-4' */
  code: string;
  year: number;
  n: number;
  from: Instant;
  before: Instant;
}

/** The last `count` quarters, the one under way first. */
export function quartersUntil(now: Instant, timeZone: string, count: number): Quarter[] {
  const { year, month } = wallTimeAt(now, timeZone);
  const current = year * 4 + Math.floor((month - 1) / 3);
  return Array.from({ length: count }, (_, back) => {
    const at = current - back;
    const [ofYear, n] = [Math.floor(at / 4), (at % 4) + 1];
    return { code: `${ofYear}-${n}`, year: ofYear, n, from: startOf(at, timeZone), before: startOf(at + 1, timeZone) };
  });
}

function startOf(quarter: number, timeZone: string): Instant {
  return instantOfWallTime(
    { year: Math.floor(quarter / 4), month: (quarter % 4) * 3 + 1, day: 1, hour: 0, minute: 0, second: 0, ms: 0 },
    timeZone,
  );
}
