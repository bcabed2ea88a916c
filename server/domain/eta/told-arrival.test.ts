import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../shared/instant';
import { toldArrival, wholeEta } from './told-arrival';

const NOW = Date.parse('2026-11-21T06:00:00Z');
const basis = { level: 'lane' as const, orders: 90, leg: 'shipped' as const };
/** Hours from now of each end. */
const eta = (from: number, p50: number, to: number, p95: number, lateAt = p95) => ({
  from: NOW + from * HOUR,
  to: NOW + to * HOUR,
  p5: NOW + from * HOUR,
  p10: NOW + from * HOUR,
  p50: NOW + p50 * HOUR,
  p80: NOW + to * HOUR,
  p90: NOW + to * HOUR,
  p95: NOW + p95 * HOUR,
  lateAt: NOW + lateAt * HOUR,
  basis,
  model: 1,
});

describe('an estimate is told', () => {
  it('as its window with the likely moment while the window lies ahead', () => {
    expect(toldArrival(eta(10, 20, 40, 60), NOW)).toEqual({
      kind: 'window',
      from: NOW + 10 * HOUR,
      to: NOW + 40 * HOUR,
      likely: NOW + 20 * HOUR,
    });
  });

  it('from now on inside the window, without a likely moment that has passed', () => {
    expect(toldArrival(eta(-10, -2, 40, 60), NOW)).toEqual({ kind: 'window', from: NOW, to: NOW + 40 * HOUR });
  });

  it('as any time from now, up to where nearly all have arrived, once the window is over', () => {
    expect(toldArrival(eta(-40, -20, -1, 20), NOW)).toEqual({ kind: 'any_time', from: NOW, to: NOW + 20 * HOUR });
  });

  it('as later than usual past its bound, with the window of those that waited as long, or without where that is over too', () => {
    expect(toldArrival(eta(2, 10, 30, 60, -1), NOW)).toMatchObject({ kind: 'late', window: { from: NOW + 2 * HOUR, to: NOW + 30 * HOUR } });
    expect(toldArrival(eta(-60, -50, -30, -2), NOW)).toEqual({ kind: 'late' });
  });

  it('by its lower bound alone in trouble, however late it is', () => {
    expect(toldArrival({ ...eta(-60, -50, -30, -2), notBefore: NOW + DAY }, NOW)).toEqual({ kind: 'not_before', at: NOW + DAY });
  });

  it('of an older release by the ends that it has', () => {
    const { from: _f, to: _t, p5: _5, p95: _95, lateAt: _l, ...old } = eta(10, 20, 40, 60);
    expect(wholeEta(old)).toMatchObject({ from: old.p10, to: old.p90, p95: old.p90, lateAt: old.p90 });
    expect(toldArrival(old, NOW)).toMatchObject({ kind: 'window', to: old.p90 });
  });

  it('never with an end that has passed', () => {
    const hours = fc.integer({ min: -200, max: 200 });
    fc.assert(
      fc.property(fc.array(hours, { minLength: 4, maxLength: 4 }), hours, (all, lateAt) => {
        const [from, p50, to, p95] = all.sort((a, b) => a - b) as [number, number, number, number];
        const told = toldArrival(eta(from, p50, to, p95, lateAt), NOW);
        const window = told.kind === 'late' ? told.window : told.kind === 'not_before' ? undefined : told;
        if (!window) return;
        expect(window.from).toBeGreaterThanOrEqual(NOW);
        expect(window.to).toBeGreaterThanOrEqual(window.from);
        if ('likely' in window) expect(window.likely).toBeGreaterThanOrEqual(NOW);
      }),
    );
  });
});
