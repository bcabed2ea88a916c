import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../shared/instant';
import { BURST_WINDOW, type ComparedOrder, findBursts, LEAST_BURST } from './find-bursts';
import { type CustomerOrder, findReorders } from './find-reorders';

const at = (id: string, minute: number, keys: string[] = ['a']): ComparedOrder => ({ id, placedAt: minute * MINUTE, keys });
const cancelled = (id: string, minute: number, more: Partial<CustomerOrder> = {}): CustomerOrder => ({
  id,
  customer: 'c',
  placedAt: minute * MINUTE,
  isCancelled: true,
  skus: ['A'],
  ...more,
});

describe('a burst', () => {
  it('counts orders alike within an hour, and no others', () => {
    const burst = [0, 10, 20, 30, 40].map((m) => at(`b${m}`, m));
    const found = findBursts([...burst, at('late', 120), at('other', 20, ['b'])]);
    expect([...found.keys()].sort()).toEqual(burst.map((o) => o.id).sort());
    expect(found.get('b20')).toBe(5);
  });

  it('counts an order once however many keys it shares', () => {
    const found = findBursts([1, 2, 3, 4].map((m) => at(`o${m}`, m, ['a', 'b', 'a'])));
    expect(found.size).toBe(0);
  });

  it('says of every order what trying every window says, in any order of the list', () => {
    const order = fc.record({ minute: fc.integer({ min: 0, max: 200 }), keys: fc.subarray(['a', 'b', 'c']) });
    fc.assert(
      fc.property(fc.array(order, { maxLength: 40 }), (drawn) => {
        const orders = drawn.map(({ minute, keys }, i) => at(String(i), minute, keys));
        const found = findBursts(orders);
        for (const one of orders) {
          const most = Math.max(
            0,
            ...one.keys.flatMap((key) =>
              orders.map(({ placedAt: start }) =>
                start <= one.placedAt && one.placedAt <= start + BURST_WINDOW
                  ? orders.filter((o) => o.keys.includes(key) && o.placedAt >= start && o.placedAt <= start + BURST_WINDOW).length
                  : 0,
              ),
            ),
          );
          expect(found.get(one.id) ?? 0).toBe(most >= LEAST_BURST ? most : 0);
        }
        expect(findBursts([...orders].reverse())).toEqual(new Map([...found]));
      }),
    );
  });
});

describe('cancelling and ordering again', () => {
  it('counts the cancelled orders before it that share an article', () => {
    const orders = [
      cancelled('1', 0),
      cancelled('2', 10, { skus: ['A', 'B'] }),
      cancelled('3', 20, { skus: ['Z'] }),
      cancelled('4', 30, { isCancelled: false }),
      cancelled('5', 40, { customer: 'd', isCancelled: false }),
    ];
    expect(findReorders(orders)).toEqual(
      new Map([
        ['2', 1],
        ['4', 2],
      ]),
    );
  });
});
