import { DAY } from '@/server/domain/shared/instant';
import { median } from '../compare';
import type { Watched } from './watch-promises';

/** How well parcels were called late. Shares are from 0 to 1. */
export interface LateCalls {
  late: number;
  onTime: number;
  /** Late parcels that were called late in time. */
  called: number;
  /** On-time parcels that were called late by then. */
  falseAlarms: number;
  /** Of all parcels called late, those that were. */
  precision: number;
  /** Days from the first call to that end of the promised day, half of the called ones had more. */
  noticeDays: number;
  /** Parcels of which the product could tell nothing. */
  untold: number;
}

/** Shares of false alarms that are allowed, and that a shop keeps to while it tries, since the next months are not the last. */
export const MOST_FALSE = 0.1;
const TRIED_FALSE = 0.08;
const PERCENTAGES = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);

/** Which end of the promised day a call has to come before. */
export type InTime = 'before it begins' | 'before it ends';

/** The lowest chance, in steps of 5 %, above which parcels could be called late at few enough false alarms. */
export function bestThreshold(watched: readonly Watched[], inTime: InTime): number {
  return PERCENTAGES.find((threshold) => lateCalls(watched, threshold, inTime).falseAlarms <= TRIED_FALSE) ?? 1;
}

/** A parcel is called late when the chance of it is above `threshold`, from when it was placed to that end of its promised day. */
export function lateCalls(watched: readonly Watched[], threshold: number, inTime: InTime): LateCalls {
  const lastOf = ({ promisedBy }: Watched) => (inTime === 'before it ends' ? promisedBy : promisedBy - DAY);
  const first = watched.map((one) => ({
    one,
    isLate: one.deliveredAt >= one.promisedBy,
    at: one.asked.find(({ at, risk }) => risk !== null && risk > threshold && at < lastOf(one))?.at ?? null,
  }));
  const late = first.filter(({ isLate }) => isLate);
  const onTime = first.filter(({ isLate }) => !isLate);
  const called = late.filter(({ at }) => at !== null);
  const alarms = onTime.filter(({ at }) => at !== null).length;
  return {
    late: late.length,
    onTime: onTime.length,
    called: called.length / late.length,
    falseAlarms: alarms / onTime.length,
    precision: called.length / Math.max(1, called.length + alarms),
    noticeDays: called.length === 0 ? 0 : median(called.map(({ one, at }) => (lastOf(one) - at!) / DAY)),
    untold: watched.filter((one) => one.asked.every(({ eta }) => eta === null)).length,
  };
}
