import { addDays, instantAt, localDay } from '../domain/calendar/local-day';
import { HOUR, type Instant, MINUTE } from '../domain/shared/instant';

/** Providers of the mainland count days by this clock. */
const ZONE = 'Asia/Shanghai';

/** When the next day begins there. */
export function nextShanghaiDay(at: Instant): Instant {
  return instantAt(addDays(localDay(at, ZONE), 1), 0, ZONE);
}

/** When clocks there next show a full hour of the day, 0 to 23: later than `at`. */
export function nextShanghaiHour(at: Instant, hour: number): Instant {
  const today = instantAt(localDay(at, ZONE), (hour * HOUR) / MINUTE, ZONE);
  return today > at ? today : instantAt(addDays(localDay(at, ZONE), 1), (hour * HOUR) / MINUTE, ZONE);
}

/** The day there as providers write it, `20260131`. */
export function shanghaiDate(at: Instant): string {
  return localDay(at, ZONE).replaceAll('-', '');
}
