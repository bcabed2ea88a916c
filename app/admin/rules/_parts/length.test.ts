import { describe, expect, it } from 'vitest';
import { sayIn } from '@/app/_lib/messages';
import { sayLength, unitOf } from './length';

describe('limits of rules', () => {
  it('are said to the minute, in the largest unit that is exact', () => {
    const say = sayIn('en');
    expect([5, 90, 120, 1_440, 2_160, -1_440].map((minutes) => sayLength(minutes, say))).toEqual([
      '5 minutes',
      '90 minutes',
      '2 hours',
      '1 day',
      '36 hours',
      '1 day',
    ]);
  });

  it('begin in minutes when there is no length yet', () => {
    expect(unitOf(0)).toBe('minutes');
  });
});
