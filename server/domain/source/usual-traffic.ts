import type { Holidays } from '../calendar/calendar';
import { localDay, localMinute, weekday } from '../calendar/local-day';
import { DAY, HOUR, type Instant } from '../shared/instant';

/** One hour of a source's past. */
export interface HeardHour {
  /** Start of the hour. */
  at: Instant;
  /** Minutes in which a good call came. Minutes, not calls: a burst of a hundred calls says as much as one. */
  heard: number;
  /** Longest time without a good call that ended in this hour, in minutes. */
  longestGapMin: number;
}

/** A stretch of the past that teaches nothing, such as an outage. */
export interface Stretch {
  from: Instant;
  to: Instant;
}

export const DAY_TYPES = ['work', 'rest'] as const;
export type DayType = (typeof DAY_TYPES)[number];

/** What is usual of a source, learned from its past. Hours are hours of the local day in the zone. */
export interface UsualTraffic {
  timeZone: string;
  /** Hours that were learned from. */
  hours: number;
  /** Minutes a day in which it is heard. */
  heardPerDay: number;
  /** Minutes an hour in which it is heard, by hour of the local week; the week begins on Sunday. */
  week: number[];
  /** The same by hour of the day, for days that are not what their weekday says: holidays, weekends that are worked. */
  day: Record<DayType, number[]>;
  /** Longest usual time without a good call that ends in an hour of the day, in minutes. */
  gapMin: Record<DayType, number[]>;
}

/** How far back is learned from. */
export const LEARNED_MS = 8 * 7 * DAY;
/** Weight of the wider group, in hours seen: with fewer of its own an hour follows the group it belongs to. */
const PRIOR_HOURS = 1;
/** An hour that was seen so often and never heard expects nothing, whatever its group does. */
const SEEN_ENOUGH_HOURS = 3;
/** An hour of the day that nobody has seen yet: by day like the hours seen, at night (22 to 7) a fiftieth of them. */
const UNSEEN_AT_NIGHT = 1 / 50;
/** Time without a call that an hour at night of which nothing is known may have, in minutes; one by day like the longest known. */
const UNKNOWN_GAP_MIN = 240;
/** Beyond so many hours the longest gap counts as an outage that nobody marked, and the second longest is the usual one. */
const ENOUGH_GAPS = 10;

/** Where a moment lies in the local week. */
export function placeInWeek(
  at: Instant,
  timeZone: string,
  holidays: Holidays,
): { hour: number; slot: number; type: DayType; isPlain: boolean } {
  const day = localDay(at, timeZone);
  const hour = Math.floor(localMinute(at, timeZone) / 60);
  const weekdayNo = weekday(day);
  const plain: DayType = weekdayNo === 0 || weekdayNo === 6 ? 'rest' : 'work';
  const type: DayType = holidays.off.has(day) ? 'rest' : holidays.makeUp.has(day) ? 'work' : plain;
  return { hour, slot: weekdayNo * 24 + hour, type, isPlain: type === plain };
}

interface Group {
  hours: number;
  heard: number;
}

const group = (): Group => ({ hours: 0, heard: 0 });
const groups = (n: number) => Array.from({ length: n }, group);

function add(to: Group, heard: number, hours: number): void {
  to.hours += hours;
  to.heard += heard;
}

/** The rate of a group, drawn towards that of the wider one while it has few hours. */
function rateOf(own: Group, wider: number): number {
  if (own.heard === 0 && own.hours >= SEEN_ENOUGH_HOURS) return 0;
  return (own.heard + PRIOR_HOURS * wider) / (own.hours + PRIOR_HOURS);
}

/**
 * Learns what is usual from the hours between `from` (the first one known) and `until`, at most eight weeks back; an hour
 * that is not among `hours` was silent. The rate of an hour of the week backs off, while that hour was seen few times, to
 * the hour of working days or of rest days, then to the hour of any day, then to the mean. Null while less than half an
 * hour or fewer than ten heard minutes are known.
 */
export function learnUsual(input: {
  hours: readonly HeardHour[];
  from: Instant;
  until: Instant;
  without: readonly Stretch[];
  timeZone: string;
  holidays: Holidays;
}): UsualTraffic | null {
  const { timeZone, holidays } = input;
  const known = new Map(input.hours.map((h) => [h.at, h]));
  const start = Math.max(input.from, input.until - LEARNED_MS);
  const [all, byHour, byWeek] = [group(), groups(24), groups(168)];
  const byType: Record<DayType, Group[]> = { work: groups(24), rest: groups(24) };
  const gaps: Record<DayType, number[][]> = { work: hourLists(), rest: hourLists() };
  for (let at = Math.floor(start / HOUR) * HOUR; at < input.until; at += HOUR) {
    const span = (Math.min(at + HOUR, input.until) - Math.max(at, start)) / HOUR;
    if (input.without.some((s) => s.from < at + HOUR && at < s.to)) continue;
    const hour = known.get(at);
    const place = placeInWeek(at, timeZone, holidays);
    const into = [all, byHour[place.hour]!, byType[place.type][place.hour]!, ...(place.isPlain ? [byWeek[place.slot]!] : [])];
    for (const one of into) add(one, hour?.heard ?? 0, span);
    if (hour && hour.heard > 0) gaps[place.type][place.hour]!.push(hour.longestGapMin);
  }
  if (all.hours < 0.5 || all.heard < 10) return null;
  const mean = all.heard / all.hours;
  const unseen = (hour: number) => (isNight(hour) ? mean * UNSEEN_AT_NIGHT : mean);
  const longest = Math.max(...DAY_TYPES.flatMap((type) => gaps[type].map((own) => usualGap(own) ?? 0)));
  const unknownGap = (hour: number) => (isNight(hour) ? UNKNOWN_GAP_MIN : longest);
  const hourRate = byHour.map((own, hour) => (own.hours > 0 ? rateOf(own, mean) : unseen(hour)));
  const day = mapTypes((type) => byType[type].map((own, hour) => rateOf(own, hourRate[hour]!)));
  const typeOfWeekday = (slot: number): DayType => (slot < 24 || slot >= 144 ? 'rest' : 'work');
  return {
    timeZone,
    hours: all.hours,
    heardPerDay: mean * 24,
    week: byWeek.map((own, slot) => rateOf(own, day[typeOfWeekday(slot)][slot % 24]!)),
    day,
    gapMin: mapTypes((type) => gaps[type].map((own, hour) => usualGap(own) ?? usualGap(gaps[otherType(type)][hour]!) ?? unknownGap(hour))),
  };
}

const isNight = (hour: number) => hour >= 22 || hour < 7;
const hourLists = (): number[][] => Array.from({ length: 24 }, () => []);
const otherType = (type: DayType): DayType => (type === 'work' ? 'rest' : 'work');

function mapTypes<T>(make: (type: DayType) => T): Record<DayType, T> {
  return { work: make('work'), rest: make('rest') };
}

function usualGap(gaps: readonly number[]): number | null {
  if (gaps.length === 0) return null;
  const longestFirst = [...gaps].sort((a, b) => b - a);
  return longestFirst[gaps.length >= ENOUGH_GAPS ? 1 : 0]!;
}

/** Minutes an hour in which the source is heard at that moment: of its hour of the week, on odd days of its hour of such a day. */
export function usualRate(usual: UsualTraffic, at: Instant, holidays: Holidays): number {
  const place = placeInWeek(at, usual.timeZone, holidays);
  return place.isPlain ? usual.week[place.slot]! : usual.day[place.type][place.hour]!;
}
