import { DAY, type Day, type Instant, MINUTE } from '../shared/instant';
import { instantOfWallTime, offsetAt } from './zoned-time';

/** Calendar day in the IANA zone at `at`. */
export function localDay(at: Instant, timeZone: string): Day {
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 10);
}

/** The same as a number: days since 1970-01-01, cheap to count on with. */
export function localDayNumber(at: Instant, timeZone: string): number {
  return Math.floor((at + offsetAt(at, timeZone)) / DAY);
}

/** A day by its number. */
export function dayOf(number: number): Day {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** Minutes since local midnight by the clock on the wall, 0 to 1439 (whole). */
export function localMinute(at: Instant, timeZone: string): number {
  const local = new Date(at + offsetAt(at, timeZone));
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}

/** The moment at which clocks in the zone show `minute` minutes after midnight of `day`; 1440 is the next midnight. */
export function instantAt(day: Day, minute: number, timeZone: string): Instant {
  const wall = new Date(Date.parse(`${day}T00:00:00Z`) + minute * MINUTE);
  return instantOfWallTime(
    {
      year: wall.getUTCFullYear(),
      month: wall.getUTCMonth() + 1,
      day: wall.getUTCDate(),
      hour: wall.getUTCHours(),
      minute: wall.getUTCMinutes(),
      second: 0,
      ms: 0,
    },
    timeZone,
  );
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** 0 is Sunday, as in JavaScript. */
export function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
