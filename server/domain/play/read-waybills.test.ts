import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWaybills } from './read-waybills';

describe('pasted tracking numbers', () => {
  it('are read with commas, tabs and blanks, carriers by any name', () => {
    const line = { orderNo: 'SO-1', carrier: 'sf', trackingNo: 'SF1234567890123' };
    for (const text of ['SO-1,sf,SF1234567890123', 'SO-1\t顺丰\tSF1234567890123\r\n', ' SO-1，顺丰速运 SF1234567890123 '])
      expect(readWaybills(text)).toEqual({ lines: [line], unread: [] });
  });

  it('lose no line: each is read or given back', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (lines) => {
        const whole = lines
          .join('\n')
          .split(/\r?\n/)
          .filter((line) => line.trim() !== '');
        const read = readWaybills(lines.join('\n'));
        expect(read.lines.length + read.unread.length).toBe(whole.length);
      }),
    );
  });
});
