import type { Holidays } from '../calendar/calendar';
import { holidaysOfCountry } from '../calendar/country-holidays';
import { dayOf } from '../calendar/local-day';
import { recipientZone } from '../calendar/recipient-zone';
import { offsetAt } from '../calendar/zoned-time';
import { DAY, HOUR, type Instant } from '../shared/instant';
import type { Spot } from './journey';

/** Who works: those who send parcels, or those who bring them. */
export type Worker = 'send' | 'bring';

/**
 * A clock that runs as fast as work is done at a place: a full working day counts 1, a Sunday or a holiday little, and of a
 * day the hours in which parcels are moved.
 */
export interface StepClock {
  /** Working days at a moment, counted from a moment long past. Never falls. */
  read(at: Instant): number;
  /** The moment at which the clock first shows so many working days. */
  at(days: number): Instant;
}

interface Pace {
  /** Share of a full day by weekday, Sunday first. */
  week: readonly number[];
  holiday: number;
}

/** Countries that rest on Fridays, and many people on Saturdays as well. */
const FRIDAY_COUNTRIES = new Set('AF BD BH DJ DZ EG IQ IR JO KW LY MV OM QA SA SD SY YE'.split(' '));

/** How much is done on which day: in China parcels move every day; elsewhere little on one day of the weekend and hardly anything on the other. */
const PACES: Record<'CN' | 'friday' | 'elsewhere', Record<Worker, Pace>> = {
  CN: {
    send: { week: [0.8, 1, 1, 1, 1, 1, 0.95], holiday: 0.5 },
    bring: { week: [1, 1, 1, 1, 1, 1, 1], holiday: 0.6 },
  },
  friday: {
    send: { week: [1, 1, 1, 1, 1, 0.1, 0.25], holiday: 0.1 },
    bring: { week: [1, 1, 1, 1, 1, 0.1, 0.45], holiday: 0.1 },
  },
  elsewhere: {
    send: { week: [0.1, 1, 1, 1, 1, 1, 0.25], holiday: 0.1 },
    bring: { week: [0.1, 1, 1, 1, 1, 1, 0.45], holiday: 0.1 },
  },
};

/** Share of a day's work by local hour, measured as the times of hand-overs and deliveries of past orders; each adds up to 24. */
const HOURS: Record<Worker, readonly number[]> = {
  send: [0.05, 0.05, 0.05, 0.1, 0.1, 0.25, 0.4, 0.8, 1.4, 2.2, 2.7, 2.6, 2.1, 2.4, 2.7, 2.8, 1.6, 0.65, 0.4, 0.25, 0.15, 0.1, 0.1, 0.05],
  bring: [0.05, 0.05, 0.05, 0.1, 0.15, 0.2, 0.45, 0.65, 1.3, 1.6, 2, 2.1, 2.5, 2.5, 2.7, 2.4, 2.15, 1.1, 0.65, 0.4, 0.3, 0.3, 0.2, 0.1],
};

/** Days that clocks know: 2011-01-27 to 2046-11-24. Past them the clock runs evenly. */
const FIRST_DAY = 15_000;
const LAST_DAY = 28_086;

const clocks = new Map<string, StepClock>();

/** The clock of a place. Places of one country and zone share one; what nobody said is taken as China. */
export function stepClock(spot: Spot, worker: Worker): StepClock {
  const zone = recipientZone(spot, 'Asia/Shanghai');
  const key = `${worker} ${spot.country} ${zone}`;
  let clock = clocks.get(key);
  if (!clock) {
    clock = makeClock(PACES[paceOf(spot.country)][worker], HOURS[worker], holidaysOfCountry(spot.country || 'CN'), zone);
    clocks.set(key, clock);
  }
  return clock;
}

function paceOf(country: string): keyof typeof PACES {
  if (country === 'CN' || country === '') return 'CN';
  return FRIDAY_COUNTRIES.has(country) ? 'friday' : 'elsewhere';
}

function makeClock(pace: Pace, hours: readonly number[], holidays: Holidays, zone: string): StepClock {
  const share = new Float64Array(LAST_DAY - FIRST_DAY);
  const before = new Float64Array(LAST_DAY - FIRST_DAY + 1);
  for (let i = 0; i < share.length; i += 1) {
    const number = FIRST_DAY + i;
    // 1970-01-01 was a Thursday
    share[i] = holidays.off.has(dayOf(number)) ? pace.holiday : holidays.makeUp.has(dayOf(number)) ? 1 : pace.week[(number + 4) % 7]!;
    before[i + 1] = before[i]! + share[i]!;
  }
  const total = hours.reduce((sum, one) => sum + one, 0);
  const dayShare = [0];
  for (const one of hours) dayShare.push(dayShare.at(-1)! + one / total);
  const end = before[share.length]!;
  return {
    read: (at) => {
      const local = (at + offsetAt(at, zone)) / DAY - FIRST_DAY;
      if (local >= share.length) return end + local - share.length;
      const day = Math.max(0, Math.floor(local));
      const hour = Math.max(0, (local - day) * 24);
      const whole = Math.min(23, Math.floor(hour));
      return before[day]! + share[day]! * (dayShare[whole]! + ((hour - whole) * hours[whole]!) / total);
    },
    at: (days) => {
      if (days >= end) return Math.round(localToInstant(FIRST_DAY + share.length + days - end, zone));
      const day = lastNotAbove(before, Math.max(0, days));
      const part = Math.min(1, (Math.max(0, days) - before[day]!) / share[day]!);
      let hour = 0;
      while (hour < 23 && dayShare[hour + 1]! < part) hour += 1;
      const within = (part - dayShare[hour]!) / (hours[hour]! / total);
      return Math.round(localToInstant(FIRST_DAY + day + (hour + Math.min(1, Math.max(0, within))) / 24, zone));
    },
  };
}

/** Local days since 1970 on the wall of the zone as a moment; within an hour of a change of clocks it may be off by that hour. */
function localToInstant(days: number, zone: string): Instant {
  const wall = days * DAY;
  const guess = wall - offsetAt(wall - 12 * HOUR, zone);
  return wall - offsetAt(guess, zone);
}

function lastNotAbove(rising: Float64Array, value: number): number {
  let low = 0;
  let high = rising.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (rising[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
