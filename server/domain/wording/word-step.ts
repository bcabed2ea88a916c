import { LIFECYCLES, type Lifecycle } from '../order/lifecycle';
import type { PlayStep } from '../play/play-step';
import type { Text, WrittenLanguage } from '../shared/language';
import { fillWords } from './fill-words';
import { COUNT_NAMES, FINDING_NAMES, OUTCOME_NAMES, SYSTEM_NAMES } from './play-words';
import { reasonOf } from './reasons';

const UNSURE: Text = { 'zh-CN': '没等到机器人答复', en: 'its robot did not answer' };

/** How a step came out, in one line without what the person wrote. */
export function wordStep(step: Pick<PlayStep, 'outcome' | 'detail'>, language: WrittenLanguage): string {
  const { counts = {}, findings = [], cause, lifecycle, system, group, isUnsure } = step.detail;
  const named = (table: Record<string, Text>, code: string) => table[code]?.[language] ?? code;
  const found = findings.map(
    (code) => named(FINDING_NAMES, code) + (counts[code] !== undefined && counts[code] > 1 ? ` × ${counts[code]}` : ''),
  );
  const figures = Object.entries(counts)
    .filter(([code, n]) => n > 0 && !findings.includes(code))
    .map(([code, n]) => fillWords(named(COUNT_NAMES, code), { n }));
  const parts = [
    OUTCOME_NAMES[step.outcome][language],
    ...(cause ? [reasonOf(cause).name[language]] : []),
    ...(lifecycle ? [LIFECYCLES[lifecycle as Lifecycle]?.name[language] ?? lifecycle] : []),
    ...(system ? [named(SYSTEM_NAMES, system)] : []),
    ...(group ? [group] : []),
    ...(isUnsure ? [UNSURE[language]] : []),
    ...found,
    ...figures,
  ];
  return parts.join(language === 'en' ? ', ' : '，');
}
