import { describe, expect, it } from 'vitest';
import { isAddressRange, isInRanges } from './address-range';

describe('ranges of addresses', () => {
  it('are addresses and CIDR blocks, and nothing else', () => {
    const right = ['203.0.113.9', '203.0.113.0/24', '0.0.0.0/0', '2001:db8::1', '2001:db8::/32'];
    const wrong = [
      '',
      'local',
      '203.0.113',
      '203.0.113.0/33',
      '203.0.113.0/',
      '203.0.113.0/8/8',
      '2001:db8::/129',
      '10.0.0.0/-1',
      'example.com',
    ];
    expect(right.filter((text) => !isAddressRange(text))).toEqual([]);
    expect(wrong.filter(isAddressRange)).toEqual([]);
  });

  it('hold what lies in them, however it is written', () => {
    const ranges = ['203.0.113.0/24', '198.51.100.7', '2001:db8:1::/48'];
    const inside = ['203.0.113.9', '::ffff:203.0.113.9', '198.51.100.7', '2001:db8:1:2::5', '2001:0DB8:0001::1'];
    const outside = ['203.0.114.9', '198.51.100.8', '2001:db8:2::1', 'local', '', 'unknown'];
    expect(inside.filter((address) => !isInRanges(address, ranges))).toEqual([]);
    expect(outside.filter((address) => isInRanges(address, ranges))).toEqual([]);
    expect(isInRanges('203.0.113.9', [])).toBe(false);
  });
});
