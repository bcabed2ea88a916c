import { DAY, type Instant } from '../shared/instant';

/** A reading of a clock on a wall: no zone. `month` counts from 1. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  ms: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
const dayOffsets = new Map<string, Map<number, number | null>>();
/** Days remembered for one zone; beyond it the memory starts afresh. */
const REMEMBERED_DAYS = 20_000;

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
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
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

function measureOffset(at: Instant, timeZone: string): number {
  const whole = Math.floor(at / 1000) * 1000;
  const read: Record<string, number> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(whole)) read[type] = Number(value);
  return Date.UTC(read.year!, read.month! - 1, read.day, read.hour, read.minute, read.second) - whole;
}

/** Milliseconds that clocks in the IANA zone are ahead of UTC at that moment. Throws RangeError for an unknown zone. */
export function offsetAt(at: Instant, timeZone: string): number {
  let offsets = dayOffsets.get(timeZone);
  if (!offsets || offsets.size > REMEMBERED_DAYS) {
    offsets = new Map();
    dayOffsets.set(timeZone, offsets);
  }
  const day = Math.floor(at / DAY);
  let offset = offsets.get(day);
  if (offset === undefined) {
    const first = measureOffset(day * DAY, timeZone);
    offset = first === measureOffset((day + 1) * DAY, timeZone) ? first : null;
    offsets.set(day, offset);
  }
  return offset ?? measureOffset(at, timeZone);
}

/**
 * The moment at which clocks in the zone show this time. Of a time shown twice (clocks set back) the first; a time never
 * shown (clocks set forward) is taken as if the clocks had not been changed yet, so it lies after the gap.
 */
export function instantOfWallTime(wall: WallTime, timeZone: string): Instant {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second, wall.ms);
  const before = offsetAt(asUtc - DAY, timeZone);
  const after = offsetAt(asUtc + DAY, timeZone);
  const early = asUtc - Math.max(before, after);
  const late = asUtc - Math.min(before, after);
  if (before === after) return early;
  for (const candidate of [early, late]) {
    if (candidate + offsetAt(candidate, timeZone) === asUtc) return candidate;
  }
  return asUtc - before;
}

/** What clocks in the zone show at that moment. */
export function wallTimeAt(at: Instant, timeZone: string): WallTime {
  const shifted = new Date(at + offsetAt(at, timeZone));
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    ms: shifted.getUTCMilliseconds(),
  };
}
