import type { Holidays } from '../calendar/calendar';
import { weekday } from '../calendar/local-day';
import type { Day } from '../shared/instant';

/** Days ahead. */
export const AHEAD = 7;
/** Days that a forecast looks back at most. */
const MEMORY = 56;
/** Days that a forecast needs at least. */
const LEAST = 21;
/** The weight of a day halves with this many days of age. */
const HALF_LIFE = 10;
/** A kind of day is taken to be like all the others with the weight of so many exceptions, until it shows what it is. */
const LIKE_OTHERS = 4;
/** Weeks that the trial over the past goes back at most. */
const TRIAL_WEEKS = 8;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : sum(values) / values.length);

/** The floor: every day as many as on the same weekday a week before. Needs a week. */
export function sameAsLastWeek(days: readonly number[]): number[] {
  return days.slice(-AHEAD);
}

/** Place in the week, 0 to 6 from Sunday; a weekend day that is worked counts as a Monday. */
const HOLIDAY = 7;
const MONDAY = 1;
const SUNDAY = 0;

/** What kind of day each day is: its place in the week, or a public holiday. */
export function dayKinds(days: readonly Day[], { off, makeUp }: Pick<Holidays, 'off' | 'makeUp'>): number[] {
  return days.map((day) => (off.has(day) ? HOLIDAY : makeUp.has(day) ? MONDAY : weekday(day)));
}

/** Kinds of days by the week alone, for `count` days of which the last is a Saturday. */
function plainKinds(count: number): number[] {
  return Array.from({ length: count }, (_, at) => (((at - count) % 7) + 7) % 7);
}

/**
 * Counts of the next seven days from those of the days before, oldest first: a level that follows the last weeks, times what each
 * kind of day is beside the others. `kinds` are those of the days before and of the seven ahead. A holiday is taken for a Sunday until
 * holidays have shown what they are. Never negative.
 */
export function forecastDays(days: readonly number[], kinds: readonly number[] = plainKinds(days.length + AHEAD)): number[] {
  const past = days.slice(-MEMORY);
  const before = kinds.slice(days.length - past.length, days.length);
  const ahead = kinds.slice(days.length, days.length + AHEAD);
  const average = mean(past);
  if (average === 0) return new Array<number>(AHEAD).fill(0);
  const factorOf = (kind: number, prior: number) => {
    const same = past.filter((_, at) => before[at] === kind);
    return (sum(same) + LIKE_OTHERS * prior) / (same.length * average + LIKE_OTHERS);
  };
  const factors = Array.from({ length: 7 }, (_, kind) => factorOf(kind, 1));
  factors.push(factorOf(HOLIDAY, factors[SUNDAY]!));
  let weight = 0;
  let level = 0;
  past.forEach((count, at) => {
    const w = 0.5 ** ((past.length - 1 - at) / HALF_LIFE);
    weight += w * factors[before[at]!]!;
    level += w * count;
  });
  return ahead.map((kind) => (weight === 0 ? average : level / weight) * factors[kind]!);
}

/** How a forecast would have done on weeks that are over. */
export interface ForecastTrial {
  /** Days that were forecast. */
  days: number;
  /** Mean error in exceptions a day. */
  error: number;
  /** The same of the floor. */
  floorError: number;
}

export interface ExceptionForecast {
  /** Each of the next seven days: what is expected, and where four of five days like it ended. */
  days: { expected: number; low: number; high: number }[];
  trial: ForecastTrial;
  /** The floor did better over the past, so it is what is shown. */
  isFloor: boolean;
}

/** Errors are larger on busy days: of counts they grow with the root. */
const scale = (expected: number): number => Math.sqrt(expected + 1);

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(q * (sorted.length - 1))))]!;
}

/**
 * The coming week from daily counts (oldest first, the last is yesterday) and what kind of day each is, tried on up to eight past weeks, each from nothing but
 * the days before it; null while there are too few days to try it.
 */
export function forecastExceptions(
  days: readonly number[],
  kinds: readonly number[] = plainKinds(days.length + AHEAD),
): ExceptionForecast | null {
  const weeks = Math.min(TRIAL_WEEKS, Math.floor((days.length - LEAST) / AHEAD));
  if (weeks < 1) return null;
  const methods = [forecastDays, sameAsLastWeek].map((method) => {
    const errors: number[] = [];
    const relative: number[] = [];
    for (let week = weeks; week >= 1; week -= 1) {
      const start = days.length - AHEAD * week;
      method(days.slice(0, start), kinds.slice(0, start + AHEAD)).forEach((expected, ahead) => {
        errors.push(Math.abs(days[start + ahead]! - expected));
        relative.push((days[start + ahead]! - expected) / scale(expected));
      });
    }
    return { method, error: mean(errors), relative: relative.sort((a, b) => a - b) };
  });
  const [model, floor] = methods as [(typeof methods)[0], (typeof methods)[0]];
  const isFloor = floor.error < model.error;
  const { method, relative } = isFloor ? floor : model;
  const bound = (expected: number, q: number) => Math.max(0, expected + quantile(relative, q) * scale(expected));
  return {
    days: method(days, kinds).map((expected) => ({
      expected,
      low: Math.min(expected, bound(expected, 0.1)),
      high: Math.max(expected, bound(expected, 0.9)),
    })),
    trial: { days: weeks * AHEAD, error: model.error, floorError: floor.error },
    isFloor,
  };
}
