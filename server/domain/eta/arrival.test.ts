import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs } from '@/tests/builders/fact';
import { foldOrder } from '../order/fold-order';
import type { Fact } from '../tracking/fact';
import { arrivalOf } from './arrival';
import { gone } from './awaited-shipments';
import { journeyOf } from './journey';

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

  it('stays where it lay though a scan on the way is told of late, and is that of a door after another try', () => {
    const ready = [...sent, scanned('available_for_pickup.locker', 500), scanned('at_destination', 600)];
    expect(arrival(ready)).toMatchObject({ at: 500 });
    expect(arrival([...ready, scanned('delivered.locker_collected', 6000)])).toMatchObject({ at: 500 });
    const tried = [...sent, scanned('available_for_pickup.station', 500), scanned('attempt_failed', 700)];
    expect(arrival(tried)).toBeNull();
    expect(arrival([...tried, scanned('delivered.self', 900)])).toMatchObject({ at: 900 });
  });

  it('is that of the last of several shipments, who brought it and when', () => {
    const both = [...sent, shippedAs(TWO, 61), scanned('picked_up', 111, { key: TWO })];
    const one = [...both, scanned('delivered.self', 900)];
    expect(arrival(one)).toBeNull();
    expect(arrival([...one, scanned('available_for_pickup.station', 1200, { key: TWO })])).toMatchObject({ at: 1200 });
    const earlier = [
      ...[...one, scanned('available_for_pickup.station', 700, { key: TWO })],
      scanned('delivered.station_collected', 1500, { key: TWO }),
    ];
    expect(arrival(earlier)).toMatchObject({ at: 900 });
    const { handedOverAt, deliveredAt } = journeyOf(foldOrder({ shop: 'demo', orderNo: 'A1' }, earlier));
    expect([handedOverAt, deliveredAt]).toEqual([at(100), at(900)]);
  });

  it('is not while something was not sent, or was lost and not sent anew', () => {
    const cups = (quantity: number) => [{ sku: 'S1', quantity }];
    const half = [placed({ items: [{ sku: 'S1', name: 'cup', quantity: 2 }] }), paid(1), shippedAs(SF, 60, cups(1))];
    const ready = [...half, scanned('picked_up', 100), scanned('available_for_pickup.station', 500)];
    expect(arrival(ready)).toBeNull();
    expect(arrival([...ready, shippedAs(TWO, 600, cups(1)), scanned('delivered.self', 900, { key: TWO })])).toMatchObject({ at: 900 });
    const lost = [...sent, scanned('lost', 300), shippedAs(TWO, 90), scanned('available_for_pickup.station', 700, { key: TWO })];
    expect(arrival(lost)).toBeNull();
    const anew = [...sent, scanned('lost', 300), shippedAs(TWO, 400), scanned('available_for_pickup.station', 700, { key: TWO })];
    expect(arrival(anew)).toMatchObject({ at: 700 });
    expect(arrival([...anew, scanned('delivered.self', 900, { key: TWO })])).toMatchObject({ at: 700 });
  });

  it('of which only the day is told was about the middle of its work, behind what moved before it and no later than it was told', () => {
    const day = 3 * DAYS;
    const byDay = (code: string, hourTold: number) => scanned(code, day, { precision: 'day', receivedAt: at(day + hourTold * HOURS) });
    const told = byDay('delivered.self', 30);
    const noon = { at: day + 13 * HOURS, toldAt: day + 30 * HOURS };
    expect(arrival([...sent, told])).toEqual(noon);
    expect(arrival([...sent, byDay('delivered.self', 9)])).toEqual({ at: day + 9 * HOURS, toldAt: day + 9 * HOURS });
    // what moved on that day too, by the day or by the hour
    expect(arrival([...sent, byDay('out_for_delivery', 8), told])).toEqual(noon);
    expect(arrival([...sent, scanned('out_for_delivery', day + 10 * HOURS), told])).toEqual(noon);
    const out = scanned('out_for_delivery', day + 14 * HOURS);
    const { at: evening } = arrival([...sent, out, told])!;
    expect(evening).toBeCloseTo(day + 19 * HOURS, 2);
    expect(journeyOf(foldOrder({ shop: 'demo', orderNo: 'A1' }, [...sent, out, told])).outForDeliveryAt).toBe(out.occurredAt);
  });

  it('of which one knows the minute and another only the day is to the minute', () => {
    const minute = scanned('delivered.self', 3 * DAYS + 22.5 * HOURS, { by: 'aggregator' });
    const day = scanned('delivered.self', 3 * DAYS, { precision: 'day', receivedAt: at(4 * DAYS) });
    expect(arrival([...sent, minute, day])).toMatchObject({ at: 3 * DAYS + 22.5 * HOURS });
  });

  it('of any log is not behind the delivery nor told before it was, and is known where all was delivered or lies ready and nothing was lost', () => {
    const code = fc.constantFrom(
      ...['in_transit', 'out_for_delivery', 'attempt_failed', 'available_for_pickup.station', 'delivered.self', 'returning', 'lost'],
    );
    const logOf = (keys: string[]) => {
      const scan = fc.tuple(code, fc.integer({ min: 6, max: 300 }), fc.constantFrom(...keys), fc.boolean(), fc.nat(2 * DAYS));
      return fc
        .array(scan, { maxLength: 8 })
        .map((scans) => [
          ...[placed(), paid(1), ...keys.map((key) => shippedAs(key, 60)), ...keys.map((key) => scanned('picked_up', 100, { key }))],
          ...scans.map(([what, tenth, key, isByDay, late]) =>
            isByDay
              ? scanned(what, Math.floor((tenth * 30) / DAYS) * DAYS, { key, precision: 'day', receivedAt: at(tenth * 30 + late) })
              : scanned(what, tenth * 30, { key, receivedAt: at(tenth * 30 + late) }),
          ),
        ]);
    };
    fc.assert(
      fc.property(fc.oneof(logOf([SF]), logOf([SF, TWO])), (facts) => {
        const state = foldOrder({ shop: 'demo', orderNo: 'A1' }, facts);
        const found = arrivalOf(state);
        const { deliveredAt } = state.moments;
        if (deliveredAt !== null) expect(found!.at).toBeLessThanOrEqual(deliveredAt);
        if (state.lifecycle === 'ready_to_collect' && !gone(state)) expect(found).not.toBeNull();
        if (found) expect(found.toldAt).toBeGreaterThanOrEqual(found.at);
        expect(journeyOf(state).deliveredAt).toBe(found?.at ?? null);
      }),
    );
  });
});
