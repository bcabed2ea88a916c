import type { Rule, RuleBody } from '../domain/rule/rule';
import type { Instant } from '../domain/shared/instant';
import type { Language } from '../domain/shared/language';
import type { WordsFor } from '../domain/template/words';
import type { Queryable } from './context';

/** One try of a notice on one channel. */
export interface NoticeAttempt {
  id: string;
  channel: string;
  outcome: string;
  code: string | null;
  detail: string | null;
  startedAt: Instant;
  endedAt: Instant | null;
  /** When the provider's receipt came. */
  receiptAt: Instant | null;
}

/** A notice as staff read it, with its tries, oldest first. */
export interface NoticeListRow {
  id: string;
  /** Null, as are its number and shop, for alerts to staff that concern no single order. */
  orderId: string | null;
  shop: string | null;
  orderNo: string | null;
  /** Name of the shop as its customers know it. */
  shopName: string | null;
  cause: string;
  recipient: string;
  /** Name of the member of staff that an alert goes to. */
  recipientName: string | null;
  template: string;
  params: Record<string, string | number>;
  state: string;
  /** Why it was suppressed or failed. */
  detail: string | null;
  dueAt: Instant;
  createdAt: Instant;
  settledAt: Instant | null;
  /** When somebody saw the alert, and who. */
  seenAt: Instant | null;
  seenByName: string | null;
  tries: NoticeAttempt[];
  /** What the shop's own words of it as an SMS were when it was settled, by language; null where the shipped ones held. */
  ownWords: Partial<Record<Language, WordsFor<'sms'>>> | null;
}

/** Which notices; absent fields match everything. */
export interface NoticeFilter {
  state?: string;
  orderId?: string;
  ids?: readonly string[];
  /** A channel that it was tried on. */
  channel?: string;
  template?: string;
  /** Whom it is for: `customer`, `staff` (in the console or one by one), `group` or `contact` (somebody at a carrier). */
  recipient?: NoticeRecipientKind;
  orderNo?: string;
  shop?: string;
  /** Written within, `until` not included. */
  from?: Instant;
  until?: Instant;
  /** Only notices made before this one: keyset pagination, newest first. */
  before?: { createdAt: Instant; id: string };
  limit: number;
}

export type NoticeRecipientKind = 'customer' | 'staff' | 'group' | 'contact';

/** First words of `recipient`, by kind. */
const RECIPIENTS: Record<NoticeRecipientKind, readonly string[]> = {
  customer: ['customer'],
  staff: ['staff', 'person'],
  group: ['group'],
  contact: ['contact'],
};

/** What the filter asks of `n` and its order `o`, with the values; only what is asked stands in the statement, so that the fitting index serves. */
function conditionsOf({ recipient, before, ...filter }: NoticeFilter): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const held = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    ...(filter.state ? [`n.state = ${held(filter.state)}`] : []),
    ...(TROUBLED.has(filter.state ?? '') ? [`n.state in ('dead', 'failed', 'unknown', 'suppressed')`] : []),
    ...(filter.orderId ? [`n.order_id = ${held(filter.orderId)}`] : []),
    ...(filter.ids ? [`n.id = any(${held(filter.ids)}::uuid[])`] : []),
    ...(filter.channel ? [`exists (select 1 from attempt a where a.notice_id = n.id and a.channel = ${held(filter.channel)})`] : []),
    ...(filter.template ? [`n.template = ${held(filter.template)}`] : []),
    ...(recipient === 'customer' ? [`n.recipient = 'customer'`] : []),
    ...(recipient && recipient !== 'customer'
      ? [`n.recipient <> 'customer' and split_part(n.recipient, ':', 1) = any(${held(RECIPIENTS[recipient])}::text[])`]
      : []),
    ...(filter.orderNo ? [`n.order_id in (select id from orders where order_no = ${held(filter.orderNo)})`] : []),
    ...(filter.shop ? [`o.shop = ${held(filter.shop)}`] : []),
    ...(filter.from === undefined ? [] : [`n.created_at >= ${held(new Date(filter.from))}`]),
    ...(filter.until === undefined ? [] : [`n.created_at < ${held(new Date(filter.until))}`]),
    ...(before ? [`(n.created_at, n.id) < (${held(new Date(before.createdAt))}, ${held(before.id)}::uuid)`] : []),
  ];
  return { where: conditions.length > 0 ? `where ${conditions.join(' and ')}` : '', values };
}

/** States with an index of their own, which few notices stay in. */
const TROUBLED: ReadonlySet<string> = new Set(['dead', 'failed', 'unknown', 'suppressed']);

