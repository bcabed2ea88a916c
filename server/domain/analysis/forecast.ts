/** Days ahead. */
export const AHEAD = 7;
/** Days that a forecast looks back at most. */
const MEMORY = 56;
/** Days that a forecast needs at least. */
const LEAST = 21;
/** The weight of a day halves with this many days of age. */
const HALF_LIFE = 10;
/** A weekday is taken to be like all the others with the weight of so many exceptions, until it shows what it is. */
const LIKE_OTHERS = 4;
/** Weeks that the trial over the past goes back at most. */
const TRIAL_WEEKS = 8;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : sum(values) / values.length);

/** The floor: every day as many as on the same weekday a week before. Needs a week. */
export function sameAsLastWeek(days: readonly number[]): number[] {
  return days.slice(-AHEAD);
}

/**
 * Counts of the next seven days from those of the days before, oldest first: a level that follows the last weeks, times what each
 * weekday is beside the others. Never negative.
 */
export function forecastDays(days: readonly number[]): number[] {
  const past = days.slice(-MEMORY);
  const average = mean(past);
  if (average === 0) return new Array<number>(AHEAD).fill(0);
  // place in the week counted back from the end: 0 is the weekday of the first day ahead
  const place = (at: number) => (((at - past.length) % 7) + 7) % 7;
  const factors = Array.from({ length: 7 }, (_, weekday) => {
    const same = past.filter((_, at) => place(at) === weekday);
    return (sum(same) + LIKE_OTHERS) / (same.length * average + LIKE_OTHERS);
  });
  let weight = 0;
  let level = 0;
  past.forEach((count, at) => {
    const w = 0.5 ** ((past.length - 1 - at) / HALF_LIFE);
    weight += w * factors[place(at)]!;
    level += w * count;
  });
  return Array.from({ length: AHEAD }, (_, ahead) => (level / weight) * factors[ahead % 7]!);
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
 * The coming week from daily counts (oldest first, the last is yesterday), tried on up to eight past weeks, each from nothing but
 * the days before it; null while there are too few days to try it.
 */
export function forecastExceptions(days: readonly number[]): ExceptionForecast | null {
  const weeks = Math.min(TRIAL_WEEKS, Math.floor((days.length - LEAST) / AHEAD));
  if (weeks < 1) return null;
  const methods = [forecastDays, sameAsLastWeek].map((method) => {
    const errors: number[] = [];
    const relative: number[] = [];
    for (let week = weeks; week >= 1; week -= 1) {
      const start = days.length - AHEAD * week;
      method(days.slice(0, start)).forEach((expected, ahead) => {
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
    days: method(days).map((expected) => ({
      expected,
      low: Math.min(expected, bound(expected, 0.1)),
      high: Math.max(expected, bound(expected, 0.9)),
    })),
    trial: { days: weeks * AHEAD, error: model.error, floorError: floor.error },
    isFloor,
  };
}
