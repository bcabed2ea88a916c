import type { MessageKey } from '@/app/_lib/messages';
import type { Consequence } from '@/server/domain/rule/consequence';
import { isCounted, type RuleBody } from '@/server/domain/rule/rule';
import type { RuleScope } from '@/server/domain/rule/rule-scope';

function scopesIn(steps: readonly Consequence[]): RuleScope[] {
  return steps.flatMap((step) => {
    if (step.do !== 'branch' && step.do !== 'approve') return [];
    const own = step.do === 'branch' && step.when.scope ? [step.when.scope] : [];
    return [...own, ...scopesIn(step.yes), ...scopesIn(step.no)];
  });
}

const isTagless = (steps: readonly Consequence[]): boolean =>
  steps.some(
    (step) =>
      (step.do === 'tag' && step.tag.trim() === '') ||
      ((step.do === 'branch' || step.do === 'approve') && (isTagless(step.yes) || isTagless(step.no))),
  );

/** Why what is written cannot be published yet, as messages; none when it can. */
export function ruleFaults({ name, clock, scope, rungs }: RuleBody): MessageKey[] {
  const steps = rungs.flatMap((rung) => rung.also ?? []);
  const scopes = [scope, ...scopesIn(steps)];
  const at = rungs.map((rung) => (isCounted(clock) ? (rung.atLeast ?? 0) : rung.afterMin));
  const faults: [boolean, MessageKey][] = [
    [name['zh-CN'].trim() === '' || name.en.trim() === '', 'publish.no_name'],
    [at.some((moment, i) => i > 0 && moment <= at[i - 1]!), 'publish.not_later'],
    [scopes.some((one) => Object.values(one).some((value) => Array.isArray(value) && value.length === 0)), 'publish.empty_list'],
    [scopes.some(({ amountFrom, amountTo }) => (amountFrom ?? 0) > (amountTo ?? Number.POSITIVE_INFINITY)), 'publish.amount'],
    [isTagless(steps), 'publish.empty_tag'],
  ];
  return faults.flatMap(([isFaulty, message]) => (isFaulty ? [message] : []));
}
