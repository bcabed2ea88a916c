import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '@/server/domain/shared/instant';
import { sayShare, sayTime } from './say-figures';

describe('figures of sources', () => {
  it('never call a source perfect that was not', () => {
    expect([1, 0.99999, 0.5, 0, null].map((share) => sayShare(share, 'en'))).toEqual(['100%', '99.9%', '50%', '0%', '–']);
  });

  it('say times in a unit that one reads at a glance', () => {
    expect([0, 12.4, 999, 1_250, 42_000, 5 * MINUTE, 3 * DAY, null].map((ms) => sayTime(ms, 'en'))).toEqual([
      '1 ms',
      '12 ms',
      '999 ms',
      '1.3 s',
      '42 s',
      '5 minutes',
      '3 days',
      '–',
    ]);
  });
});
