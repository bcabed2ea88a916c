import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../shared/instant';
import { stepClock, type Worker } from './step-clock';

const CHINA = { country: 'CN', region: '广东省', city: '' };
const BRAZIL = { country: 'BR', region: 'SP', city: '' };
const BERLIN = { country: 'DE', region: 'Berlin', city: 'Berlin' };
const NOWHERE = { country: '', region: '', city: '' };
const NEW_YORK = { country: 'US', region: 'NY', city: '' };

const spot = fc.constantFrom(CHINA, BRAZIL, BERLIN, NOWHERE, NEW_YORK);
const worker = fc.constantFrom<Worker>('send', 'bring');
const moment = fc.integer({ min: Date.UTC(2016, 0, 1), max: Date.UTC(2031, 11, 31) });
const span = fc.integer({ min: 0, max: 30 * DAY });

/** Working days between two moments of a place's wall, `2026-11-02` being a Monday. */
function between(place: typeof CHINA, by: Worker, from: string, to: string): number {
  const clock = stepClock(place, by);
  return clock.read(Date.parse(to)) - clock.read(Date.parse(from));
}

describe('the clock of a step', () => {
  it('never falls, and is never ahead of a day for a day', () => {
    fc.assert(
      fc.property(spot, worker, moment, span, (place, by, at, wait) => {
        const clock = stepClock(place, by);
        const shown = clock.read(at + wait) - clock.read(at);
        expect(shown).toBeGreaterThanOrEqual(0);
        // of a day's work at most a day falls into any part of two days
        expect(shown).toBeLessThanOrEqual(Math.ceil(wait / DAY) + 1 + 1e-6);
      }),
    );
  });

  it('is read both ways alike, to the minute, in every hour in which it runs', () => {
    fc.assert(
      fc.property(spot, worker, moment, (place, by, at) => {
        const clock = stepClock(place, by);
        const shown = clock.read(at);
        expect(clock.read(clock.at(shown))).toBeCloseTo(shown, 5);
        // an hour that the change of clocks takes or gives twice stands apart
        const most = place === CHINA || place === NOWHERE ? MINUTE : HOUR + MINUTE;
        expect(Math.abs(clock.at(shown) - at)).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('first shows a number of days later for a greater one', () => {
    fc.assert(
      fc.property(spot, worker, moment, fc.double({ min: 0, max: 40, noNaN: true }), (place, by, at, more) => {
        const clock = stepClock(place, by);
        expect(clock.at(clock.read(at) + more)).toBeGreaterThanOrEqual(clock.at(clock.read(at)));
      }),
    );
  });

  it('counts 1 for a working day, little for a Sunday outside of China, and a full one there', () => {
    const day = (place: typeof CHINA, offset: string, date: string) =>
      between(place, 'bring', `${date}T00:00:00${offset}`, new Date(Date.parse(`${date}T00:00:00${offset}`) + DAY).toISOString());
    expect(day(BRAZIL, '-03:00', '2026-11-10')).toBeCloseTo(1, 6);
    expect(day(BRAZIL, '-03:00', '2026-11-08')).toBeCloseTo(0.1, 6);
    expect(day(BRAZIL, '-03:00', '2026-11-07')).toBeLessThan(0.5);
    expect(day(CHINA, '+08:00', '2026-11-08')).toBeCloseTo(1, 6);
    expect(day(NOWHERE, '+08:00', '2026-11-08')).toBeCloseTo(1, 6);
  });

  it('slows down on the holidays of the place, for those who send and those who bring', () => {
    for (const by of ['send', 'bring'] as const) {
      const week = between(CHINA, by, '2026-10-01T00:00:00+08:00', '2026-10-08T00:00:00+08:00');
      const plain = between(CHINA, by, '2026-10-15T00:00:00+08:00', '2026-10-22T00:00:00+08:00');
      expect(week).toBeLessThan(0.8 * plain);
      expect(between(BRAZIL, by, '2026-12-25T00:00:00-03:00', '2026-12-26T00:00:00-03:00')).toBeLessThan(0.2);
    }
  });

  it('runs by day, not by night', () => {
    const night = between(CHINA, 'bring', '2026-11-10T00:00:00+08:00', '2026-11-10T06:00:00+08:00');
    const noon = between(CHINA, 'bring', '2026-11-10T10:00:00+08:00', '2026-11-10T16:00:00+08:00');
    expect(night).toBeLessThan(0.05);
    expect(noon).toBeGreaterThan(0.5);
  });

  it('shows a whole day also on the days on which clocks are changed', () => {
    for (const [from, to] of [
      ['2026-03-27T00:00:00+01:00', '2026-03-31T00:00:00+02:00'],
      ['2026-10-23T00:00:00+02:00', '2026-10-27T00:00:00+01:00'],
    ] as const)
      expect(between(BERLIN, 'bring', from, to)).toBeCloseTo(1 + 0.45 + 0.1 + 1, 6);
  });

  it('goes on evenly past the days that it knows', () => {
    const clock = stepClock(CHINA, 'bring');
    const far = Date.UTC(2050, 0, 1);
    expect(clock.read(far + 2 * DAY) - clock.read(far)).toBeCloseTo(2, 6);
    expect(Math.abs(clock.at(clock.read(far)) - far)).toBeLessThan(MINUTE);
  });
});
