import type { Text, WrittenLanguage } from '../shared/language';
import type { AlarmKind } from '../source/judge-traffic';
import { fillWords } from './fill-words';
import { wordRefusal } from './word-refusal';

const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

const NAMES: Record<AlarmKind, Text> = {
  silent: say('静默', 'silent'),
  failing: say('调用失败偏多', 'calls fail'),
  refused: say('多次拒收', 'calls are refused'),
  incomplete: say('订单资料不全', 'orders are incomplete'),
  late: say('消息滞后', 'news are late'),
  slow: say('应答偏慢', 'answers are slow'),
};

const FOUND: Record<AlarmKind, Text> = {
  silent: say(
    '没有成功的调用；平常这段时间应有约 {expected} 分钟收到消息',
    'No good call, where it is usually heard in about {expected} minutes',
  ),
  failing: say('成功率 {measured}%，低于 {threshold}%（共 {of} 次）', '{measured}% good calls, below {threshold}% (of {of})'),
  refused: say(
    '15 分钟内 {measured} 次调用的签名或来访地址不符，已拒收（共 {of} 次）',
    '{measured} calls in 15 minutes had a wrong signature or address and were refused (of {of})',
  ),
  incomplete: say(
    '只有 {measured}% 的订单认得出地区，低于 {threshold}%（共 {of} 单）。先停分仓派单，检查行政区划数据',
    'The region is known of only {measured}% of orders, below {threshold}% (of {of}). Hold routing and check the list of regions',
  ),
  late: say('按时 {measured}%，低于 {threshold}%（共 {of} 条消息）', '{measured}% of news in time, below {threshold}% (of {of})'),
  slow: say('95% 的应答要 {measured} 毫秒，超过 {threshold} 毫秒', '95% of answers take {measured} ms, above {threshold} ms'),
};

const REFUSED = say('；{refused} 次被拒收（{refusedAs}）', '; {refused} calls were refused ({refusedAs})');

/** The alarm of a source in a few words. */
export function nameAlarm(kind: AlarmKind, language: WrittenLanguage): string {
  return NAMES[kind][language];
}

/** What was found, in one sentence with its figures. */
export function wordAlarm(alarm: { kind: AlarmKind; evidence: Record<string, number | string> }, language: WrittenLanguage): string {
  const { kind, evidence } = alarm;
  const isRefused = kind === 'silent' && Number(evidence.refused ?? 0) > 0 && evidence.refusedAs !== undefined;
  const refusedAs = wordRefusal(String(evidence.refusedAs ?? ''), language);
  const text = FOUND[kind][language] + (isRefused ? REFUSED[language] : '');
  return fillWords(text, { ...evidence, refusedAs });
}
