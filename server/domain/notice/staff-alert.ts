import type { StaffRole } from '../access/staff-role';
import type { Incident } from '../incident/incident';
import { type CaseSubject, splitSubject } from '../play/case-subject';
import type { PlayStepKind } from '../play/play-step';
import { type Day, type Instant, MINUTE } from '../shared/instant';
import type { AlarmKind } from '../source/judge-traffic';
import type { Stall } from '../stall/stall';

/** What staff are alerted of: the least role concerned, whether it may wake somebody at night, and whether somebody has to see to it. */
export const ALERTS = {
  'alert.incident_opened': { role: 'agent', isUrgent: true, asks: true },
  'alert.incident_closed': { role: 'agent', isUrgent: false, asks: false },
  'alert.alarm_raised': { role: 'supervisor', isUrgent: false, asks: true },
  'alert.alarm_over': { role: 'supervisor', isUrgent: false, asks: false },
  /** To whoever may be the second person, or has to decide what a rule asks. */
  'alert.second_rule': { role: 'supervisor', isUrgent: false, asks: true },
  'alert.second_template': { role: 'supervisor', isUrgent: false, asks: true },
  'alert.second_force': { role: 'supervisor', isUrgent: false, asks: true },
  'alert.second_task': { role: 'agent', isUrgent: false, asks: true },
  // to the person whom a rung names
  'alert.stall': { role: 'agent', isUrgent: false, asks: true },
  /** To one person or the duty manager: so many came within minutes that each by itself would bury them. */
  'alert.tickets_many': { role: 'agent', isUrgent: false, asks: true },
  'alert.tickets_urgent_many': { role: 'supervisor', isUrgent: true, asks: true },
  /** To one person: a ticket is theirs now. */
  'alert.ticket_given': { role: 'agent', isUrgent: false, asks: true },
  /** To the duty manager: something urgent has come. */
  'alert.ticket_urgent': { role: 'supervisor', isUrgent: true, asks: true },
  'alert.ticket_due': { role: 'agent', isUrgent: false, asks: true },
  'alert.ticket_overdue': { role: 'agent', isUrgent: true, asks: true },
  /** To the owner: the customer wrote back. */
  'alert.ticket_asked': { role: 'agent', isUrgent: false, asks: true },
  /** To a colleague whom a note names. */
  'alert.ticket_mention': { role: 'agent', isUrgent: false, asks: false },
  /** To the superior: nobody has acted. */
  'alert.ticket_escalated': { role: 'supervisor', isUrgent: true, asks: true },
  /** To who has to see to it: a makeshift's time is over and it was not entered; an improvement was promised by now. */
  'alert.makeshift_over': { role: 'agent', isUrgent: true, asks: true },
  'alert.improvement_due': { role: 'agent', isUrgent: false, asks: true },
  /** A report that was asked for on schedule can be downloaded. */
  'alert.report_ready': { role: 'supervisor', isUrgent: false, asks: false },
  /** One of the shop's systems is told nothing more: it took nothing for days, or said that it is gone. */
  'alert.hook_off': { role: 'supervisor', isUrgent: false, asks: true },
  /** To everybody of the role whom a rung alerts: orders wait. Each that matters has a ticket with an owner of its own. */
  'alert.stalls': { role: 'agent', isUrgent: false, asks: true },
  /** To service: messages to customers wait to be read. */
  'alert.drafts': { role: 'agent', isUrgent: false, asks: true },
  /** To a supervisor: some of them go only when confirmed, and nobody has. */
  'alert.drafts_unconfirmed': { role: 'supervisor', isUrgent: true, asks: true },
  /** To who has to keep them, else to service: promises to customers that may break soon, and that were broken. */
  'alert.promises_due': { role: 'agent', isUrgent: false, asks: true },
  'alert.promises_broken': { role: 'agent', isUrgent: false, asks: true },
  /** A provider refuses what a template says, or our account. */
  'alert.words_refused': { role: 'supervisor', isUrgent: false, asks: true },
  'alert.channel_refused': { role: 'supervisor', isUrgent: true, asks: true },
  /** Windows of arrival hold as often as they say no more, and hold again. */
  'alert.windows_drift': { role: 'supervisor', isUrgent: false, asks: true },
  'alert.windows_hold': { role: 'supervisor', isUrgent: false, asks: false },
  /** To the next in line: nobody has taken an urgent alert. */
  'alert.unattended': { role: 'agent', isUrgent: true, asks: true },
} as const satisfies Record<string, { role: StaffRole; isUrgent: boolean; asks: boolean }>;
export type AlertKey = keyof typeof ALERTS;

