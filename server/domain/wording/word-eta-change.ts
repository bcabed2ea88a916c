import type { ChangeReason, EtaChange } from '../eta/eta-change';
import { placeTitle } from '../place/place-name';
import type { Language, Text } from '../shared/language';
import { formatDay, type Viewer } from './dates';
import { fillTemplate, tidy } from './fill-template';
import { fillWords } from './fill-words';
import { reasonOf } from './reasons';
import { textIn } from './text-in';

/** How much later or earlier: by a day, by two, by more. */
const MUCH: Record<'later' | 'earlier', readonly [Text, Text, Text]> = {
  later: [
    { 'zh-CN': '晚一天', en: 'a day later' },
    { 'zh-CN': '晚两天', en: '2 days later' },
    { 'zh-CN': '晚 {n} 天', en: '{n} days later' },
  ],
  earlier: [
    { 'zh-CN': '早一天', en: 'a day earlier' },
    { 'zh-CN': '早两天', en: '2 days earlier' },
    { 'zh-CN': '早 {n} 天', en: '{n} days earlier' },
  ],
};

/** Why, for what comes later and for what comes earlier. */
const WHY: Record<ChangeReason, { later: Text; earlier: Text }> = {
  waiting: {
    later: {
      'zh-CN': '[包裹自{day}起在{place}等候|自{day}起还没有新进展]',
      en: '[waiting at {place} since {day}|no progress since {day}]',
    },
    earlier: { 'zh-CN': '', en: '' },
  },
  moved: {
    later: {
      'zh-CN': '[到{place}的时间比预计晚|路上比预计慢]',
      en: '[it reached {place} later than expected|it moved slower than expected]',
    },
    earlier: { 'zh-CN': '[已到达{place}|路上比预计快]', en: '[it has reached {place} already|it moved faster than expected]' },
  },
  prepared: {
    later: { 'zh-CN': '备货比平常慢', en: 'packing takes longer than usual' },
    earlier: { 'zh-CN': '备货比平常快', en: 'packing was quicker than usual' },
  },
  handed_over: {
    later: { 'zh-CN': '交给快递的时间比平常晚', en: 'it was handed to the carrier later than usual' },
    earlier: { 'zh-CN': '已提前交给快递', en: 'the carrier has it sooner than usual' },
  },
  exception: {
    later: { 'zh-CN': '{cause}', en: '{cause}' },
    earlier: { 'zh-CN': '问题已解决', en: 'the problem is solved' },
  },
  attempt_failed: {
    later: { 'zh-CN': '派送未成功，会再次派送', en: 'the delivery attempt failed and is tried again' },
    earlier: { 'zh-CN': '会再次派送', en: 'it is tried again' },
  },
  incident: {
    later: { 'zh-CN': '{cause}', en: '{cause}' },
    earlier: { 'zh-CN': '{cause}', en: '{cause}' },
  },
  agreed: {
    later: { 'zh-CN': '按您约定的日子', en: 'the day you agreed on' },
    earlier: { 'zh-CN': '按您约定的日子', en: 'the day you agreed on' },
  },
  pace: {
    later: { 'zh-CN': '这条线路近来偏慢', en: 'parcels on this route are slower at present' },
    earlier: { 'zh-CN': '这条线路近来较快', en: 'parcels on this route are faster at present' },
  },
};
const LEFT: Record<'later' | 'earlier', Text> = {
  later: { 'zh-CN': '离开{place}的时间比预计晚', en: 'it left {place} later than expected' },
  earlier: { 'zh-CN': '已离开{place}', en: 'it has left {place} already' },
};
const OUT: Record<'later' | 'earlier', Text> = {
  later: { 'zh-CN': '开始派送比预计晚', en: 'it went out for delivery later than expected' },
  earlier: { 'zh-CN': '已开始派送', en: 'it is out for delivery already' },
};
const SOMETHING: Text = { 'zh-CN': '路上遇到了问题', en: 'there was a problem on the way' };

/**
 * That an order comes on another day than was told, and why: '晚一天：包裹自周二起在北京等候', 'A day later: waiting at Beijing since
 * Tue'. Causes that are for staff alone are told as a problem on the way.
 */
export function wordEtaChange(change: EtaChange, language: Language, viewer: Viewer): string {
  const side = change.byDays > 0 ? 'later' : 'earlier';
  const n = Math.abs(change.byDays);
  const much = fillWords(textIn(MUCH[side][Math.min(n, 3) - 1]!, language), { n });
  const title = placeTitle(change.place);
  const cause = change.cause !== undefined && reasonOf(change.cause).isPublic ? reasonOf(change.cause).name : SOMETHING;
  const words = textIn(wordsOf(change, side, title !== null), language).replace('{cause}', textIn(cause, language));
  const since = change.since === undefined ? '' : formatDay(change.since, language, viewer);
  const why = fillTemplate(words.replaceAll('{day}', since), title === null ? {} : { place: title }, language, viewer) ?? '';
  const sentence = language === 'en' ? `${much}: ${why.charAt(0).toLowerCase()}${why.slice(1)}` : `${much}：${why}`;
  return tidy(sentence, language);
}

function wordsOf({ reason, step }: EtaChange, side: 'later' | 'earlier', hasPlace: boolean): Text {
  if (step === 'out') return OUT[side];
  return step === 'left' && hasPlace ? LEFT[side] : WHY[reason][side];
}
