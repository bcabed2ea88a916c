import { type ImpliedStep, timelineEntries } from '@/server/domain/order/implied-steps';
import type { OrderState, TimelineLine } from '@/server/domain/order/order-state';
import { HOUR } from '@/server/domain/shared/instant';
import type { Language } from '@/server/domain/shared/language';
import { formatDay, formatMoment, type Viewer } from '@/server/domain/wording/dates';
import { wordImpliedStep, wordTimelineLine } from '@/server/domain/wording/word-timeline';
import { messagesOf } from './messages';
import { wordPlace } from './place-words';
import { wordSource } from './source-words';

export interface TimelineModelLine {
  key: string;
  /** '14:05', or '' when the source told only the day, or nobody told at all. */
  time: string;
  /** ISO 8601, for machines; null for a step that nobody scanned. */
  at: string | null;
  words: string;
  /** The source's own words, where they say more. */
  text: string | null;
  /** Place, source and when we learned it. */
  meta: string;
}

export interface TimelineDay {
  day: string;
  lines: TimelineModelLine[];
}

/** A line is marked with the moment we learned it when that came this much later. */
const LATE_MS = HOUR;

/** The timeline newest first, in groups of a day of the reader's zone. */
export function describeTimeline(state: OrderState, language: Language, viewer: Viewer): TimelineDay[] {
  const days: TimelineDay[] = [];
  const several = state.shipments.length > 1;
  for (const entry of timelineEntries(state).reverse()) {
    if (entry.kind === 'implied') {
      // It stands below the line that proves it, in that line's day: a day of its own would be invented.
      days.at(-1)!.lines.push(describeImplied(entry.step, language));
      continue;
    }
    const { line } = entry;
    const day = dayOf(line, language, viewer);
    const group = days.at(-1)?.day === day ? days.at(-1)! : newDay(days, day);
    group.lines.push(describeLine(line, { state, several, language, viewer }));
  }
  return days;
}

/** The day of a line on the reader's calendar; a day that was told without a time stays that day. */
export function dayOf({ at, precision }: TimelineLine, language: Language, viewer: Viewer): string {
  return precision === 'day' ? formatMoment(at, language, viewer, 'day') : formatDay(at, language, viewer);
}

function describeImplied(step: ImpliedStep, language: Language): TimelineModelLine {
  return {
    key: `${step.shipmentKey}|${step.milestone}`,
    time: '',
    at: null,
    words: wordImpliedStep(step, language),
    text: null,
    meta: messagesOf(language).implied,
  };
}

function newDay(days: TimelineDay[], day: string): TimelineDay {
  const group = { day, lines: [] };
  days.push(group);
  return group;
}

function describeLine(
  line: TimelineLine,
  { state, several, language, viewer }: { state: OrderState; several: boolean; language: Language; viewer: Viewer },
): TimelineModelLine {
  const words = wordTimelineLine(line, language);
  const moment = formatMoment(line.at, language, viewer, line.precision);
  const shipment = several ? state.shipments.find((s) => s.key === line.shipmentKey) : undefined;
  return {
    key: line.identity,
    time: line.precision === 'day' ? '' : moment.slice(-5),
    at: new Date(line.at).toISOString(),
    words,
    text: line.text && line.text !== words ? line.text : null,
    meta: [
      wordPlace(line.place, language) || line.place?.text,
      shipment && `…${shipment.trackingNo.slice(-4)}`,
      sourcesOf(line, language),
      state.history ? '' : learned(line, language, viewer),
    ]
      .filter(Boolean)
      .join(' · '),
  };
}

function sourcesOf(line: TimelineLine, language: Language): string {
  const name = wordSource(line.source, line.sourceKind, language);
  const more = line.alsoSources?.length ?? 0;
  if (more === 0) return name;
  return messagesOf(language).moreSources(name, more);
}

function learned(line: TimelineLine, language: Language, viewer: Viewer): string {
  if (line.precision === 'day' || line.receivedAt - line.at < LATE_MS) return '';
  return `${messagesOf(language).learnedAt} ${formatMoment(line.receivedAt, language, viewer)}`;
}
