import type { CaseReport } from '../knowledge/case-report';
import { isTemporary, PLAY_STAGES, PLAY_STEPS } from '../play/play-step';
import type { WrittenLanguage } from '../shared/language';
import { formatDuration, formatFull } from './dates';
import { FINDING_NAMES, STAGE_NAMES, STEP_NAMES } from './play-words';
import { reasonOf } from './reasons';
import { extentOfCase, nameCase } from './word-case';
import { wordIncident } from './word-incident';
import { wordStep } from './word-step';

const WORDS = {
  'zh-CN': {
    times: '时间',
    began: '问题开始',
    opened: '立案',
    closed: '结案',
    stillOpen: '尚未结案',
    took: '用时',
    within: '三小时内',
    beyond: '超过三小时',
    people: '经手人',
    order: '订单',
    extent: '范围',
    cause: '根因',
    unnamed: '没有人写下根因',
    measures: '处理措施',
    improvements: '改进措施',
    none: '没有记录',
    unmet: '结案时未达成',
    confirmed: '客户确认',
    unconfirmed: '没有客户确认',
    steps: '过程',
    noSteps: '没有记录到步骤',
    until: '有效到',
    booked: '已补录',
    unbooked: '未补录',
    promisedBy: '约定',
    inPlace: '已落实',
    owed: '未落实',
  },
  en: {
    times: 'Times',
    began: 'Trouble began',
    opened: 'Case opened',
    closed: 'Case closed',
    stillOpen: 'not yet',
    took: 'Took',
    within: 'within three hours',
    beyond: 'more than three hours',
    people: 'People',
    order: 'Order',
    extent: 'Extent',
    cause: 'Cause',
    unnamed: 'Nobody wrote down a cause.',
    measures: 'What was done',
    improvements: 'What makes the next one rarer',
    none: 'Nothing was written.',
    unmet: 'Closed unmet',
    confirmed: 'Confirmed by the customer',
    unconfirmed: 'Not confirmed by a customer',
    steps: 'What happened',
    noSteps: 'No step was recorded.',
    until: 'holds until',
    booked: 'entered',
    unbooked: 'not entered yet',
    promisedBy: 'promised by',
    inPlace: 'in place',
    owed: 'not in place yet',
  },
} satisfies Record<WrittenLanguage, Record<string, string>>;

const THREE_HOURS = 3 * 3_600_000;

/** The report of a case as a Markdown document, with times on the clock of `timeZone`. Of a case that `isOpen`, its end is the moment of writing. */
export function caseMarkdown(report: CaseReport, language: WrittenLanguage, timeZone: string, isOpen = false): string {
  const w = WORDS[language];
  const { matter, openedAt, closedAt } = report;
  const at = (moment: number) => formatFull(moment, timeZone);
  const took = closedAt - openedAt;
  const viewer = { timeZone, now: closedAt };
  const unmet = report.stages.flatMap((stage) => stage.unmet ?? []);
  const lines = [
    `# ${inline(nameCase(matter, language, viewer))}`,
    '',
    `| | |`,
    `|---|---|`,
    row(w.extent, extentOfCase(matter, language)),
    ...(matter.kind === 'ticket' ? [row(w.order, `${matter.orderNo} (${matter.shop})`)] : []),
    row(w.began, at(report.since)),
    row(w.opened, at(openedAt)),
    row(w.closed, isOpen ? w.stillOpen : at(closedAt)),
    row(w.took, `${formatDuration(took, language)} (${took <= THREE_HOURS ? w.within : w.beyond})`),
    ...(unmet.length > 0 ? [row(w.unmet, unmet.map((check) => FINDING_NAMES[check][language]).join(language === 'en' ? ', ' : '，'))] : []),
    row(w.people, report.people.join(', ') || '–'),
    ...(matter.kind === 'ticket' ? [row(w.confirmed, report.confirmedAt === null ? w.unconfirmed : at(report.confirmedAt))] : []),
    '',
    `## ${w.cause}`,
    '',
    ...(matter.kind === 'incident' ? [inline(wordIncident(matter.incident, language, viewer).cause), ''] : []),
    report.cause === null ? (matter.kind === 'incident' ? '' : w.unnamed) : inline(reasonOf(report.cause).name[language]),
    '',
    ...section(w.measures, report.measures, w.none),
    ...section(w.improvements, report.improvements, w.none),
    `## ${w.steps}`,
    '',
    ...(report.steps.length === 0 ? [w.noSteps] : []),
    ...PLAY_STAGES.flatMap((stage) => {
      const steps = report.steps.filter((step) => PLAY_STEPS[step.kind].stage === stage);
      if (steps.length === 0) return [];
      return [
        `### ${STAGE_NAMES[stage][language]}`,
        '',
        ...steps.flatMap((step) => {
          const [until, yes, no] = isTemporary(step.kind) ? [w.until, w.booked, w.unbooked] : [w.promisedBy, w.inPlace, w.owed];
          const later = step.until === null ? '' : ` (${until} ${at(step.until)}, ${step.bookedAt === null ? no : yes})`;
          const line = `- ${at(step.at)} · ${inline(step.actorName ?? '–')} · ${STEP_NAMES[step.kind][language]}: ${inline(wordStep(step, language))}${later}`;
          return step.words ? [line, ...step.words.split('\n').map((one) => `  > ${inline(one)}`)] : [line];
        }),
        '',
      ];
    }),
  ];
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

function section(title: string, texts: readonly string[], none: string): string[] {
  const said = texts.length === 0 ? [none] : texts.map((text) => `- ${text.split('\n').map(inline).join(' ')}`);
  return [`## ${title}`, '', ...said, ''];
}

function row(name: string, value: string): string {
  return `| ${name} | ${inline(value).replaceAll('|', '\\|')} |`;
}

/** What people wrote stays words: nothing in it becomes a heading, a link or markup. */
function inline(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#]/g, (mark) => `\\${mark}`)
    .replace(/\s+/g, ' ')
    .trim();
}
