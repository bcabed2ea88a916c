import type { RunningClock } from './clock-start';
import type { Rule } from './rule';
import { narrowedBy, type ScopedOrder, scopeHolds } from './rule-scope';
import { isTried } from './rule-trial';

/** Why one rule stood back for another on the same clock of the same order. */
export interface StoodBack {
  rule: Rule;
  for: Rule;
  /** `narrower`: the other asks for more; `newer`: both ask for as much, the other was changed last; `code`: only their names differ. */
  because: 'narrower' | 'newer' | 'code';
}

export interface Chosen {
  /** The rules that watch the clock: at most one, and those that count beside it. */
  rules: Rule[];
  stoodBack: StoodBack[];
}

/** The version of a rule that an order is watched by: the tried one for its share of the orders. */
function inForce(rule: Rule, state: ScopedOrder): Rule {
  const { trial } = rule;
  return trial && isTried(rule.code, trial.percent, state)
    ? { ...trial.body, code: rule.code, version: trial.version, enabled: true }
    : rule;
}

function compare(a: Rule, b: Rule): { order: number; because: StoodBack['because'] } {
  const narrower = narrowedBy(b.scope).length - narrowedBy(a.scope).length;
  if (narrower !== 0) return { order: narrower, because: 'narrower' };
  if (a.version !== b.version) return { order: b.version - a.version, because: 'newer' };
  return { order: a.code < b.code ? -1 : 1, because: 'code' };
}

/**
 * Of all rules in force those that watch a clock of an order: the most specific one, which asks for the most fields, and
 * every rule that counts beside. Says which others stood back and why.
 */
export function chooseRules(rules: readonly Rule[], clock: Pick<RunningClock, 'clock' | 'shipmentKey'>, state: ScopedOrder): Chosen {
  const fit: Rule[] = [];
  for (const rule of rules) {
    if (!rule.enabled) continue;
    const watching = inForce(rule, state);
    if (watching.clock === clock.clock && scopeHolds(watching.scope, state, clock.shipmentKey)) fit.push(watching);
  }
  const [first, ...others] = fit.filter((rule) => !rule.isBeside).sort((a, b) => compare(a, b).order);
  return {
    rules: [...(first ? [first] : []), ...fit.filter((rule) => rule.isBeside)],
    stoodBack: others.map((rule) => ({ rule, for: first!, because: compare(first!, rule).because })),
  };
}
