import type { OrderDocument } from '../order/order-document';
import type { Instant } from '../shared/instant';
import type { Text, WrittenLanguage } from '../shared/language';
import { formatDuration, formatFull } from './dates';
import { fillWords } from './fill-words';
import { reasonOf } from './reasons';
import { wordAttention } from './word-attention';
import { wordHeadline } from './word-headline';
import { wordTimelineLine } from './word-timeline';

const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });
const WORDS = {
  title: say('订单 {orderNo} 情况报告', 'Report on order {orderNo}'),
  made: say('截至 {at}（{zone}）', 'As of {at} ({zone})'),
  now: say('现在', 'Now'),
  held: say('已暂缓：{reason}', 'On hold: {reason}'),
  open: say('未解决', 'Open'),
  nothing: say('没有未解决的问题。', 'Nothing is open.'),
  stalls: say('停滞记录', 'Stalls'),
  stall: say('{from} → {to}（{lasted}）：{reason}', '{from} → {to} ({lasted}): {reason}'),
  still: say('未结束', 'open'),
  done: say('规则和人做了什么', 'What rules and people did'),
  life: say('经过', 'What happened'),
  source: say('来源 {source}，{heard} 得知', 'told by {source}, heard {heard}'),
};

export interface ReportedOrder {
  document: OrderDocument;
  /** Stalls, open and closed. */
  stalls: readonly { reason: string; openedAt: Instant; closedAt: Instant | null }[];
  /** What was carried out, in words already. */
  doings: readonly { at: Instant; words: string }[];
}

/** One order as a Markdown report: what is, what is open, what stalled and for how long, what was done, what every system said when. Nothing personal. */
export function wordOrderReport(
  { document, stalls, doings }: ReportedOrder,
  language: WrittenLanguage,
  zone: string,
  now: Instant,
): string {
  const viewer = { now, timeZone: zone };
  const { state, attention, headline } = document;
  const tell = (words: Text, values: Record<string, string> = {}) => fillWords(words[language], values);
  const at = (moment: Instant) => formatFull(moment, zone);
  const cause = (reason: string) => reasonOf(reason).name[language];
  const block = (title: Text, lines: readonly string[]) => (lines.length > 0 ? ['', `## ${tell(title)}`, '', ...lines] : []);
  const open = attention.map((flag) => {
    const words = wordAttention(flag, language, viewer);
    return `- ${flag.severity} ${words.title}: ${words.reason} (${at(flag.since)})`;
  });
  const stalled = stalls.map(({ reason, openedAt, closedAt }) => {
    const lasted = formatDuration((closedAt ?? now) - openedAt, language);
    const to = closedAt === null ? tell(WORDS.still) : at(closedAt);
    return `- ${tell(WORDS.stall, { from: at(openedAt), to, lasted, reason: cause(reason) })}`;
  });
  const told = state.timeline.map((line) => {
    const source = tell(WORDS.source, { source: line.source, heard: at(line.receivedAt) });
    return `- ${at(line.at)} ${wordTimelineLine(line, language)} (${source})`;
  });
  return [
    `# ${tell(WORDS.title, { orderNo: state.orderNo })}`,
    '',
    tell(WORDS.made, { at: at(now), zone }),
    ...block(WORDS.now, [
      wordHeadline(headline, language, viewer).long,
      ...(state.held ? ['', tell(WORDS.held, { reason: state.held.reason ? cause(state.held.reason) : '' })] : []),
    ]),
    ...block(WORDS.open, open.length > 0 ? open : [tell(WORDS.nothing)]),
    ...block(WORDS.stalls, stalled),
    ...block(
      WORDS.done,
      doings.map(({ at: moment, words }) => `- ${at(moment)} ${words}`),
    ),
    ...block(WORDS.life, told),
    '',
  ].join('\n');
}