/** Notices, newest first, each with its attempts. */
export async function listNotices(db: Queryable, filter: NoticeFilter): Promise<NoticeListRow[]> {
  const { where, values } = conditionsOf(filter);
  const { rows } = await db.query(
    `select n.id, n.order_id as "orderId", o.shop, o.order_no as "orderNo", coalesce(s.name, o.shop) as "shopName", n.cause, n.recipient, p.name as "recipientName",
            n.template, n.params, n.state, n.seen_at as "seenAt", w.name as "seenByName", n.detail, n.due_at as "dueAt", n.created_at as "createdAt", n.settled_at as "settledAt",
            coalesce(t.tries, '[]'::json) as tries,
            (select json_object_agg(language, words) from (
               select distinct on (language) language, words from (
                 select distinct on (language, shop) language, shop, words from template_version v
                  where v.key = n.template and v.medium = 'sms' and v.shop in (o.shop, '') and v.created_at <= coalesce(n.settled_at, now())
                  order by language, shop, version desc) newest
                where words is not null order by language, shop desc) own) as "ownWords"
       from notice n
       left join orders o on o.id = n.order_id
       left join shop s on s.code = o.shop
       left join staff p on n.order_id is null and n.recipient = 'person:' || p.id
       left join staff w on n.seen_by = 'staff:' || w.id
       left join lateral (
         select json_agg(json_build_object(
                  'id', a.id, 'channel', a.channel, 'outcome', a.outcome, 'code', a.code, 'detail', a.detail,
                  'startedAt', (extract(epoch from a.started_at) * 1000)::bigint,
                  'endedAt', (extract(epoch from a.ended_at) * 1000)::bigint,
                  'receiptAt', (extract(epoch from a.receipt_at) * 1000)::bigint) order by a.started_at, a.id) as tries
           from attempt a where a.notice_id = n.id) t on true
      ${where}
      order by n.created_at desc, n.id desc
      limit $${values.length + 1}`,
    [...values, filter.limit],
  );
  return rows as NoticeListRow[];
}

/** A running clock of an order: which rung of which rule falls due when. */
export interface RunningDeadline {
  ruleCode: string;
  rung: number;
  shipmentKey: string;
  since: Instant;
  dueAt: Instant;
}

/** Deadlines of one order, the next one first. */
export async function listDeadlines(db: Queryable, orderId: string): Promise<RunningDeadline[]> {
  const { rows } = await db.query(
    `select rule_code as "ruleCode", rung, shipment_key as "shipmentKey", since, due_at as "dueAt"
       from deadline where order_id = $1 order by due_at, rung`,
    [orderId],
  );
  return rows as RunningDeadline[];
}

/** A rule with who put it in force and when. */
export interface RuleInForce extends Rule {
  updatedAt: Instant;
  updatedBy: string;
  /** Null for the defaults and for people who are gone. */
  updatedByName: string | null;
}

/** Every rule with its present version, by clock as the journey goes. */
export async function listRulesInForce(db: Queryable): Promise<RuleInForce[]> {
  const { rows } = await db.query(
    `select r.code, r.version, r.enabled, r.body, r.updated_at as "updatedAt", r.updated_by as "updatedBy", s.name as "updatedByName"
       from rule r left join staff s on r.updated_by = 'staff:' || s.id order by r.code`,
  );
  return (rows as (Omit<RuleInForce, keyof RuleBody> & { body: RuleBody })[]).map(({ body, ...row }) => ({ ...body, ...row }));
}

/** A version of a rule as it was once put in force or tried. */
export interface RuleVersionRow {
  version: number;
  /** False for one that was only tried on a share of the orders. */
  inForce: boolean;
  enabled: boolean;
  body: RuleBody;
  createdAt: Instant;
  createdBy: string;
  createdByName: string | null;
  /** Who agreed, where two persons were needed. */
  confirmedBy: string | null;
  confirmedByName: string | null;
}

/** Versions of one rule, newest first. */
export async function listRuleVersions(db: Queryable, code: string): Promise<RuleVersionRow[]> {
  const { rows } = await db.query(
    `select v.version, v.in_force as "inForce", v.enabled, v.body, v.created_at as "createdAt", v.created_by as "createdBy", s.name as "createdByName",
            v.confirmed_by as "confirmedBy", c.name as "confirmedByName"
       from rule_version v
       left join staff s on v.created_by = 'staff:' || s.id
       left join staff c on v.confirmed_by = 'staff:' || c.id
      where v.code = $1 order by v.version desc`,
    [code],
  );
  return rows as RuleVersionRow[];
}

/** Names of the people and keys behind actors (`staff:<id>`, `key:<id>`); who is gone is left out. */
export async function readActorNames(db: Queryable, actors: readonly string[]): Promise<Map<string, string>> {
  if (actors.length === 0) return new Map();
  const { rows } = await db.query<{ actor: string; name: string }>(
    `select 'staff:' || id as actor, name from staff where 'staff:' || id = any($1::text[])
     union all select 'key:' || id, name from api_key where 'key:' || id = any($1::text[])`,
    [actors],
  );
  return new Map(rows.map((row) => [row.actor, row.name]));
}
