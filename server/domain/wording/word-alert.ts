import { addDays } from '../calendar/local-day';
import { INCIDENT_KINDS } from '../incident/incident';
import { type AlertKey, type AlertParams, isAlertKey } from '../notice/staff-alert';
import type { PlayStepKind } from '../play/play-step';
import type { Clock } from '../rule/rule';
import type { Text, WrittenLanguage } from '../shared/language';
import { ALARM_KINDS } from '../source/judge-traffic';
import { sayTicketNo } from '../ticket/ticket-no';
import { formatDuration, formatMoment, type Viewer } from './dates';
import { fillWords } from './fill-words';
import { STEP_NAMES } from './play-words';
import { reasonOf } from './reasons';
import { nameAlarm, wordAlarm } from './word-alarm';
import { wordIncident } from './word-incident';
import { wordPromises } from './word-promises';
import { wordProviderRefusal } from './word-provider-refusal';
import { wordSecond } from './word-second';
import { wordWindows } from './word-windows';

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

const TICKET: Partial<Record<AlertKey, Text>> = {
  'alert.ticket_given': say('交给您的工单', 'A ticket for you'),
  'alert.ticket_urgent': say('紧急工单', 'An urgent ticket'),
  'alert.ticket_due': say('工单快到时限', 'A ticket is nearly due'),
  'alert.ticket_overdue': say('工单已超时', 'A ticket is overdue'),
  'alert.ticket_asked': say('客户回复了', 'The customer wrote back'),
  'alert.ticket_mention': say('同事在工单里提到您', 'A colleague named you on a ticket'),
  'alert.ticket_escalated': say('工单无人处理，已交给您', 'Nobody acted on a ticket; it is yours now'),
};
const MANY: Partial<Record<AlertKey, { title: Text; text: Text }>> = {
  'alert.tickets_many': {
    title: say('又有多张工单交给您', 'More tickets are yours'),
    text: say('短时间内来了很多，不再逐张提醒，请看“我负责的”', 'Many came within minutes and are not told one by one; see “Mine”'),
  },
  'alert.tickets_urgent_many': {
    title: say('短时间内出现多张紧急工单', 'Many urgent tickets within minutes'),
    text: say('不再逐张提醒，请看工单列表；可能是同一个原因', 'They are not told one by one; see the list. They may have one cause'),
  },
};
const TICKET_TEXT = say('{severity} {type}，编号 {no}', '{severity} {type}, number {no}');
const TICKET_BY = say('，{by} 前', ', by {by}');

function ticketWords(template: AlertKey, params: AlertParams, language: WrittenLanguage, viewer: Viewer): WordedAlert {
  const values = { ...params, type: params[language === 'en' ? 'typeEn' : 'typeZh']!, no: sayTicketNo(String(params.no)) };
  const by = params.dueAt === undefined ? '' : fillWords(TICKET_BY[language], { by: formatMoment(Number(params.dueAt), language, viewer) });
  return { title: TICKET[template]![language], text: fillWords(TICKET_TEXT[language], values) + by };
}

const STEP_DUE: Partial<Record<AlertKey, { title: Text; text: Text }>> = {
  'alert.makeshift_over': {
    title: say('临时措施到期，还没有补录：{step}', 'A makeshift’s time is over and it was not entered: {step}'),
    text: say('{case}，{time} 到期。请补录，或再处置一次', '{case}, over since {time}. Enter it where it belongs, or act anew'),
  },
  'alert.improvement_due': {
    title: say('改进措施到期了', 'An improvement was promised by now'),
    text: say('{case}，约定 {time} 前落实。落实了请标记', '{case}, promised by {time}. Mark it once it is in place'),
  },
};
const OF_TICKET = say('工单 {no}', 'ticket {no}');
const OF_INCIDENT = say('事件', 'incident');

