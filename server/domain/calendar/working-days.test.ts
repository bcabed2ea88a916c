import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_HOLIDAYS } from './china-holidays';
import { workingDaysBetween } from './working-days';
import { type WorkingWeek, workingTimeBetween } from './working-time';

const at = (iso: string) => Date.parse(iso);
const DAY_MS = 86_400_000;
const ALL_DAY = [{ fromMin: 0, toMin: 1440 }];
const MONDAY_TO_FRIDAY: WorkingWeek = [[], ALL_DAY, ALL_DAY, ALL_DAY, ALL_DAY, ALL_DAY, []];

describe('working days between two moments', () => {
  it.each([
    ['2026-11-16T09:00:00Z', '2026-11-18T09:00:00Z', 2],
    ['2026-11-20T12:00:00Z', '2026-11-23T12:00:00Z', 1],
    ['2026-11-21T03:00:00Z', '2026-11-22T20:00:00Z', 0],
    ['2026-11-16T00:00:00Z', '2026-11-30T00:00:00Z', 10],
    ['2026-11-18T09:00:00Z', '2026-11-16T09:00:00Z', 0],
  ])('from %s to %s are %d', (from, to, days) => {
    expect(workingDaysBetween(at(from), at(to), 'UTC')).toBe(days);
  });

  it('are those of the local calendar: Friday evening in London is Saturday in Shanghai', () => {
    const [from, to] = [at('2026-11-20T18:00:00Z'), at('2026-11-20T21:00:00Z')];
    expect(workingDaysBetween(from, to, 'Europe/London')).toBe(0.125);
    expect(workingDaysBetween(from, to, 'Asia/Shanghai')).toBe(0);
  });

  it('are worth one each also where a clock change makes one shorter', () => {
    // São Paulo skipped the first hour of Sunday 2018-11-04; Cairo that of Friday 2024-04-26
    const [from, to] = [at('2024-04-25T22:00:00+02:00'), at('2024-04-26T22:00:00+03:00')];
    expect(workingDaysBetween(from, to, 'Africa/Cairo')).toBe(1);
  });

  it('agree with the clock that counts working hours', () => {
    const moment = fc.integer({ min: at('2016-01-01T00:00:00Z'), max: at('2031-01-01T00:00:00Z') });
    fc.assert(
      fc.property(moment, fc.integer({ min: -10, max: 40 * DAY_MS }), (from, ms) => {
        const hours = workingTimeBetween(from, from + ms, MONDAY_TO_FRIDAY, NO_HOLIDAYS, 'UTC');
        expect(workingDaysBetween(from, from + ms, 'UTC')).toBeCloseTo(hours / DAY_MS, 6);
      }),
    );
  });
});
