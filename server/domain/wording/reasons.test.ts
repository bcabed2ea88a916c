import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROBLEMS, SUB_STATUSES } from '../tracking/sub-status';
import { canonicalCause, OTHER_NAMES, REASONS, reasonOf } from './reasons';

describe('reasonOf', () => {
  it('fits a WeChat field in Chinese for every cause', () => {
    for (const [code, reason] of Object.entries(REASONS)) expect([...reason.name['zh-CN']].length, code).toBeLessThanOrEqual(18);
  });

  it('has words of its own for every fact that raises an exception', () => {
    const unknown = reasonOf('?').name.en;
    for (const [milestone, subs] of Object.entries(SUB_STATUSES)) {
      for (const [sub, status] of Object.entries(subs)) {
        if ('attention' in status) expect(reasonOf(`${milestone}.${sub}`).name.en, `${milestone}.${sub}`).not.toBe(unknown);
      }
    }
    for (const [kind, problem] of Object.entries(PROBLEMS)) {
      if (problem.customerVisible && kind !== 'generic') expect(reasonOf(`problem.${kind}`).name.en, kind).not.toBe(unknown);
    }
  });

  it('offers no two causes in the same words, and reads the other names of each', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const words = Object.values(REASONS).map(({ name }) => name[language]);
      expect(words.filter((one, at) => words.indexOf(one) !== at)).toEqual([]);
    }
    expect(canonicalCause('force.weather')).toBe('force.weather_delay');
    for (const [other, cause] of Object.entries(OTHER_NAMES)) expect([other, reasonOf(other)]).toEqual([other, REASONS[cause]]);
  });

  it('asks something of the customer wherever the customer has to act', () => {
    for (const [code, reason] of Object.entries(REASONS)) {
      if (reason.actor === 'customer') expect(reason.ask, code).toBeDefined();
    }
  });

  it('answers any text, words of the language included', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'toString.x')), (code) => {
        const { name } = reasonOf(code);
        expect(name['zh-CN']).toBeTruthy();
        expect(name.en).toBeTruthy();
      }),
    );
  });
});
