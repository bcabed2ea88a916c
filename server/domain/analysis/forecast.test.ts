import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '../calendar/local-day';
import { dayKinds, forecastDays, forecastExceptions, sameAsLastWeek } from './forecast';

const WEEK = [10, 12, 11, 13, 20, 30, 5];
const repeated = (weeks: number) => Array.from({ length: weeks }, () => WEEK).flat();

describe('the forecast of exceptions', () => {
  it('follows the weekdays, and puts the peak on the right one', () => {
    const days = forecastDays(repeated(8));
    expect(days.indexOf(Math.max(...days))).toBe(5);
    days.forEach((expected, at) => {
      expect(Math.abs(expected - WEEK[at]!)).toBeLessThan(4);
    });
  });

  it('knows holidays: they neither lower the weekday they fall on nor are taken for it', () => {
    const first = '2026-08-31';
    const dates = Array.from({ length: 63 }, (_, at) => addDays(first, at));
    const off = new Set(['2026-09-07', '2026-09-14', '2026-09-15', '2026-10-19', '2026-10-26']);
    const counts = dates.slice(0, 56).map((day) => (off.has(day) ? 2 : weekday(day) === 0 ? 4 : 20));
    const [aware, blind] = [
      dayKinds(dates, { off, makeUp: new Set(['2026-11-01']) }),
      dayKinds(dates, { off: new Set(), makeUp: new Set() }),
    ];
    const [monday, ...rest] = forecastDays(counts, aware);
    expect(monday).toBeLessThan(8);
    expect(forecastDays(counts, blind)[0]).toBeGreaterThan(10);
    expect(Math.min(...rest)).toBeGreaterThan(12);
  });

  it('follows a level that has risen', () => {
    const days = [...new Array<number>(42).fill(4), ...new Array<number>(14).fill(12)];
    expect(Math.min(...forecastDays(days))).toBeGreaterThan(8);
  });

  it('is worth more than the same day of last week where days are noisy, by its own trial', () => {
    let state = 7;
    const noise = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((9 * state) / 2 ** 32);
    };
    const { trial, isFloor } = forecastExceptions(repeated(12).map((count) => count + noise()))!;
    expect([trial.days, isFloor]).toEqual([56, false]);
    expect(trial.error).toBeLessThan(trial.floorError);
  });

  it('shows the floor where that did better', () => {
    const days = repeated(9);
    expect(forecastExceptions(days)).toMatchObject({ isFloor: true, trial: { floorError: 0 } });
    expect(forecastExceptions(days)!.days.map(({ expected }) => expected)).toEqual(sameAsLastWeek(days));
  });

  it('is not told before four weeks are known', () => {
    expect(forecastExceptions(repeated(3))).toBeNull();
    expect(forecastExceptions(repeated(4))!.trial.days).toBe(7);
  });

  it('is never negative, never without its bounds, and its trial knows nothing of the days it foretells', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 28, maxLength: 100 }), fc.nat(500), (days, last) => {
        for (const { expected, low, high } of forecastExceptions(days)!.days) {
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(expected);
          expect(high).toBeGreaterThanOrEqual(expected);
          expect(Number.isFinite(high)).toBe(true);
        }
        const other = [...days.slice(0, -1), last];
        const gap = forecastExceptions(other)!.trial.error - forecastExceptions(days)!.trial.error;
        // the last day counts in the trial as one day among all, and in no forecast of it
        expect(Math.abs(gap)).toBeLessThanOrEqual(Math.abs(last - days.at(-1)!) / forecastExceptions(days)!.trial.days + 1e-9);
      }),
    );
  });
});
