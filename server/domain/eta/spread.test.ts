import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ETA_GRID, type EtaGroup, groupKey, type Lane } from './eta-model';
import { shareDoneWithin } from './remaining-time';
import { measureSpread, widenGroup } from './spread';

const lane: Lane = { shop: 's', origin: '', country: '', region: '', carrier: '' };
const group: EtaGroup = { orders: 500, minutes: ETA_GRID.map((p) => Math.round(1_000 + 9_000 * p)) };
const model = { groups: { [groupKey('shop', 'paid', lane)!]: group } };

/** Legs spread evenly around the model's middle, `factor` times as wide as the model believes. */
const legs = (factor: number, count = 1_000) =>
  Array.from({ length: count }, (_, i) => ({ ...lane, leg: 'paid' as const, minutes: 5_500 + 9_000 * factor * ((i + 0.5) / count - 0.5) }));

describe('the spread of a model', () => {
  it('is 1 when its windows hold, and when there is too little to judge by', () => {
    expect(measureSpread(model, legs(1))).toBeCloseTo(1, 2);
    expect(measureSpread(model, legs(0.5))).toBe(1);
    expect(measureSpread(model, legs(3, 50))).toBe(1);
  });

  it('makes 80 % of what was held out fall between p10 and p90', () => {
    const factor = 1.15;
    const spread = measureSpread(model, legs(factor));
    const wide = widenGroup(group, spread);
    const [p10, p90] = [wide.minutes[ETA_GRID.indexOf(0.1)]!, wide.minutes[ETA_GRID.indexOf(0.9)]!];
    const inside = legs(factor).filter(({ minutes }) => minutes >= p10 && minutes <= p90).length / 1_000;
    expect(inside).toBeCloseTo(0.8, 1);
    expect(spread).toBeGreaterThan(1.1);
  });

  it('keeps the middle and the order of the durations', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1.2, noNaN: true }), (spread) => {
        const { minutes } = widenGroup(group, spread);
        expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
        expect(shareDoneWithin(group.minutes, minutes[ETA_GRID.indexOf(0.5)]!)).toBeCloseTo(0.5, 6);
      }),
    );
  });
});
