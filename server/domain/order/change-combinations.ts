import type { CombinationRule } from './combination';

/** One line of the difference between two tables of rules. */
export interface CombinationDifference {
  code: string;
  before: CombinationRule | null;
  after: CombinationRule | null;
}

/** Why a table of rules may not be put in force. */
export type CombinationFault = { code: string; why: 'no_condition' | 'twice' | 'vague' };

/** Words that say nothing about who does what (DOMAIN 7). */
const VAGUE = /^(正在)?处理中?[.。…]*$|^(in )?process(ing)?\.*$/i;

/** What is wrong with a table; empty when nothing is. */
export function faultsOf(rules: readonly CombinationRule[]): CombinationFault[] {
  const seen = new Set<string>();
  return rules.flatMap((rule): CombinationFault[] => {
    const isTwice = seen.has(rule.code);
    seen.add(rule.code);
    const texts = [...Object.values(rule.name), ...Object.values(rule.words ?? {})];
    return [
      ...(isTwice ? [{ code: rule.code, why: 'twice' as const }] : []),
      ...(rule.when.length === 0 || rule.when.some((c) => c.says.length === 0) ? [{ code: rule.code, why: 'no_condition' as const }] : []),
      ...(texts.some((text) => VAGUE.test(text.trim())) ? [{ code: rule.code, why: 'vague' as const }] : []),
    ];
  });
}

/** A new table: rows that say the same as before keep the version they came with. */
export function numberRules(head: readonly CombinationRule[], next: readonly CombinationRule[], version: number): CombinationRule[] {
  const held = new Map(head.map((rule) => [rule.code, rule]));
  return next.map((rule) => {
    const before = held.get(rule.code);
    return { ...rule, since: before && said(before) === said(rule) ? before.since : version };
  });
}

/**
 * An unsaved table on top of what somebody else has saved meanwhile: rows that were not touched since `base` are theirs,
 * touched ones stay as they were written here.
 */
export function rebaseRules(
  base: readonly CombinationRule[],
  mine: readonly CombinationRule[],
  theirs: readonly CombinationRule[],
): readonly CombinationRule[] {
  const touched = new Map(diffCombinations(base, mine).map((d) => [d.code, d.after]));
  if (touched.size === 0) return theirs;
  const kept = theirs.flatMap((rule) => (touched.has(rule.code) ? (touched.get(rule.code) ?? []) : rule));
  const added = mine.filter((rule) => touched.has(rule.code) && !theirs.some((one) => one.code === rule.code));
  return [...kept, ...added];
}

/** What one table says otherwise than another; their order says nothing. */
export function diffCombinations(before: readonly CombinationRule[], after: readonly CombinationRule[]): CombinationDifference[] {
  const [old, now] = [before, after].map((rules) => new Map(rules.map((rule) => [rule.code, rule])));
  return [...new Set([...old!.keys(), ...now!.keys()])].sort().flatMap((code) => {
    const [from, to] = [old!.get(code) ?? null, now!.get(code) ?? null];
    return from && to && said(from) === said(to) ? [] : [{ code, before: from, after: to }];
  });
}

function said({ since: _, ...rule }: CombinationRule): string {
  return JSON.stringify(rule, (_key, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