export function isAlertKey(template: string): template is AlertKey {
  return Object.hasOwn(ALERTS, template);
}

export type AlertParams = Record<string, string | number>;

/** What alerts are about, as people choose which they want by which way. */
export const ALERT_TOPICS = ['ticket', 'order', 'incident', 'source', 'decision', 'report'] as const;
export type AlertTopic = (typeof ALERT_TOPICS)[number];

/** What an alert is about; one that climbed is about what its first one was. */
export function topicOfAlert(template: AlertKey): AlertTopic {
  return TOPICS[template];
}

const TOPICS: Record<AlertKey, AlertTopic> = {
  'alert.incident_opened': 'incident',
  'alert.incident_closed': 'incident',
  'alert.alarm_raised': 'source',
  'alert.alarm_over': 'source',
  'alert.second_rule': 'decision',
  'alert.second_template': 'decision',
  'alert.second_force': 'decision',
  'alert.second_task': 'decision',
  'alert.stall': 'order',
  'alert.stalls': 'order',
  'alert.tickets_many': 'ticket',
  'alert.tickets_urgent_many': 'ticket',
  'alert.ticket_given': 'ticket',
  'alert.ticket_urgent': 'ticket',
  'alert.ticket_due': 'ticket',
  'alert.ticket_overdue': 'ticket',
  'alert.ticket_asked': 'ticket',
  'alert.ticket_mention': 'ticket',
  'alert.ticket_escalated': 'ticket',
  'alert.makeshift_over': 'ticket',
  'alert.improvement_due': 'ticket',
  'alert.report_ready': 'report',
  'alert.hook_off': 'source',
  'alert.words_refused': 'source',
  'alert.channel_refused': 'source',
  'alert.windows_drift': 'source',
  'alert.windows_hold': 'source',
  'alert.drafts': 'order',
  'alert.drafts_unconfirmed': 'order',
  'alert.promises_due': 'order',
  'alert.promises_broken': 'order',
  'alert.unattended': 'ticket',
};

/** Whether an alert may wake somebody at night: what is urgent for everybody, or serious on its order. */
export function mayWake(template: AlertKey, { severity }: AlertParams): boolean {
  return ALERTS[template].isUrgent || severity === 'P0' || severity === 'P1';
}

/**
 * Whether an alert pops up over whatever page is open. Of orders that wait only the gravest do, and what is noticed of people who
 * place or change orders (R0-14); the others stand in the list.
 */
export function popsUp(template: AlertKey, { severity, isOfPeople }: AlertParams): boolean {
  return template !== 'alert.stalls' || severity === 'P0' || isOfPeople === 1;
}

/** One thing that staff are told once, however many orders it concerns. It stands in the ledger of notices without an order. */
export interface StaffAlert {
  /** `<thing>:<id>:began` or `<thing>:<id>:ended`. */
  cause: string;
  template: AlertKey;
  /** As things were when it was written; what was said is not changed by what happens later. */
  params: AlertParams;
}

/** The alert that somebody further up gets because nobody has taken one: of its cause, with what it said and how long it waited. */
export function unattended(alert: { cause: string; template: AlertKey; params: AlertParams; raisedAt: Instant }, rung: string): StaffAlert {
  const { cause, template, params, raisedAt } = alert;
  return { cause: `${cause}${CLIMB}${rung}`, template: 'alert.unattended', params: { ...params, of: template, raisedAt } };
}

const CLIMB = '^';

/** The cause of the alert behind one that climbed; any other cause is its own. */
export function firstCause(cause: string): string {
  return cause.split(CLIMB)[0]!;
}

const BEGAN = ':began';
const ENDED = ':ended';

/** The cause of what began, of the alert that tells of its end; null for any other. */
export function beganCause(cause: string): string | null {
  return cause.endsWith(ENDED) ? cause.slice(0, -ENDED.length) + BEGAN : null;
}

/** The cause of the alert that an incident was opened. */
export function incidentBegan(id: string): string {
  return `incident:${id}${BEGAN}`;
}

function known(values: Record<string, string | number | null | undefined>): AlertParams {
  return Object.fromEntries(Object.entries(values).filter((pair): pair is [string, string | number] => pair[1] != null));
}

function matter({ id, kind, source, step, carrier, region, cause, params, since }: Incident): AlertParams {
  return { ...known({ since, source, step, carrier, region }), ...params, incidentId: id, incidentKind: kind, incidentCause: cause };
}

/** Many orders have one trouble: told once, to everybody who works on orders. */
export function incidentOpened(incident: Incident): StaffAlert {
  return { cause: incidentBegan(incident.id), template: 'alert.incident_opened', params: matter(incident) };
}

