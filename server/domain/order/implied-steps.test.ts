import { describe, expect, it } from 'vitest';
import { paid, placed, SF, scanned, shippedAs } from '@/tests/builders/fact';
import type { Fact } from '../tracking/fact';
import { foldOrder } from './fold-order';
import { timelineEntries } from './implied-steps';

const fold = (...scans: Fact[]) => foldOrder({ shop: 'demo', orderNo: 'A1' }, [placed(), paid(1), shippedAs(SF, 10), ...scans]);
const implied = (...scans: Fact[]) => fold(...scans).implied?.map((step) => step.milestone) ?? [];

describe('a step that nobody scanned', () => {
  it.each<[string[], string[]]>([
    [[], []],
    [['label_created', 'awaiting_pickup'], []],
    [['picked_up'], []],
    [['in_transit'], ['picked_up']],
    [['customs'], ['picked_up']],
    [['picked_up', 'at_destination'], []],
    [['out_for_delivery'], ['picked_up', 'in_transit']],
    [['picked_up', 'in_transit', 'delivered'], ['out_for_delivery']],
    [['picked_up', 'in_transit', 'attempt_failed'], ['out_for_delivery']],
    [['picked_up', 'in_transit', 'out_for_delivery', 'delivered'], []],
    [['picked_up', 'in_transit', 'available_for_pickup.locker', 'delivered'], []],
    [['picked_up', 'in_transit', 'delivered.station_collected'], []],
    [['delivered'], ['picked_up', 'in_transit', 'out_for_delivery']],
    [['voided'], []],
    [['lost'], []],
  ])('after %j: %j are implied', (codes, steps) => {
    expect(implied(...codes.map((code, i) => scanned(code, 100 + i * 60)))).toEqual(steps);
  });

  it('is no longer missing once its scan comes, however late it was made', () => {
    expect(implied(scanned('in_transit', 100), scanned('picked_up', 160))).toEqual([]);
  });

  it('is not proved by a scan that was taken back or lies in the future', () => {
    expect(implied(scanned('delivered', 300, { quarantined: true }))).toEqual([]);
  });

  it('stands right before the scan that proves it and adds no moment to the state', () => {
    const state = fold(scanned('in_transit', 100), scanned('delivered', 300));
    expect(timelineEntries(state).map((e) => (e.kind === 'said' ? e.line.code : `(${e.step.milestone})`))).toEqual([
      'order.placed',
      'paid',
      'shipped',
      '(picked_up)',
      'in_transit',
      '(out_for_delivery)',
      'delivered',
    ]);
    expect(state.timeline).toHaveLength(5);
  });
});
