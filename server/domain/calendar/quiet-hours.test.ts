import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../shared/instant';
import { localMinute } from './local-day';
import { promiseTime, QUIET_HOURS, quietUntil, readQuietHours } from './quiet-hours';

const SHANGHAI = 'Asia/Shanghai';
const until = (iso: string, zone = SHANGHAI) => {
  const end = quietUntil(Date.parse(iso), zone);
  return end === null ? null : new Date(end).toISOString();
};

describe('quiet hours', () => {
  it('begin at nine in the evening and end at eight in the morning on the recipient’s clock', () => {
    expect(until('2026-11-21T12:59:59Z')).toBeNull();
    expect(until('2026-11-21T13:00:00Z')).toBe('2026-11-22T00:00:00.000Z');
    expect(until('2026-11-21T16:00:00Z')).toBe('2026-11-22T00:00:00.000Z'); // midnight
    expect(until('2026-11-21T23:59:59Z')).toBe('2026-11-22T00:00:00.000Z');
    expect(until('2026-11-22T00:00:00Z')).toBeNull();
  });

  it('follow the clocks when they change in the night', () => {
    expect(until('2026-03-28T22:30:00Z', 'Europe/Berlin')).toBe('2026-03-29T06:00:00.000Z');
    expect(until('2026-10-24T21:30:00Z', 'Europe/Berlin')).toBe('2026-10-25T07:00:00.000Z');
  });

  it('are read from the configuration', () => {
    expect(readQuietHours('21:00-08:00')).toEqual(QUIET_HOURS);
    expect(readQuietHours('12:30-14:00')).toEqual({ fromMin: 750, toMin: 840 });
    expect(readQuietHours('none')).toBeNull();
  });

  const zones = fc.constantFrom(SHANGHAI, 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe');
  const moments = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2028, 0) });

  it('always end within half a day, at eight, and their end is not quiet', () => {
    fc.assert(
      fc.property(moments, zones, (now, zone) => {
        const end = quietUntil(now, zone);
        if (end === null) return;
        expect(end).toBeGreaterThan(now);
        expect(end - now).toBeLessThanOrEqual(12 * HOUR);
        expect(localMinute(end, zone)).toBe(480);
        expect(quietUntil(end, zone)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('hold no promised moment', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 5, max: 4_000 }), zones, (now, minutes, zone) => {
        const promised = promiseTime(now, minutes, zone);
        expect(promised).toBeGreaterThan(now);
        expect(promised - now).toBeLessThanOrEqual(minutes * 60_000 + DAY);
        expect(quietUntil(promised - 1, zone) === null || localMinute(promised, zone) === 480).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('of the recipient hold no promised moment either; who has none is promised the very time', () => {
    const at = Date.parse('2026-11-21T12:00:00Z'); // 20:00 in China
    const told = (quiet: string) => new Date(promiseTime(at, 60, SHANGHAI, readQuietHours(quiet))).toISOString();
    expect(told('21:00-08:00')).toBe('2026-11-22T00:00:00.000Z');
    expect(told('22:30-10:15')).toBe('2026-11-21T13:00:00.000Z');
    expect(told('19:00-10:15')).toBe('2026-11-22T03:15:00.000Z');
    expect(told('none')).toBe('2026-11-21T13:00:00.000Z');
  });
});