/** It is over, with its figures. */
export function incidentClosed(incident: Incident, now: Instant): StaffAlert {
  const { orders, withheld, recovered } = incident.figures;
  return {
    cause: `incident:${incident.id}${ENDED}`,
    template: 'alert.incident_closed',
    params: { ...matter(incident), orders, withheld, recovered, lastedMs: now - incident.since },
  };
}

/** An alarm of a source, as far as an alert tells of it. */
export interface AlarmTold {
  id: string;
  kind: AlarmKind;
  since: Instant;
  evidence: Record<string, number | string>;
}

/** A source crossed a threshold: told once, to those who look after the systems. */
export function alarmRaised(source: { id: string; name: string }, { id, kind, since, evidence }: AlarmTold): StaffAlert {
  const params = { ...evidence, since, sourceId: source.id, source: source.name, alarm: kind };
  return { cause: `alarm:${id}${BEGAN}`, template: 'alert.alarm_raised', params };
}

/** It is well again. */
export function alarmOver(source: { id: string; name: string }, { id, kind, since }: AlarmTold, now: Instant): StaffAlert {
  const params = { since, sourceId: source.id, source: source.name, alarm: kind, lastedMs: now - since };
  return { cause: `alarm:${id}${ENDED}`, template: 'alert.alarm_over', params };
}

/** A ticket as far as an alert tells of it; `typeZh` and `typeEn` are what its type is called. */
export interface TicketTold {
  id: string;
  no: string;
  priority: string;
  name: { 'zh-CN': string; en: string };
}

/** Something about a ticket that one person has to know; `key` makes it another cause than what was told before. */
export function ticketAlert(
  template: Extract<AlertKey, `alert.ticket_${string}`>,
  { id, no, priority, name }: TicketTold,
  key: string,
  more: AlertParams = {},
): StaffAlert {
  const params = { ...more, ticketId: id, no, severity: priority, typeZh: name['zh-CN'], typeEn: name.en };
  return { cause: `${template}:${id}:${key}`, template, params };
}

/** So long a stretch of many tickets is told once. */
export const MANY_WITHIN = 10 * MINUTE;
/** So many within it are told one by one. */
export const FEW = 3;

/** Many tickets within minutes: told once a stretch. `view` is the list where they are. */
export function manyTickets(template: 'alert.tickets_many' | 'alert.tickets_urgent_many', now: Instant): StaffAlert {
  const view = template === 'alert.tickets_many' ? 'mine' : 'open';
  return { cause: `${template}:${Math.floor(now / MANY_WITHIN)}`, template, params: { view } };
}

/** A rung names one person to be alerted of an order. */
export function stallReached(intent: { id: string; orderId: string }, stall: Stall, orderNo: string): StaffAlert {
  const { reason, since, consequence } = stall;
  return {
    cause: `rung:${intent.id}${BEGAN}`,
    template: 'alert.stall',
    params: { orderId: intent.orderId, orderNo, reason, since, severity: consequence.severity },
  };
}

const QUARTER = 15 * MINUTE;

/** A rung names the duty manager: of each rung of a rule they are told once a quarter of an hour, however many orders reach it. */
export function stallForManager(orderId: string, stall: Stall, orderNo: string, now: Instant): StaffAlert {
  const { rule, rung } = stall;
  const cause = `stalls:manager:${rule}:${rung}:${Math.floor(now / QUARTER)}${BEGAN}`;
  return { ...stallReached({ id: '', orderId }, stall, orderNo), cause };
}

/** Rules about people who place or change orders. */
const OF_PEOPLE = new Set(['edits', 'reorders', 'burst']);

/** A rung alerts everybody of a role of an order that waits, and of `others` beside it: told once a quarter of an hour. */
export function stallsReached(
  order: { orderId: string; orderNo: string; params: AlertParams },
  role: StaffRole,
  others: number,
  now: Instant,
): StaffAlert {
  const { orderId, orderNo } = order;
  const { rule, rung, reason, since, severity } = order.params;
  return {
    cause: `stalls:${role}:${rule}:${rung}:${Math.floor(now / QUARTER)}`,
    template: 'alert.stalls',
    params: { ...known({ reason, since, severity }), orderId, orderNo, others, isOfPeople: OF_PEOPLE.has(String(rule)) ? 1 : 0 },
  };
}

/** Causes of alerts about drafts begin so: all of them are over when none waits. */
export const DRAFTS_CAUSE = 'drafts:';

