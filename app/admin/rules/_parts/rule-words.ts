import { type Say, sayWord } from '@/app/_lib/messages';
import type { Condition } from '@/server/domain/rule/condition';
import type { Consequence } from '@/server/domain/rule/consequence';
import { DUTY_MANAGER, isCounted, type RuleBody, type Rung } from '@/server/domain/rule/rule';
import { narrowedBy, type RuleScope, type ScopeField } from '@/server/domain/rule/rule-scope';
import type { Text, WrittenLanguage } from '@/server/domain/shared/language';
import { carrierName } from '@/server/domain/tracking/carriers';
import { REASONS, reasonOf } from '@/server/domain/wording/reasons';
import { sayLength } from './length';

/** What rules are worded with. */
export interface RuleTongue {
  say: Say;
  language: WrittenLanguage;
  people: readonly { id: string; name: string }[];
  /** What people call the calendars that they named themselves, by code. */
  calendarNames?: Readonly<Record<string, Text>>;
}

const listed = (names: readonly string[], language: WrittenLanguage) => names.join(language === 'en' ? ', ' : '、');

/** One field of a scope in words, without its name. */
export function scopeValue(scope: RuleScope, field: ScopeField, { say, language }: RuleTongue): string {
  switch (field) {
    case 'lane':
      return scope.lane ? say(`rules.${scope.lane}`) : '';
    case 'vip':
      return say(scope.vip ? 'rule.vip_yes' : 'rule.vip_no');
    case 'amount': {
      const { amountFrom, amountTo, currency = '' } = scope;
      const end = (amount: number | undefined) => (amount === undefined ? say('rule.amount_any') : amount.toLocaleString(language));
      return `${end(amountFrom)} – ${end(amountTo)} ${currency}`.trim();
    }
    case 'orderTypes':
      return listed(
        (scope.orderTypes ?? []).map((type) => sayWord(say, 'order', `type_${type}`)),
        language,
      );
    case 'carriers':
      return listed(
        (scope.carriers ?? []).map((code) => carrierName(code, language)),
        language,
      );
    default:
      return listed(scope[field] ?? [], language);
  }
}

/** A scope in words; all orders when it asks for nothing. */
export function sayScope(scope: RuleScope, tongue: RuleTongue): string {
  const { say, language } = tongue;
  const fields = narrowedBy(scope);
  if (fields.length === 0) return say('rule.all_orders');
  const parts = fields.map((field) =>
    field === 'vip'
      ? scopeValue(scope, field, tongue)
      : `${say(`rule.scope_${field}`)}${language === 'en' ? ': ' : '：'}${scopeValue(scope, field, tongue)}`,
  );
  return parts.join(language === 'en' ? '; ' : '；');
}

/** A cause, or all causes of a party. */
export function sayFlag(flag: string, { say, language }: RuleTongue): string {
  return flag in REASONS ? reasonOf(flag).name[language] : sayWord(say, 'party', flag);
}

function sayCondition({ scope, flags }: Condition, tongue: RuleTongue): string {
  const { say, language } = tongue;
  const parts = [
    ...(scope && narrowedBy(scope).length > 0 ? [sayScope(scope, tongue)] : []),
    ...(flags
      ? [
          say('do.flag_is', {
            what: listed(
              flags.map((flag) => sayFlag(flag, tongue)),
              language,
            ),
          }),
        ]
      : []),
  ];
  return parts.length > 0 ? parts.join(language === 'en' ? ' and ' : '且') : say('do.always');
}

/** What is done, in order, in words. */
export function sayConsequences(steps: readonly Consequence[], tongue: RuleTongue): string {
  if (steps.length === 0) return tongue.say('rule.nothing');
  return listed(
    steps.map((step) => sayConsequence(step, tongue)),
    tongue.language,
  );
}

export function sayConsequence(step: Consequence, tongue: RuleTongue): string {
  const { say } = tongue;
  switch (step.do) {
    case 'ticket':
      return say('do.say_ticket', { class: say(`class.${step.class}`), priority: step.priority ?? say('do.priority_any') });
    case 'tag':
      return say('do.say_tag', { tag: step.tag });
    case 'approve':
      return say('do.say_approve', {
        role: say(`a_role.${step.role}`),
        yes: sayConsequences(step.yes, tongue),
        no: sayConsequences(step.no, tongue),
      });
    case 'branch':
      return say('do.say_branch', {
        when: sayCondition(step.when, tongue),
        yes: sayConsequences(step.yes, tongue),
        no: sayConsequences(step.no, tongue),
      });
    case 'hand_on':
      return say('do.say_hand_on', { length: sayLength(step.afterMin, say), to: say(`a_role.${step.to}`) });
    default:
      return say(`do.${step.do}`);
  }
}

/** Clocks that count towards an end instead of from a start. */
const ENDS = new Set<RuleBody['clock']>(['pickup_point', 'past_promise']);

/** Whether rungs of a clock can lie before the end that it watches. */
export function countsToAnEnd(clock: RuleBody['clock']): boolean {
  return ENDS.has(clock);
}

/** When a rung is reached. */
export function sayWhen(rung: Rung, clock: RuleBody['clock'], say: Say): string {
  if (isCounted(clock))
    return clock === 'late_risk' ? say('rules.at_least', { n: `${rung.atLeast ?? 0} %` }) : say('rules.at_least', { n: rung.atLeast ?? 0 });
  if (rung.at === 'end_of_day' && rung.afterMin === 0) return say('rules.end_of_day');
  if (rung.afterMin === 0 && ENDS.has(clock)) return say('rules.at_end');
  const length = say(rung.afterMin < 0 ? 'rules.before_end' : 'rules.past', { length: sayLength(rung.afterMin, say) });
  return rung.at === 'end_of_day' ? `${length} ${say('rule.rung_end_of_day')}` : length;
}

/** Whether the customer is told, and whether service reads the message first. */
export function sayTell({ tellCustomer, draft }: Rung, say: Say): string {
  if (!tellCustomer) return say('rule.tell_no');
  if (!draft) return say('rule.tell_yes');
  return draft.goesAfterMin === null ? say('rule.draft_only') : say('rule.draft_goes', { n: draft.goesAfterMin });
}

/** Who is alerted. */
export function sayAlert(alert: Rung['alert'], { say, people }: RuleTongue): string {
  if (alert === null) return say('rule.alert_none');
  const id = alert.startsWith('person:') ? alert.slice('person:'.length) : null;
  if (id === null) return say('rule.alert_all', { who: sayWord(say, 'roles', alert) });
  if (alert === DUTY_MANAGER) return say('rule.alert_to', { who: say('rung.duty_manager') });
  const who = people.find((one) => one.id === id)?.name ?? say('rule.somebody');
  return say('rule.alert_to', { who });
}
