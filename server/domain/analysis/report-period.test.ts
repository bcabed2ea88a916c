import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../shared/instant';
import { CADENCES, lastPeriod } from './report-period';

const ZONE = 'Asia/Shanghai';
const at = (text: string) => Date.parse(`${text}+08:00`);

describe('the period of a report', () => {
  it('is the last whole day, week from Monday, or month', () => {
    const now = at('2026-11-18T09:00');
    expect(lastPeriod('daily', now, ZONE, 8)).toMatchObject({ fromOn: '2026-11-17', untilOn: '2026-11-18', from: at('2026-11-17T00:00') });
    expect(lastPeriod('weekly', now, ZONE, 8)).toMatchObject({ fromOn: '2026-11-09', untilOn: '2026-11-16' });
    expect(lastPeriod('monthly', now, ZONE, 8)).toMatchObject({ fromOn: '2026-10-01', untilOn: '2026-11-01' });
    expect(lastPeriod('monthly', at('2026-01-05T09:00'), ZONE, 8)).toMatchObject({ fromOn: '2025-12-01', untilOn: '2026-01-01' });
  });

  it('waits for its hour on the first day after', () => {
    expect(lastPeriod('weekly', at('2026-11-16T07:59'), ZONE, 8).fromOn).toBe('2026-11-02');
    expect(lastPeriod('weekly', at('2026-11-16T08:00'), ZONE, 8).fromOn).toBe('2026-11-09');
  });

  it('is over, not older than itself, and the next one begins where it ends', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York');
    const moments = fc.integer({ min: at('2025-01-01T00:00'), max: at('2028-01-01T00:00') });
    fc.assert(
      fc.property(moments, zones, fc.constantFrom(...CADENCES), fc.integer({ min: 0, max: 23 }), (now, zone, cadence, hour) => {
        const { from, until } = lastPeriod(cadence, now, zone, hour);
        expect(until).toBeLessThanOrEqual(now);
        expect(from).toBeLessThan(until);
        expect(now - until).toBeLessThan(33 * DAY);
        const next = lastPeriod(cadence, until + (until - from) + 4 * DAY + 24 * HOUR, zone, 0);
        if (cadence === 'monthly') expect(next.from).toBeGreaterThanOrEqual(until);
      }),
    );
  });
});
