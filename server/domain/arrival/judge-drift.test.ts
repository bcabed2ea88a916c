import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeDrift } from './judge-drift';

const week = (inside: number, orders = 100) => ({ orders, inside });

describe('whether told windows have left what they promise', () => {
  it('says so when both weeks lie outside of 72 to 88 % on the same side, with the share of both', () => {
    expect(judgeDrift(week(71), week(60))).toMatchObject({ kind: 'drifts', side: 'below', share: 0.655, orders: 200 });
    expect(judgeDrift(week(89), week(95))).toMatchObject({ kind: 'drifts', side: 'above', share: 0.92, orders: 200 });
  });

  it('takes the edges for inside', () => {
    expect(judgeDrift(week(72), week(72)).kind).toBe('holds');
    expect(judgeDrift(week(88), week(88)).kind).toBe('holds');
  });

  it('says nothing after one bad week, nor when one week is too low and the other too high', () => {
    expect(judgeDrift(week(80), week(60)).kind).toBe('unclear');
    expect(judgeDrift(week(80), week(70)).kind).toBe('holds');
    expect(judgeDrift(week(60), week(95)).kind).toBe('holds');
  });

  it('says nothing of a week of fewer than fifty orders', () => {
    expect(judgeDrift(week(10, 49), week(60))).toEqual({ kind: 'thin' });
    expect(judgeDrift(week(60), week(10, 49))).toEqual({ kind: 'thin' });
    expect(judgeDrift(week(10, 50), week(10, 50)).kind).toBe('drifts');
  });

  it('never drifts while both weeks together hold, whatever they are', () => {
    const some = fc
      .integer({ min: 50, max: 500 })
      .chain((orders) => fc.record({ orders: fc.constant(orders), inside: fc.integer({ min: 0, max: orders }) }));
    fc.assert(
      fc.property(some, some, (before, last) => {
        const share = (before.inside + last.inside) / (before.orders + last.orders);
        const verdict = judgeDrift(before, last);
        if (verdict.kind === 'drifts') expect(share < 0.72 || share > 0.88).toBe(true);
        expect(verdict.kind === 'holds').toBe(verdict.kind !== 'drifts' && share >= 0.72 && share <= 0.88);
      }),
    );
  });
});
