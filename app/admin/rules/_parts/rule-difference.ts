import { sayCalendar } from '@/app/_lib/say-calendar';
import type { RuleBody, Rung } from '@/server/domain/rule/rule';
import { narrowedBy, SCOPE_FIELDS } from '@/server/domain/rule/rule-scope';
import { reasonOf } from '@/server/domain/wording/reasons';
import { sayLength } from './length';
import { type RuleTongue, sayAlert, sayConsequences, sayScope, sayTell, sayWhen, scopeValue } from './rule-words';

/** One thing that two versions of a rule say differently, in plain words; null is what one of them does not say. */
export interface Difference {
  about: string;
  before: string | null;
  after: string | null;
}

type Said = RuleBody & { enabled: boolean };
type Line = [about: string, words: string];

function headLines(rule: Said, { say, language, calendarNames = {} }: RuleTongue): Line[] {
  return [
    [say('difference.name'), `${rule.name['zh-CN']} / ${rule.name.en}`],
    [say('difference.enabled'), say(rule.enabled ? 'rules.on' : 'rules.off')],
    [say('difference.clock'), say(`clock.${rule.clock}`)],
    [say('difference.calendar'), sayCalendar(rule.calendar, calendarNames, say, language)],
    [say('difference.holidays'), `× ${rule.holidayFactor}`],
    [say('difference.reason'), reasonOf(rule.reason).name[language]],
    [say('difference.beside'), say(rule.isBeside ? 'difference.beside_yes' : 'difference.beside_no')],
  ];
}

function rungLines(rung: Rung, clock: RuleBody['clock'], tongue: RuleTongue): Line[] {
  const { say } = tongue;
  return [
    [say('difference.when'), sayWhen(rung, clock, say)],
    [say('difference.severity'), rung.severity],
    [say('difference.colour'), say(rung.red ? 'rule.red' : 'rule.yellow')],
    [say('difference.told'), sayTell(rung, say)],
    [say('difference.alert'), sayAlert(rung.alert, tongue)],
    [say('difference.next'), sayLength(rung.nextUpdateMin, say)],
    [say('difference.also'), sayConsequences(rung.also ?? [], tongue)],
  ];
}

/** A rung in one sentence. */
export function sayRung(rung: Rung, clock: RuleBody['clock'], tongue: RuleTongue): string {
  const { say, language } = tongue;
  const also = rung.also?.length ? [sayConsequences(rung.also, tongue)] : [];
  const parts = [
    `${rung.severity} ${say(rung.red ? 'rule.red' : 'rule.yellow')}`,
    sayTell(rung, say),
    sayAlert(rung.alert, tongue),
    ...also,
  ];
  return `${sayWhen(rung, clock, say)}${language === 'en' ? ': ' : '：'}${parts.join(language === 'en' ? ', ' : '，')}`;
}

const changed = (before: readonly Line[], after: readonly Line[], about = ''): Difference[] =>
  after.flatMap(([name, words], i) => (before[i]![1] === words ? [] : [{ about: about + name, before: before[i]![1], after: words }]));

function scopeDifferences(before: Said, after: Said, tongue: RuleTongue): Difference[] {
  const { say } = tongue;
  const [had, has] = [narrowedBy(before.scope), narrowedBy(after.scope)];
  return SCOPE_FIELDS.flatMap((field): Difference[] => {
    const was = had.includes(field) ? scopeValue(before.scope, field, tongue) : null;
    const is = has.includes(field) ? scopeValue(after.scope, field, tongue) : null;
    return was === is ? [] : [{ about: say(`rule.scope_${field}`), before: was, after: is }];
  });
}

function rungDifferences(before: Said, after: Said, tongue: RuleTongue): Difference[] {
  const { say } = tongue;
  const most = Math.max(before.rungs.length, after.rungs.length);
  return Array.from({ length: most }, (_, i) => i).flatMap((i): Difference[] => {
    const [was, is] = [before.rungs[i], after.rungs[i]];
    const about = say('rules.rung', { n: i + 1 });
    if (was && is) return changed(rungLines(was, before.clock, tongue), rungLines(is, after.clock, tongue), `${about} · `);
    return [{ about, before: was ? sayRung(was, before.clock, tongue) : null, after: is ? sayRung(is, after.clock, tongue) : null }];
  });
}

/** What a version of a rule says otherwise than an earlier one, in the order in which a rule is read; all of it where there was none. */
export function ruleDifferences(before: Said | null, after: Said, tongue: RuleTongue): Difference[] {
  if (before)
    return [
      ...changed(headLines(before, tongue), headLines(after, tongue)),
      ...scopeDifferences(before, after, tongue),
      ...rungDifferences(before, after, tongue),
    ];
  const { say } = tongue;
  const fresh = (about: string, words: string): Difference => ({ about, before: null, after: words });
  return [
    fresh(say('difference.scope'), sayScope(after.scope, tongue)),
    ...headLines(after, tongue)
      .slice(2, 4)
      .map(([about, words]) => fresh(about, words)),
    ...after.rungs.map((rung, i) => fresh(say('rules.rung', { n: i + 1 }), sayRung(rung, after.clock, tongue))),
  ];
}
