import type { CaseReport } from '../knowledge/case-report';
import type { Instant } from '../shared/instant';
import type { WrittenLanguage } from '../shared/language';
import { formatDuration, formatMoment, type Viewer } from './dates';
import { STEP_NAMES } from './play-words';
import { extentOfCase, nameCase } from './word-case';
import { wordIncident } from './word-incident';
import { wordStep } from './word-step';

/** What a group of colleagues is told of a case (R0-25): no customer's name, phone or address. */
export interface GroupMessage {
  text: string;
  link: string;
}

/** Words for a group: what, since when, what was found, who is asked for what, by when it has to be over, where to look. */
export function wordGroupMessage(
  given: { report: CaseReport; stands: string | null; ask: string; dueAt: Instant; link: string },
  language: WrittenLanguage,
  viewer: Viewer,
): GroupMessage {
  const { report, stands, ask, dueAt, link } = given;
  const zh = language === 'zh-CN';
  const { matter, since, steps } = report;
  const found = steps.filter(({ outcome, kind }) => outcome === 'found' && kind !== 'verify').slice(-3);
  const read = stands === null ? null : `${zh ? '客户看到：' : 'the customer reads: '}${stands}`;
  const cause = matter.kind === 'incident' ? wordIncident(matter.incident, language, viewer).cause : read;
  const lines = [
    `${zh ? '【' : '['}${extentOfCase(matter, language)}${zh ? '】' : '] '}${nameCase(matter, language, viewer)}`,
    zh
      ? `自 ${formatMoment(since, language, viewer)} 起，已 ${formatDuration(viewer.now - since, language)}`
      : `since ${formatMoment(since, language, viewer)}, ${formatDuration(viewer.now - since, language)} now`,
    ...(cause ? [cause] : []),
    ...found.map((step) => `· ${STEP_NAMES[step.kind][language]}${zh ? '：' : ': '}${wordStep(step, language)}`),
    ...(ask.trim() ? [`${zh ? '需要：' : 'Needed: '}${ask.trim()}`] : []),
    zh ? `请在 ${formatMoment(dueAt, language, viewer)} 前处理完` : `to be over by ${formatMoment(dueAt, language, viewer)}`,
    link,
  ];
  return { text: lines.join('\n'), link };
}
