import { describe, expect, it } from 'vitest';
import { type ContactLane, chooseContact } from './choose-contact';

const contact = (id: string, more: Partial<ContactLane> = {}): ContactLane => ({
  id,
  carrier: 'sf',
  origin: null,
  destination: null,
  ...more,
});
const parcel = {
  carrier: 'sf',
  origin: { country: 'CN', province: '广东省' },
  destination: { country: 'CN', province: '浙江省', city: '杭州市' },
};

describe('whom a carrier is asked through', () => {
  it('is whoever has the lane, most exactly named, before whoever has all of the carrier', () => {
    const all = contact('a');
    const from = contact('b', { origin: '广东省' });
    const to = contact('c', { destination: '浙江省' });
    const both = contact('d', { origin: 'CN', destination: '杭州市' });
    expect(chooseContact([all, from, to, both], parcel)?.id).toBe('d');
    expect(chooseContact([all, from, to], parcel)?.id).toBe('c');
    expect(chooseContact([from, all], parcel)?.id).toBe('b');
  });

  it('is nobody of another carrier or lane', () => {
    expect(chooseContact([contact('a', { carrier: 'zto' }), contact('b', { destination: '西藏自治区' })], parcel)).toBeNull();
    expect(chooseContact([contact('a', { origin: '广东省' })], { carrier: 'sf' })).toBeNull();
  });

  it('is the same one whatever the order of the list', () => {
    expect(chooseContact([contact('b'), contact('a')], parcel)?.id).toBe('a');
  });
});
