import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../shared/instant';
import { CHINA_HOLIDAYS, NO_HOLIDAYS } from './china-holidays';
import { addWorkingMinutes, BUSINESS_WEEK, type WorkingWeek, workingTimeBetween } from './working-time';

const SHANGHAI = 'Asia/Shanghai';
const at = (iso: string) => Date.parse(iso);
const add = (iso: string, minutes: number) =>
  new Date(addWorkingMinutes(at(iso), minutes, BUSINESS_WEEK, CHINA_HOLIDAYS, SHANGHAI)).toISOString();

const ALL_DAY: WorkingWeek = Array.from({ length: 7 }, () => [{ fromMin: 0, toMin: 1440 }]);
const OFFICE: WorkingWeek = [
  [],
  ...Array.from({ length: 5 }, () => [
    { fromMin: 540, toMin: 720 },
    { fromMin: 780, toMin: 1080 },
  ]),
  [],
];

describe('working time', () => {
  it('counts only inside the windows of the day', () => {
    expect(add('2026-11-20T10:00:00Z', 60)).toBe('2026-11-20T11:00:00.000Z'); // Friday 18:00
    expect(add('2026-11-20T11:30:00Z', 60)).toBe('2026-11-21T00:30:00.000Z'); // 19:30, goes on Saturday 08:00
  });

  it('leaves out the free day of the week', () => {
    expect(add('2026-11-21T11:30:00Z', 60)).toBe('2026-11-23T00:30:00.000Z'); // Saturday evening to Monday
  });

  it('leaves out public holidays', () => {
    expect(add('2026-09-30T11:30:00Z', 60)).toBe('2026-10-08T00:30:00.000Z'); // before National Day
  });

  it('counts a Sunday that is worked for a holiday', () => {
    expect(add('2026-09-19T11:30:00Z', 60)).toBe('2026-09-20T00:30:00.000Z'); // Sunday 2026-09-20 is a working day
    expect(add('2026-01-03T04:00:00Z', 60)).toBe('2026-01-04T01:00:00.000Z'); // holiday Saturday, then worked Sunday
  });

  it('knows only weekends past the end of the table', () => {
    expect(add('2026-12-31T11:30:00Z', 60)).toBe('2027-01-01T00:30:00.000Z');
  });

  it('measures real time on the days when clocks change', () => {
    const start = at('2026-03-28T23:00:00Z'); // Sunday of the change in Berlin, at its midnight
    expect(addWorkingMinutes(start, 23 * 60, ALL_DAY, NO_HOLIDAYS, 'Europe/Berlin')).toBe(start + 23 * HOUR);
    expect(workingTimeBetween(start, start + 2 * DAY, ALL_DAY, NO_HOLIDAYS, 'Europe/Berlin')).toBe(2 * DAY);
  });

  it('refuses a week in which nobody ever works', () => {
    expect(() => addWorkingMinutes(0, 1, [], NO_HOLIDAYS, SHANGHAI)).toThrow(RangeError);
  });

  const zones = fc.constantFrom(SHANGHAI, 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe');
  const moments = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2027-06-01T00:00:00Z') });
  const weeks = fc.constantFrom(BUSINESS_WEEK, ALL_DAY, OFFICE);

  it('added is the time that then lies between, in any zone and week', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 5_000 }), zones, weeks, (start, minutes, zone, week) => {
        const end = addWorkingMinutes(start, minutes, week, CHINA_HOLIDAYS, zone);
        expect(workingTimeBetween(start, end, week, CHINA_HOLIDAYS, zone)).toBe(minutes * MINUTE);
      }),
      { numRuns: 150 },
    );
  });

  it('never ends earlier for a later start or for more minutes', () => {
    fc.assert(
      fc.property(moments, fc.nat(3 * DAY), fc.nat(2_000), fc.nat(600), zones, (start, later, minutes, more, zone) => {
        const end = (from: number, m: number) => addWorkingMinutes(from, m, BUSINESS_WEEK, CHINA_HOLIDAYS, zone);
        expect(end(start + later, minutes)).toBeGreaterThanOrEqual(end(start, minutes));
        expect(end(start, minutes + more)).toBeGreaterThanOrEqual(end(start, minutes));
      }),
      { numRuns: 150 },
    );
  });
});
