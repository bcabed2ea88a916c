import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs, told } from '@/tests/builders/fact';
import { foldOrder } from './fold-order';
import { layLifeAxis, scaleTicks } from './life-axis';

const moving = () =>
  foldOrder({ shop: 'demo', orderNo: 'A1' }, [
    placed(),
    paid(2),
    told('picking', 40, 'wms'),
    shippedAs(SF, 90),
    scanned('picked_up', 150),
    scanned('in_transit.departed', 300),
  ]);

describe('the life of an order on one axis', () => {
  it('gives each step the time until the next one, and the last the time it waits', () => {
    const axis = layLifeAxis(moving(), at(500));
    expect(axis.order.map(({ step, from, until }) => [step, until - from])).toEqual([
      ['placed', 2 * 60_000],
      ['paid', 38 * 60_000],
      ['picking', 50 * 60_000],
      ['shipped', 410 * 60_000],
    ]);
  });

  it('waits in the shipment while one is on its way, not in the warehouse', () => {
    const axis = layLifeAxis(moving(), at(500));
    expect(axis.order.some((span) => span.isRunning)).toBe(false);
    expect(axis.shipments[0]?.spans.at(-1)).toMatchObject({ step: 'in_transit', isRunning: true, until: at(500) });
  });

  it('stands still once everything has arrived', () => {
    const state = foldOrder({ shop: 'demo', orderNo: 'A1' }, [
      placed(),
      paid(2),
      shippedAs(SF, 90),
      scanned('picked_up', 150),
      scanned('delivered.self', 900),
    ]);
    const lane = layLifeAxis(state, at(5_000)).shipments[0]!;
    expect(lane.spans.at(-1)).toEqual({ step: 'delivered', from: at(900), until: at(900), isRunning: false });
  });

  it('invents no time for steps that nobody reported', () => {
    const axis = layLifeAxis(foldOrder({ shop: 'demo', orderNo: 'A1' }, [placed(), paid(2)]), at(10));
    expect(axis.order.map((span) => span.step)).toEqual(['placed', 'paid']);
  });
});

describe('the scale of the axis', () => {
  it('keeps the order of moments and fills the whole width', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 4e12 }), { minLength: 2, maxLength: 40 }), (moments) => {
        const ticks = moments.sort((a, b) => a - b);
        const places = ticks.map((tick) => scaleTicks(ticks).get(tick)!);
        expect(places[0]).toBe(0);
        expect(places.at(-1)).toBeCloseTo(1, 9);
        for (const [index, place] of places.entries()) if (index > 0) expect(place).toBeGreaterThan(places[index - 1]!);
      }),
    );
  });
});