function stepWords(words: { title: Text; text: Text }, params: AlertParams, language: WrittenLanguage, viewer: Viewer): WordedAlert {
  const values = {
    step: STEP_NAMES[params.step as PlayStepKind]?.[language] ?? String(params.step),
    time: formatMoment(Number(params.since), language, viewer),
    case: params.ticketId === undefined ? OF_INCIDENT[language] : fillWords(OF_TICKET[language], { no: sayTicketNo(String(params.no)) }),
  };
  return { title: fillWords(words.title[language], values), text: fillWords(words.text[language], values) };
}

const DRAFTS_TITLE: Partial<Record<AlertKey, Text>> = {
  'alert.drafts': say('有消息等您过目', 'Messages wait for you to read them'),
  'alert.drafts_unconfirmed': say('有消息等人确认，已经太久', 'Messages have waited too long for somebody to confirm them'),
};
const DRAFTS_TEXT = say(
  '订单 {orderNo}{more}。不处理的会到点自动发出',
  'Order {orderNo}{more}. What nobody touches goes by itself in time',
);
const DRAFTS_MORE = say(' 等 {n} 条', ' and {n} more');
const DRAFTS_LATE = say(
  '{count} 条，最早从 {time} 起等着；不确认就不会发出',
  '{count}, the oldest since {time}; they go only when confirmed',
);

function draftsWords(template: AlertKey, params: AlertParams, language: WrittenLanguage, viewer: Viewer): WordedAlert {
  const title = DRAFTS_TITLE[template]![language];
  if (template === 'alert.drafts_unconfirmed')
    return { title, text: fillWords(DRAFTS_LATE[language], { ...params, time: formatMoment(Number(params.since), language, viewer) }) };
  const others = Number(params.others);
  const n = language === 'en' ? others : others + 1;
  return { title, text: fillWords(DRAFTS_TEXT[language], { ...params, more: others > 0 ? fillWords(DRAFTS_MORE[language], { n }) : '' }) };
}

const REPORT_READY = say('{cadence}超时报表已生成', 'The {cadence} overdue report is ready');
const REPORT_TEXT = say(
  '{fromOn} 至 {lastOn}：{orders} 个订单，{steps} 个环节超时',
  '{fromOn} to {lastOn}: {orders} orders, {steps} steps overdue',
);
const CADENCE_NAMES: Record<string, Text> = { daily: say('每日', 'daily'), weekly: say('每周', 'weekly'), monthly: say('每月', 'monthly') };

function reportWords(params: AlertParams, language: WrittenLanguage): WordedAlert {
  const cadence = CADENCE_NAMES[String(params.cadence)]?.[language] ?? String(params.cadence);
  const values = { ...params, cadence, lastOn: addDays(String(params.untilOn), -1) };
  return { title: fillWords(REPORT_READY[language], values), text: fillWords(REPORT_TEXT[language], values) };
}

const WAITS = say('{orderNo}：{reason}', '{orderNo}: {reason}');
const WAITS_FOR = say('已持续 {waited}', 'for {waited} so far');

function stallWords(params: AlertParams, language: WrittenLanguage, viewer: Viewer): WordedAlert {
  const waited = formatDuration(viewer.now - Number(params.since), language);
  const reason = reasonOf(String(params.reason)).name[language];
  return {
    title: fillWords(WAITS[language], { ...params, reason }),
    text: promisedText(params, language, viewer) ?? fillWords(WAITS_FOR[language], { waited }),
  };
}

const PROMISED = say('约定 {since} 送达', 'promised for {since}');

/** What counts by the promised moment waits since then, or comes before it: no time without news. */
function promisedText({ reason, since }: AlertParams, language: WrittenLanguage, viewer: Viewer): string | null {
  if (reason !== 'promise.past' && Number(since) <= viewer.now) return null;
  return fillWords(PROMISED[language], { since: formatMoment(Number(since), language, viewer) });
}

const UNATTENDED = say('没有人接手：{title}', 'Nobody has taken it: {title}');
const UNATTENDED_TEXT = say('{text}（已等 {waited}，现在请您处理）', '{text} (for {waited}; please see to it)');
const STALLS = say('{orderNo} 等 {n} 个订单：{reason}', '{orderNo} and {others} more: {reason}');
const ONE_STALL = say('{orderNo}：{reason}', '{orderNo}: {reason}');
const STALLS_TEXT = say('{since} 起没有进展', 'no news since {since}');

