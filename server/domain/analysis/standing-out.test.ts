import { describe, expect, it } from 'vitest';
import { standingOut } from './standing-out';

describe('what stands out among the orders of a cause', () => {
  it('is what grew beyond its usual share, first; what is merely frequent is not', () => {
    const values = [
      { value: '上海', orders: 20, ordersBefore: 100 },
      { value: '嘉定区', orders: 18, ordersBefore: 2 },
      { value: '浦东新区', orders: 2, ordersBefore: 10 },
    ];
    const found = standingOut(values, { orders: 40, ordersBefore: 200 });
    expect(found.map(({ value, isSpike }) => [value, isSpike])).toEqual([
      ['嘉定区', true],
      ['上海', false],
      ['浦东新区', false],
    ]);
    expect(found[0]).toMatchObject({ share: 0.45, usual: 0.01 });
  });

  it('is nothing where nothing came before', () => {
    expect(standingOut([{ orders: 9, ordersBefore: 0 }], { orders: 9, ordersBefore: 0 })).toEqual([
      { orders: 9, ordersBefore: 0, share: 1, usual: null, isSpike: false },
    ]);
  });
});
