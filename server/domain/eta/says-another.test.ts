import { describe, expect, it } from 'vitest';
import { NOW, orderDocument } from '@/tests/fixtures/order-document';
import { DEFAULT_RULES } from '../rule/default-rules';
import { RULE_TEMPLATES } from '../rule/rule-templates';
import { DAY, HOUR } from '../shared/instant';
import type { Eta } from './eta';
import { saysAnother } from './says-another';

const template = RULE_TEMPLATES.find(({ code }) => code === 'late_risk')!;
const rules = [{ ...template.body, code: 'late_risk', version: 1, enabled: true }];
const about = { state: {}, rules, now: NOW, timeZone: 'Asia/Shanghai' };
/** NOW is 20:00; every end stands at midday of its day. */
const midday = (days: number) => NOW + days * DAY - 8 * HOUR;
const eta: Eta = {
  ...orderDocument().eta!,
  ...{
    from: midday(2),
    p5: midday(2),
    p10: midday(2),
    p50: midday(3),
    p80: midday(4),
    to: midday(5),
    p90: midday(5),
    p95: midday(7),
    lateAt: midday(7),
  },
};
const moved = (hours: number, names: (keyof Eta)[] = ['from', 'p5', 'p10', 'p50', 'p80', 'to', 'p90', 'p95', 'lateAt']): Eta => ({
  ...eta,
  ...Object.fromEntries(names.map((name) => [name, (eta[name] as number) + hours * HOUR])),
});

describe('a new estimate says another thing', () => {
  it('when a day that is told changes, not for the hours between', () => {
    expect(saysAnother(eta, eta, about)).toBe(false);
    expect(saysAnother(eta, moved(6), about)).toBe(false);
    for (const name of ['from', 'p50', 'to', 'lateAt'] as const) expect(saysAnother(eta, moved(24, [name]), about), name).toBe(true);
    expect(saysAnother(eta, null, about)).toBe(true);
    expect(saysAnother(null, null, about)).toBe(false);
  });

  it('when an hour changes where it comes within one day', () => {
    const today = { ...eta, from: NOW + HOUR, p50: NOW + 2 * HOUR, to: NOW + 3 * HOUR };
    expect(saysAnother(today, { ...today, p50: NOW + 2.5 * HOUR }, about)).toBe(false);
    expect(saysAnother(today, { ...today, to: NOW + 3.9 * HOUR }, about)).toBe(false);
    expect(saysAnother(today, { ...today, to: NOW + 4 * HOUR }, about)).toBe(true);
  });

  it('when it becomes later than usual, or only a bound is told', () => {
    expect(saysAnother({ ...eta, lateAt: NOW + HOUR }, { ...eta, lateAt: NOW - HOUR }, about)).toBe(true);
    expect(saysAnother(eta, { ...eta, notBefore: midday(2) }, about)).toBe(true);
  });

  it('when a rung over the promise is reached or left, though the reader sees no other day', () => {
    const state = { promisedBy: midday(3) - 2 * HOUR };
    const reached = moved(-3, ['p50']);
    expect(saysAnother(eta, reached, about)).toBe(false);
    expect(saysAnother(eta, reached, { ...about, state })).toBe(true);
    const others = Object.entries(DEFAULT_RULES).map(([code, body]) => ({ ...body, code, version: 1, enabled: true }));
    const sooner = moved(-1, ['p50']);
    expect(saysAnother(eta, sooner, { ...about, state, rules: others })).toBe(false);
  });
});