function unattendedWords({ of, ...params }: AlertParams, language: WrittenLanguage, viewer: Viewer): WordedAlert {
  if (typeof of !== 'string' || !isAlertKey(of)) throw new Error(`an alert that climbed names no alert: ${of}`);
  const { title, text } = wordAlert({ template: of, params }, language, viewer);
  const waited = formatDuration(viewer.now - Number(params.raisedAt), language);
  return { title: fillWords(UNATTENDED[language], { title }), text: fillWords(UNATTENDED_TEXT[language], { text, waited }) };
}

function stallsWords(params: AlertParams, language: WrittenLanguage, viewer: Viewer): WordedAlert {
  const others = Number(params.others ?? 0);
  const values = { ...params, others, n: others + 1, reason: reasonOf(String(params.reason)).name[language] };
  const since = formatMoment(Number(params.since), language, viewer);
  return {
    title: fillWords((others > 0 ? STALLS : ONE_STALL)[language], values),
    text: promisedText(params, language, viewer) ?? fillWords(STALLS_TEXT[language], { since }),
  };
}

const HOOK_OFF = say('{name} 已停止接收推送', '{name} is told nothing more');
const HOOK_OFF_TEXT: Record<string, Text> = {
  gone: say('对方答复该地址已停用（410），推送已自动关闭', 'It answered that its address is gone (410); the webhook was switched off'),
  failing: say(
    '{since} 起 {failures} 次都没有送达，推送已自动关闭，期间的变化不会补发',
    'Nothing has arrived since {since} ({failures} tries); the webhook was switched off, and what happens now is not kept for it',
  ),
};

function hookWords(params: AlertParams, language: WrittenLanguage, viewer: Viewer): WordedAlert {
  const values = { ...params, since: formatMoment(Number(params.since), language, viewer) };
  const text = HOOK_OFF_TEXT[String(params.why)];
  if (!text) throw new Error(`an alert of a webhook does not say why: ${params.why}`);
  return { title: fillWords(HOOK_OFF[language], values), text: fillWords(text[language], values) };
}

/** An alert to staff in words: what is the matter, and what is known of it. Throws when its parameters do not fit its template. */
export function wordAlert(alert: { template: AlertKey; params: AlertParams }, language: WrittenLanguage, viewer: Viewer): WordedAlert {
  const { template, params } = alert;
  if (template === 'alert.unattended') return unattendedWords(params, language, viewer);
  if (template === 'alert.drafts' || template === 'alert.drafts_unconfirmed') return draftsWords(template, params, language, viewer);
  if (template === 'alert.promises_due' || template === 'alert.promises_broken') return wordPromises(template, params, language, viewer);
  if (template === 'alert.stalls') return stallsWords(params, language, viewer);
  if (template === 'alert.stall') return stallWords(params, language, viewer);
  const second = wordSecond(alert, language, viewer);
  if (second) return second;
  const many = MANY[template];
  if (many) return { title: many.title[language], text: many.text[language] };
  if (template === 'alert.report_ready') return reportWords(params, language);
  if (template === 'alert.words_refused' || template === 'alert.channel_refused') return wordProviderRefusal(params, language);
  if (template === 'alert.windows_drift' || template === 'alert.windows_hold') return wordWindows(params, language);
  if (template === 'alert.hook_off') return hookWords(params, language, viewer);
  const step = STEP_DUE[template];
  if (step) return stepWords(step, params, language, viewer);
  if (params.ticketId !== undefined) return ticketWords(template, params, language, viewer);
  const isOver = template === 'alert.incident_closed' || template === 'alert.alarm_over';
  const words = params.incidentId === undefined ? alarmWords(params, language) : incidentWords(params, language, viewer);
  if (!isOver) return words;
  const values = { ...params, lasted: formatDuration(Number(params.lastedMs), language) };
  const text = template === 'alert.incident_closed' ? FIGURES : LASTED;
  return { title: fillWords(OVER[language], { title: words.title }), text: fillWords(text[language], values) };
}
