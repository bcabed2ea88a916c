import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs } from '@/tests/builders/fact';
import { foldOrder } from '../order/fold-order';
import type { Fact } from '../tracking/fact';
import { arrivalOf } from './arrival';

const HOURS = 60;
const DAYS = 24 * HOURS;
const TWO = 'sf/SF2';
const sent = [placed(), paid(1), shippedAs(SF, 60), scanned('picked_up', 100)];
const arrival = (facts: readonly Fact[]) => {
  const found = arrivalOf(foldOrder({ shop: 'demo', orderNo: 'A1' }, facts));
  return found && { at: (found.at - at(0)) / 60_000, toldAt: (found.toldAt - at(0)) / 60_000 };
};

describe('the arrival of an order', () => {
  it('is at its door, told when it was told first', () => {
    expect(arrival(sent)).toBeNull();
    expect(arrival([...sent, scanned('out_for_delivery', 400)])).toBeNull();
    expect(arrival([...sent, scanned('delivered.self', 500, { receivedAt: at(530) })])).toEqual({ at: 500, toldAt: 530 });
  });

  it('is at the point where it waits to be collected, however long that takes, unless it moves on from there', () => {
    const ready = [
      ...sent,
      scanned('available_for_pickup.locker', 500, { receivedAt: at(510) }),
      scanned('available_for_pickup.overdue', 5000),
    ];
    expect(arrival(ready)).toEqual({ at: 500, toldAt: 510 });
    expect(arrival([...ready, scanned('delivered.locker_collected', 6000)])).toEqual({ at: 500, toldAt: 510 });
    const goesOn = [...ready, scanned('out_for_delivery', 6000)];
    expect(arrival(goesOn)).toBeNull();
    expect(arrival([...goesOn, scanned('delivered.self', 6100)])).toMatchObject({ at: 6100 });
  });

  it('is that of the last of several shipments', () => {
    const both = [...sent, shippedAs(TWO, 61), scanned('picked_up', 101, { key: TWO })];
    const one = [...both, scanned('delivered.self', 900)];
    expect(arrival(one)).toBeNull();
    expect(arrival([...one, scanned('available_for_pickup.station', 1200, { key: TWO })])).toMatchObject({ at: 1200 });
    const earlier = [
      ...one,
      scanned('available_for_pickup.station', 700, { key: TWO }),
      scanned('delivered.station_collected', 1500, { key: TWO }),
    ];
    expect(arrival(earlier)).toMatchObject({ at: 900 });
  });

  it('of which only the day is told was about the middle of its work, after what was told before it and no later than it was told', () => {
    const day = 3 * DAYS;
    const byDay = (hourTold: number) => scanned('delivered.self', day, { precision: 'day', receivedAt: at(day + hourTold * HOURS) });
    expect(arrival([...sent, byDay(30)])!.at).toBeCloseTo(day + 13 * HOURS, 2);
    expect(arrival([...sent, byDay(9)])).toEqual({ at: day + 9 * HOURS, toldAt: day + 9 * HOURS });
    const out = scanned('out_for_delivery', day + 15 * HOURS);
    expect(arrival([...sent, out, byDay(30)])).toEqual({ at: day + 15 * HOURS, toldAt: day + 30 * HOURS });
  });

  it('of any log is not behind the delivery nor told before it was, and is known once all was delivered', () => {
    const code = fc.constantFrom(
      ...['in_transit', 'out_for_delivery', 'attempt_failed', 'available_for_pickup.station', 'delivered.self', 'returning', 'lost'],
    );
    const scan = fc.tuple(code, fc.integer({ min: 200, max: 5 * DAYS }), fc.constantFrom(SF, TWO), fc.boolean(), fc.nat(2 * DAYS));
    const logs = fc
      .array(scan, { maxLength: 8 })
      .map((scans) => [
        ...[...sent, shippedAs(TWO, 61), scanned('picked_up', 101, { key: TWO })],
        ...scans.map(([what, minute, key, isByDay, late]) =>
          scanned(what, minute, { key, receivedAt: at(minute + late), ...(isByDay ? { precision: 'day' as const } : {}) }),
        ),
      ]);
    fc.assert(
      fc.property(logs, (facts) => {
        const state = foldOrder({ shop: 'demo', orderNo: 'A1' }, facts);
        const found = arrivalOf(state);
        const { deliveredAt } = state.moments;
        if (deliveredAt !== null) expect(found?.at ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(deliveredAt);
        if (state.lifecycle === 'ready_to_collect') expect(found).not.toBeNull();
        if (found) expect(found.toldAt).toBeGreaterThanOrEqual(found.at);
      }),
    );
  });
});
