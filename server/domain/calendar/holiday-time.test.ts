import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../shared/instant';
import { CHINA_HOLIDAYS } from './china-holidays';
import { addHolidayMinutes } from './holiday-time';

const ZONE = 'Asia/Shanghai';
const at = (iso: string) => Date.parse(iso);
const add = (start: number, minutes: number, factor = 1.5) => addHolidayMinutes(start, minutes, factor, CHINA_HOLIDAYS, ZONE);

describe('a clock that runs day and night', () => {
  it('runs as every clock does outside holidays, weekends included', () => {
    expect(add(at('2026-11-21T02:00:00Z'), 24 * 60)).toBe(at('2026-11-22T02:00:00Z'));
  });

  it('takes half as long again inside a holiday', () => {
    const start = at('2026-10-02T02:00:00Z');
    expect(add(start, 24 * 60)).toBe(start + 36 * HOUR);
  });

  it('slows down only for the part that lies in the holiday', () => {
    const start = at('2026-09-30T04:00:00Z'); // noon before National Day: 12 h plain, 12 h of holiday
    expect(add(start, 24 * 60)).toBe(start + 12 * HOUR + 18 * HOUR);
  });

  it('counts back plainly', () => {
    const start = at('2026-10-03T02:00:00Z');
    expect(add(start, -60)).toBe(start - HOUR);
  });

  it('never ends before the plain clock and never after the slowed one', () => {
    const moments = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2027-06-01T00:00:00Z') });
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 20_000 }), fc.double({ min: 1, max: 3, noNaN: true }), (start, minutes, factor) => {
        const passed = add(start, minutes, factor) - start;
        expect(passed).toBeGreaterThanOrEqual(minutes * MINUTE - 1);
        expect(passed).toBeLessThanOrEqual(minutes * MINUTE * factor + 1);
      }),
      { numRuns: 200 },
    );
  });

  it('never ends earlier for a later start', () => {
    const moments = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2026-12-01T00:00:00Z') });
    fc.assert(
      fc.property(moments, fc.nat(4 * DAY), fc.nat(10_000), (start, later, minutes) => {
        expect(add(start + later, minutes)).toBeGreaterThanOrEqual(add(start, minutes) - 1);
      }),
      { numRuns: 200 },
    );
  });
});
