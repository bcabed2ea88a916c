import { describe, expect, it } from 'vitest';
import { orderAddress, readOrderAddress } from './order-address';

const query = (address: string) => new URLSearchParams(address.split('?')[1] ?? '');

describe('filters in the address of the list', () => {
  it('come back as they were written', () => {
    const filter = { isOpen: true, health: 'red', region: '广东省', category: '', placedFrom: 1_700_000_000_000 } as const;
    const read = readOrderAddress(query(orderAddress(filter)));
    expect(Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))).toEqual(filter);
  });

  it('leave out words that mean nothing', () => {
    const read = readOrderAddress(query('/admin/orders?health=purple&lifecycle=nowhere&placedFrom=soon'));
    expect(Object.values(read).every((value) => value === undefined)).toBe(true);
  });
});
