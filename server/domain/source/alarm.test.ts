import { describe, expect, it } from 'vitest';
import { MINUTE } from '../shared/instant';
import { isAlarmOver, isSilenceOver } from './alarm';

describe('the end of an alarm', () => {
  it('is not the first quiet minute', () => {
    expect(isAlarmOver('failing', 0, 9 * MINUTE)).toBe(false);
    expect(isAlarmOver('failing', 0, 10 * MINUTE)).toBe(true);
  });

  it('of a silence takes five minutes, and more than one lucky call where many would be heard', () => {
    const again = { seenAt: 0, now: 6 * MINUTE, heard: 2, expected: 4 };
    expect(isSilenceOver(again)).toBe(true);
    expect(isSilenceOver({ ...again, now: 4 * MINUTE })).toBe(false);
    expect(isSilenceOver({ ...again, heard: 1 })).toBe(false);
    expect(isSilenceOver({ ...again, heard: 1, expected: 0.3 })).toBe(true);
    expect(isSilenceOver({ ...again, heard: 0, expected: 0.3 })).toBe(false);
  });
});
