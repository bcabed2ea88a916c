import type { IncidentAxis, IncidentLane } from '../play/lay-incident-axis';
import type { WrittenLanguage } from '../shared/language';
import { formatDuration, formatMoment, type Viewer } from './dates';
import { SYSTEM_NAMES } from './play-words';

/** Where the chain of an incident is broken, in a sentence: whose word is missing, since or between when, and whether it speaks of others. */
export function wordBreak(axis: IncidentAxis, lane: IncidentLane, language: WrittenLanguage, viewer: Viewer): string {
  const { brokenFrom, brokenUntil, until } = axis;
  const system = lane.source ?? SYSTEM_NAMES[lane.kind][language];
  const from = formatMoment(brokenFrom, language, viewer);
  const length = formatDuration(brokenUntil - brokenFrom, language);
  if (brokenUntil < until) {
    const end = formatMoment(brokenUntil, language, viewer);
    return language === 'en'
      ? `Break: ${system} was missing from ${from} until ${end} (${length})`
      : `断点：${system} 在 ${from} 到 ${end} 之间断了（${length}）`;
  }
  const speaks = lane.marks.some(({ at, all }) => at > brokenFrom && all > 0);
  if (speaks)
    return language === 'en'
      ? `Break: ${system} goes on about other orders, the word for these is missing since ${from} (${length})`
      : `断点：${system} 还在报别的订单，唯独这些订单从 ${from} 起没有消息（已 ${length}）`;
  return language === 'en'
    ? `Break: nothing from ${system} since ${from} (${length})`
    : `断点：${system} 从 ${from} 起没有消息（已 ${length}）`;
}
