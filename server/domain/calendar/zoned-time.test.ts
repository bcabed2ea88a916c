import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOfWallTime, offsetAt, wallTimeAt } from './zoned-time';

const wall = (year: number, month: number, day: number, hour = 0, minute = 0) => ({ year, month, day, hour, minute, second: 0, ms: 0 });
const iso = (at: number) => new Date(at).toISOString();

describe('a wall clock in a zone', () => {
  it('is read with the offset of its own day, summer time included', () => {
    expect(iso(instantOfWallTime(wall(2018, 7, 1, 12), 'America/Sao_Paulo'))).toBe('2018-07-01T15:00:00.000Z');
    expect(iso(instantOfWallTime(wall(2018, 1, 1, 12), 'America/Sao_Paulo'))).toBe('2018-01-01T14:00:00.000Z');
    expect(iso(instantOfWallTime(wall(2026, 11, 21, 8), 'Asia/Shanghai'))).toBe('2026-11-21T00:00:00.000Z');
  });

  it('takes a midnight that clocks skipped as the moment after the gap', () => {
    expect(iso(instantOfWallTime(wall(2017, 10, 15, 0), 'America/Sao_Paulo'))).toBe('2017-10-15T03:00:00.000Z');
    expect(iso(instantOfWallTime(wall(2017, 10, 15, 0, 30), 'America/Sao_Paulo'))).toBe('2017-10-15T03:30:00.000Z');
  });

  it('takes the first of an hour that clocks showed twice', () => {
    expect(iso(instantOfWallTime(wall(2018, 2, 17, 23, 30), 'America/Sao_Paulo'))).toBe('2018-02-18T01:30:00.000Z');
  });

  it('reads back what it shows, at any moment and in any zone', () => {
    const zones = ['America/Sao_Paulo', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Europe/London', 'Asia/Shanghai', 'UTC'];
    const moment = fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2035, 0) });
    fc.assert(
      fc.property(moment, fc.constantFrom(...zones), (at, zone) => {
        const again = instantOfWallTime(wallTimeAt(at, zone), zone);
        expect(again === at || at - again === offsetAt(again, zone) - offsetAt(at, zone)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a zone that does not exist', () => {
    expect(() => offsetAt(0, 'Mars/Olympus')).toThrow(RangeError);
  });
});
