import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeness } from './case-signals';

const SILENT = ['blame:calls_refused', 'class:source_silent', 'reason:403', 'source:sf'];

describe('how alike two cases are', () => {
  it('follows from what tells, not from the class or the shop alone', () => {
    expect(likeness(SILENT, [...SILENT])?.share).toBe(1);
    expect(likeness(['class:logistics', 'shop:north'], ['class:logistics', 'shop:north'])).toBeNull();
    expect(likeness(SILENT, ['class:source_silent', 'blame:nothing_heard', 'source:wms'])).toBeNull();
    expect(likeness(SILENT, ['blame:calls_refused', 'class:source_silent', 'reason:403', 'source:wms'])?.shared).toEqual([
      'blame:calls_refused',
      'reason:403',
      'class:source_silent',
    ]);
  });

  it('is the same both ways and never above one', () => {
    const signals = fc.uniqueArray(fc.constantFrom(...SILENT, 'carrier:zto', 'found:odd_number', 'region:上海', 'shop:a', 'other:b'));
    fc.assert(
      fc.property(signals, signals, (one, other) => {
        const there = likeness(one, other);
        expect(likeness(other, one)?.share).toBe(there?.share);
        expect(there === null || (there.share > 0 && there.share <= 1)).toBe(true);
      }),
    );
  });
});
