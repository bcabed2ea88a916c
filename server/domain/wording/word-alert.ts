import { INCIDENT_KINDS } from '../incident/incident';
import type { AlertKey, AlertParams } from '../notice/staff-alert';
import type { Clock } from '../rule/rule';
import type { Text, WrittenLanguage } from '../shared/language';
import { ALARM_KINDS } from '../source/judge-traffic';
import { clip, oneLine } from '../template/clip';
import { formatDuration, type Viewer } from './dates';
import { nameAlarm, wordAlarm } from './word-alarm';
import { wordIncident } from './word-incident';

export interface WordedAlert {
  title: string;
  text: string;
}

const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

const OVER = say('已恢复：{title}', 'Over: {title}');
const FIGURES = say(
  '历时 {lasted}，影响 {orders} 个订单，避免误报 {withheld} 条，补回动态 {recovered} 条',
  'It lasted {lasted}; {orders} orders, {withheld} wrong messages spared, {recovered} events recovered',
);
const LASTED = say('历时 {lasted}', 'It lasted {lasted}');

function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

function incidentWords(params: AlertParams, language: WrittenLanguage, viewer: Viewer): WordedAlert {
  const kind = INCIDENT_KINDS.find((one) => one === params.incidentKind);
  if (!kind) throw new Error(`an alert names no kind of incident: ${params.incidentKind}`);
  const { title, cause } = wordIncident(
    {
      kind,
      step: (params.step as Clock | undefined) ?? null,
      carrier: params.carrier === undefined ? null : String(params.carrier),
      region: params.region === undefined ? null : String(params.region),
      cause: String(params.incidentCause),
      params,
      since: Number(params.since),
    },
    language,
    viewer,
  );
  return { title, text: cause };
}

function alarmWords(params: AlertParams, language: WrittenLanguage): WordedAlert {
  const kind = ALARM_KINDS.find((one) => one === params.alarm);
  if (!kind) throw new Error(`an alert names no kind of alarm: ${params.alarm}`);
  const title = language === 'en' ? `${params.source}: ${nameAlarm(kind, 'en')}` : `${params.source}：${nameAlarm(kind, language)}`;
  return { title, text: wordAlarm({ kind, evidence: params }, language) };
}

/** An alert to staff in words: what is the matter, and what is known of it. Throws when its parameters do not fit its template. */
export function wordAlert(alert: { template: AlertKey; params: AlertParams }, language: WrittenLanguage, viewer: Viewer): WordedAlert {
  const { template, params } = alert;
  const isOver = template === 'alert.incident_closed' || template === 'alert.alarm_over';
  const words = params.incidentId === undefined ? alarmWords(params, language) : incidentWords(params, language, viewer);
  if (!isOver) return words;
  const values = { ...params, lasted: formatDuration(Number(params.lastedMs), language) };
  const text = template === 'alert.incident_closed' ? FIGURES : LASTED;
  return { title: fill(OVER[language], { title: words.title }), text: fill(text[language], values) };
}

const TITLE_LIMIT = 60;
const TEXT_LIMIT = 200;
const SIGN = say('【Daona】', '[Daona] ');

/** The same as a text message: who says it, what, where to see to it; at most some 400 units. */
export function alertSms(words: WordedAlert, link: string, language: WrittenLanguage): string {
  const colon = language === 'en' ? ': ' : '：';
  const body = `${clip(oneLine(words.title), TITLE_LIMIT)}${colon}${clip(oneLine(words.text), TEXT_LIMIT)}`;
  return `${SIGN[language]}${body} ${link}`.trim();
}
