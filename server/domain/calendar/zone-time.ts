import { DAY, type Day, type Instant, MINUTE } from '../shared/instant';

const QUARTER = 15 * MINUTE;
/** Offsets change on quarter hours of UTC at the earliest, so one answer a quarter hour is enough. */
const MAX_SLOTS = 20_000;
const zones = new Map<string, { format: Intl.DateTimeFormat; slots: Map<number, number> }>();

function zoneOf(timeZone: string) {
  let zone = zones.get(timeZone);
  if (!zone) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    zone = { format, slots: new Map() };
    zones.set(timeZone, zone);
  }
  return zone;
}

/** Milliseconds that a clock in the IANA zone is ahead of UTC at `at`. Throws RangeError for an unknown zone. */
export function zoneOffset(at: Instant, timeZone: string): number {
  const zone = zoneOf(timeZone);
  const slot = Math.floor(at / QUARTER);
  let offset = zone.slots.get(slot);
  if (offset === undefined) {
    const start = slot * QUARTER;
    const part: Record<string, string> = {};
    for (const { type, value } of zone.format.formatToParts(start)) part[type] = value;
    const local = Date.UTC(
      Number(part.year),
      Number(part.month) - 1,
      Number(part.day),
      Number(part.hour),
      Number(part.minute),
      Number(part.second),
    );
    offset = local - start;
    if (zone.slots.size >= MAX_SLOTS) zone.slots.clear();
    zone.slots.set(slot, offset);
  }
  return offset;
}

/** Calendar day in the zone at `at`. */
export function localDay(at: Instant, timeZone: string): Day {
  return new Date(at + zoneOffset(at, timeZone)).toISOString().slice(0, 10);
}

/** Minutes since local midnight by the clock on the wall, 0 to 1439 (whole). */
export function localMinute(at: Instant, timeZone: string): number {
  const local = new Date(at + zoneOffset(at, timeZone));
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}

/**
 * The moment at which the clock in the zone shows `minute` minutes after midnight of `day` (may be 1440 or more). A time
 * that daylight saving skips is taken as much later as was skipped; of a time shown twice the first is taken.
 */
export function instantAt(day: Day, minute: number, timeZone: string): Instant {
  const wall = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE;
  const before = wall - zoneOffset(wall - DAY, timeZone);
  const after = wall - zoneOffset(wall + DAY, timeZone);
  const shown = [before, after].filter((at) => at + zoneOffset(at, timeZone) === wall);
  return shown.length > 0 ? Math.min(...shown) : before;
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** 0 is Sunday, as in JavaScript. */
export function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