/** Messages wait to be read by whoever has the ticket of the order, null everybody of service: told once a quarter of an hour. */
export function draftsWait(
  { owner, orderNo, others }: { owner: string | null; orderNo: string; others: number },
  now: Instant,
): StaffAlert {
  return {
    cause: `${DRAFTS_CAUSE}${owner ?? 'service'}:${Math.floor(now / QUARTER)}`,
    template: 'alert.drafts',
    params: { drafts: 'open', orderNo, others },
  };
}

/** Messages that go only when confirmed have waited too long; `since` is when the oldest began to. */
export function draftsUnconfirmed(count: number, since: Instant, now: Instant): StaffAlert {
  return {
    cause: `${DRAFTS_CAUSE}unconfirmed:${Math.floor(now / QUARTER)}`,
    template: 'alert.drafts_unconfirmed',
    params: { drafts: 'open', count, since },
  };
}

/** A step of a case that somebody has to come back to: its time is over. What was written on it is not told. */
export function stepDue(step: {
  id: string;
  subject: CaseSubject;
  kind: PlayStepKind;
  until: Instant;
  ticketNo: string | null;
}): StaffAlert {
  const { kind, id } = splitSubject(step.subject);
  const params = {
    step: step.kind,
    since: step.until,
    ...(kind === 'ticket' ? { ticketId: id, no: step.ticketNo ?? '' } : { incidentId: id }),
  };
  return { cause: `step:${step.id}:due`, template: step.kind === 'improve' ? 'alert.improvement_due' : 'alert.makeshift_over', params };
}

/** A report of overdue orders was made; `untilOn` is the day after its last. */
export function reportReady(report: { id: string; cadence: string; fromOn: Day; untilOn: Day; orders: number; steps: number }): StaffAlert {
  const { id, cadence, fromOn, untilOn, orders, steps } = report;
  return { cause: `report:${id}`, template: 'alert.report_ready', params: { reportId: id, cadence, fromOn, untilOn, orders, steps } };
}

/** A webhook was switched off. `name` is what it is called, or its host; what stands behind that may be a secret. */
export function hookOff(
  hook: { id: string; name: string; why: 'gone' | 'failing'; since: Instant; failures: number },
  now: Instant,
): StaffAlert {
  const { id, name, why, since, failures } = hook;
  return { cause: `hook:${id}:${now}`, template: 'alert.hook_off', params: { hookId: id, name, why, since, failures } };
}

/** A shop's windows of arrival hold too seldom (`below`) or too often (`above`). */
export interface DriftTold {
  id: string;
  shop: string;
  side: string;
  share: number;
  orders: number;
  openedAt: Instant;
}

/** Told once, to those who look after the systems. */
export function windowsDrift({ id, shop, side, share, orders }: DriftTold): StaffAlert {
  return { cause: `drift:${id}${BEGAN}`, template: 'alert.windows_drift', params: { windowsOf: shop, side, share, orders } };
}

/** It is over: they hold again, or too few arrive to tell. */
export function windowsHold({ id, shop, openedAt }: DriftTold, why: 'holds' | 'thin', now: Instant): StaffAlert {
  return { cause: `drift:${id}${ENDED}`, template: 'alert.windows_hold', params: { windowsOf: shop, why, lastedMs: now - openedAt } };
}

/** The page of the console where an alert is seen to. */
export function alertPath(params: AlertParams): string {
  if (params.ruleCode !== undefined) return `/admin/rules/${encodeURIComponent(params.ruleCode)}`;
  if (params.templateKey !== undefined) return `/admin/templates/${params.templateKey}`;
  if (params.channel !== undefined) return '/admin/settings/channels';
  if (params.task !== undefined) return `/admin/tasks?kind=${params.task}`;
  if (params.ticketId !== undefined) return `/admin/tickets/${params.ticketId}`;
  if (params.reportId !== undefined) return '/admin/analysis/reports';
  if (params.hookId !== undefined) return `/admin/hooks/${params.hookId}`;
  if (params.drafts !== undefined) return '/admin/drafts';
  if (params.windowsOf !== undefined) return `/admin/arrivals?shop=${encodeURIComponent(params.windowsOf)}`;
  if (params.promises !== undefined) return `/admin/promises?view=${params.promises}`;
  if (params.view !== undefined) return `/admin/tickets?view=${params.view}`;
  if (params.orderId !== undefined) return `/admin/orders/${params.orderId}`;
  if (params.incidentId !== undefined) return `/admin/incidents/${params.incidentId}`;
  return params.sourceId === undefined ? '/admin' : `/admin/sources/${params.sourceId}`;
}
