import { DAY, type Instant } from '../shared/instant';
import type { Holidays } from './calendar';
import { localDay } from './local-day';

/** Days ahead that the table must know, or somebody has to enter the new year's notice. */
const WARN_DAYS = 60;

/** How well the table covers what lies ahead of `now`. Past its end a result is provisional: weekends only. */
export function holidayCoverage(
  holidays: Holidays,
  now: Instant,
  timeZone: string,
): { state: 'covered' | 'ending' | 'ended'; daysLeft: number } {
  const today = localDay(now, timeZone);
  const daysLeft = Math.round((Date.parse(holidays.coveredUntil) - Date.parse(today)) / DAY);
  return { state: daysLeft < 0 ? 'ended' : daysLeft < WARN_DAYS ? 'ending' : 'covered', daysLeft };
}
