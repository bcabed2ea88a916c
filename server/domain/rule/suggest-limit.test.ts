import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from './default-rules';
import { isSuggestible, LEAST_STEPS, stepLengths, suggestLimit, withLimit } from './suggest-limit';

const body = DEFAULT_RULES.carrier_collect!;
const lengths = (p95: number, p99: number) => ({ steps: 1000, p50: p95 / 2, p80: p95 / 1.2, p95, p99 });
const did = (fired: number, resolvedWithinHour: number) => ({ fired, resolvedWithinHour, messages: fired });

describe('another limit', () => {
  it('is what 95 of 100 steps keep where the one in force calls people for nothing', () => {
    expect(suggestLimit(body, lengths(247, 600), did(120, 60))).toEqual({ afterMin: 255, reason: 'too_tight' });
  });

  it('is not proposed where what it calls people for needs them', () => {
    expect(suggestLimit(body, lengths(247, 600), did(120, 10))).toBeNull();
    expect(suggestLimit(body, lengths(247, 600), did(40, 40))).toBeNull();
  });

  it('is what 99 of 100 steps keep where the one in force lies far beyond', () => {
    expect(suggestLimit(body, lengths(40, 52), did(3, 0))).toEqual({ afterMin: 55, reason: 'too_loose' });
    expect(suggestLimit(body, lengths(100, 150), did(3, 0))).toBeNull();
  });

  it('stays before the second rung and is worth a change', () => {
    expect(suggestLimit(body, lengths(24 * 60, 30 * 60), did(120, 60))).toBeNull();
    expect(suggestLimit(body, lengths(190, 600), did(120, 60))).toBeNull();
  });

  it('is for limits after the start of a step, not for terms, promises and numbers', () => {
    const suggestible = Object.entries(DEFAULT_RULES)
      .filter(([, rule]) => isSuggestible(rule))
      .map(([code]) => code);
    expect(suggestible).not.toContain('edits');
    expect(suggestible).not.toContain('past_promise');
    expect(suggestible).not.toContain('out_for_delivery');
    expect(suggestible).toContain('movement');
  });

  it('changes the first rung alone', () => {
    expect(withLimit(body, 55)).toEqual({ ...body, rungs: [{ ...body.rungs[0], afterMin: 55 }, ...body.rungs.slice(1)] });
  });
});

describe('lengths of steps', () => {
  it('are nothing while they are few', () => {
    expect(stepLengths(Array.from({ length: LEAST_STEPS - 1 }, () => 1))).toBeNull();
  });

  it('are shares of the steps, in whatever order they come', () => {
    const minutes = Array.from({ length: 1000 }, (_, i) => i + 1);
    fc.assert(
      fc.property(fc.shuffledSubarray(minutes, { minLength: 1000 }), (shuffled) => {
        expect(stepLengths(shuffled)).toEqual({ steps: 1000, p50: 500, p80: 800, p95: 950, p99: 990 });
      }),
      { numRuns: 10 },
    );
  });
});
