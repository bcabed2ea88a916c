import { describe, expect, it } from 'vitest';
import { diffCombinations, faultsOf, numberRules, rebaseRules } from './change-combinations';
import { type CombinationRule, DEFAULT_COMBINATIONS } from './combination';

const [first] = DEFAULT_COMBINATIONS as [CombinationRule];

describe('the table of rules over several sources', () => {
  it('ships without a fault', () => {
    expect(faultsOf(DEFAULT_COMBINATIONS)).toEqual([]);
  });

  it('refuses rows without a condition, twice the same code, and words that say nothing', () => {
    expect(
      faultsOf([
        { ...first, when: [] },
        first,
        { ...first, code: 'b', words: { 'zh-CN': '处理中', en: 'Being packed' } },
        { ...first, code: 'c', when: [{ kinds: [], sources: [], says: [] }] },
      ]),
    ).toEqual([
      { code: first.code, why: 'no_condition' },
      { code: first.code, why: 'twice' },
      { code: 'b', why: 'vague' },
      { code: 'c', why: 'no_condition' },
    ]);
  });

  it('keeps with each row the version in which it came to say what it says', () => {
    const next = numberRules(DEFAULT_COMBINATIONS, [{ ...first, enabled: false }, DEFAULT_COMBINATIONS[1]!], 4);
    expect(next.map((rule) => rule.since)).toEqual([4, 0]);
    expect(diffCombinations(DEFAULT_COMBINATIONS.slice(0, 2), next).map((d) => [d.code, d.after?.enabled])).toEqual([[first.code, false]]);
  });

  it('puts what is written here on top of what somebody else has saved meanwhile', () => {
    const [a, b, c] = DEFAULT_COMBINATIONS as [CombinationRule, CombinationRule, CombinationRule];
    const [off, mine, new1] = [
      { ...a, enabled: false },
      { ...b, lifecycle: 'packed' as const },
      { ...c, code: 'mine' },
    ];
    expect(rebaseRules([a, b, c], [a, b, c], [off, b])).toEqual([off, b]);
    expect(rebaseRules([a, b, c], [a, mine, c, new1], [off, b])).toEqual([off, mine, new1]);
    expect(rebaseRules([a, b, c], [a, c], [off, b, c])).toEqual([off, c]);
  });
});
