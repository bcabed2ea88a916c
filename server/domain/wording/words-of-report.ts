import type { CaseReport } from '../knowledge/case-report';
import { WRITTEN_LANGUAGES } from '../shared/language';
import { STEP_NAMES } from './play-words';
import { reasonOf } from './reasons';
import { extentOfCase, nameCase } from './word-case';
import { wordStep } from './word-step';

/** Everything by which a report is looked for, in each language that it is read in: case, people, cause, what people wrote. No times. */
export function wordsOfReport(report: CaseReport): string {
  const { matter, cause, people, measures, improvements, steps } = report;
  const viewer = { timeZone: 'UTC', now: report.closedAt };
  return [
    ...(matter.kind === 'ticket' ? [matter.orderNo, matter.shop, matter.no] : []),
    ...people,
    ...measures,
    ...improvements,
    ...steps.flatMap(({ words }) => words ?? []),
    ...WRITTEN_LANGUAGES.flatMap((language) => [
      nameCase(matter, language, viewer),
      extentOfCase(matter, language),
      cause === null ? '' : reasonOf(cause).name[language],
      ...steps.map((step) => `${STEP_NAMES[step.kind][language]} ${wordStep(step, language)}`),
    ]),
  ].join('\n');
}
