import type { PromiseKind } from '../domain/promise/promise';
import type { Instant } from '../domain/shared/instant';
import type { Text } from '../domain/shared/language';
import type { Queryable } from './context';

/** A promise as staff read it; names are null for people who are gone and for what no person did. */
export interface PromiseLine {
  id: string;
  kind: PromiseKind;
  orderId: string;
  orderNo: string;
  shop: string;
  ticketId: string | null;
  ticketNo: string | null;
  /** The message that made it. */
  noticeId: string | null;
  template: string | null;
  channel: string | null;
  rule: string | null;
  ruleVersion: number | null;
  /** As it is called now; null for rules that are gone. */
  ruleName: Text | null;
  carrier: string | null;
  warehouse: string | null;
  fromAt: Instant | null;
  dueAt: Instant;
  createdAt: Instant;
  keptAt: Instant | null;
  brokenAt: Instant | null;
  lateAt: Instant | null;
  settledBy: string | null;
  outcome: string | null;
  warnedAt: Instant | null;
  withdrawnAt: Instant | null;
  /** system or staff:<id> */
  withdrawnBy: string | null;
  withdrawnByName: string | null;
  withdrawnWhy: string | null;
  madeByName: string | null;
  ownerId: string | null;
  ownerName: string | null;
  isWish: boolean;
}

export const PROMISE_VIEWS = ['open', 'soon', 'broken', 'kept', 'withdrawn', 'all'] as const;
export type PromiseView = (typeof PROMISE_VIEWS)[number];

/** Which promises; absent fields match everything. */
export interface PromiseFilter {
  view: PromiseView;
  kind?: PromiseKind;
  rule?: string;
  carrier?: string;
  /** Who has to keep it or made it. */
  personId?: string;
  shop?: string;
  orderNo?: string;
  orderId?: string;
  ticketId?: string;
  /** Only calls that nobody has made yet, late ones too. */
  isCallToMake?: boolean;
  /** What is due by then counts as due soon. */
  soonBy: Instant;
  /** Only promises behind this one: keyset pagination. */
  after?: { at: Instant; id: string };
  limit: number;
}

const OPEN = 'p.kept_at is null and p.broken_at is null and p.withdrawn_at is null';
const CALL = `p.kind = 'call_back' and p.kept_at is null and p.late_at is null and p.withdrawn_at is null`;

/** What each view shows, and by what it is in order: what is due next, what broke last, what was made last. */
const VIEWS: Record<PromiseView, { where: string | null; by: 'due_at' | 'broken_at' | 'created_at' }> = {
  open: { where: OPEN, by: 'due_at' },
  soon: { where: OPEN, by: 'due_at' },
  broken: { where: 'p.broken_at is not null', by: 'broken_at' },
  kept: { where: 'p.kept_at is not null', by: 'created_at' },
  withdrawn: { where: 'p.withdrawn_at is not null', by: 'created_at' },
  all: { where: null, by: 'created_at' },
};

/** By what the promises of a view stand in order. */
export function orderOf(view: PromiseView): 'dueAt' | 'brokenAt' | 'createdAt' {
  return ({ due_at: 'dueAt', broken_at: 'brokenAt', created_at: 'createdAt' } as const)[VIEWS[view].by];
}

/** Promises as a view orders them. Only what is asked stands in the statement, so that the fitting index serves. */
export async function listPromiseLines(db: Queryable, { view, after, ...filter }: PromiseFilter): Promise<PromiseLine[]> {
  const values: unknown[] = [];
  const held = (value: unknown) => `$${values.push(value)}`;
  const { where, by } = filter.isCallToMake ? { where: CALL, by: 'due_at' as const } : VIEWS[view];
  const [direction, beyond] = by === 'due_at' ? (['asc', '>'] as const) : (['desc', '<'] as const);
  // ids are made in the order of time
  const order = by === 'created_at' ? `p.id ${direction}` : `p.${by} ${direction}, p.id ${direction}`;
  const conditions = [
    ...(where ? [where] : []),
    ...(view === 'soon' ? [`p.due_at <= ${held(new Date(filter.soonBy))}`] : []),
    ...(filter.kind ? [`p.kind = ${held(filter.kind)}`] : []),
    ...(filter.rule ? [`p.rule = ${held(filter.rule)}`] : []),
    ...(filter.carrier ? [`p.carrier = ${held(filter.carrier)}`] : []),
    ...(filter.personId ? [`(p.owner_id = ${held(filter.personId)} or p.made_by = ${held(filter.personId)})`] : []),
    ...(filter.shop ? [`p.shop = ${held(filter.shop)}`] : []),
    ...(filter.orderNo ? [`p.order_id in (select id from orders where order_no = ${held(filter.orderNo)})`] : []),
    ...(filter.orderId ? [`p.order_id = ${held(filter.orderId)}`] : []),
    ...(filter.ticketId ? [`p.ticket_id = ${held(filter.ticketId)}`] : []),
    ...(after && by === 'created_at' ? [`p.id ${beyond} ${held(after.id)}::uuid`] : []),
    ...(after && by !== 'created_at' ? [`(p.${by}, p.id) ${beyond} (${held(new Date(after.at))}, ${held(after.id)}::uuid)`] : []),
  ];
  return readLines(
    db,
    `${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''} order by ${order} limit ${held(filter.limit)}`,
    values,
  );
}

/** One promise; null when there is none. */
export async function readPromiseLine(db: Queryable, id: string): Promise<PromiseLine | null> {
  return (await readLines(db, 'where p.id = $1', [id]))[0] ?? null;
}

async function readLines(db: Queryable, rest: string, values: unknown[]): Promise<PromiseLine[]> {
  const { rows } = await db.query(
    `select p.id, p.kind, p.order_id as "orderId", o.order_no as "orderNo", o.shop, p.ticket_id as "ticketId", t.no as "ticketNo",
       p.notice_id as "noticeId", p.template, p.channel, p.rule, p.rule_version as "ruleVersion", r.body -> 'name' as "ruleName", p.carrier, p.warehouse, p.from_at as "fromAt",
       p.due_at as "dueAt", p.created_at as "createdAt", p.kept_at as "keptAt", p.broken_at as "brokenAt", p.late_at as "lateAt",
       p.settled_by as "settledBy", p.outcome, p.warned_at as "warnedAt", p.withdrawn_at as "withdrawnAt", p.withdrawn_by as "withdrawnBy",
       w.name as "withdrawnByName", p.withdrawn_why as "withdrawnWhy", m.name as "madeByName", coalesce(p.owner_id, t.owner_id) as "ownerId",
       s.name as "ownerName", p.is_wish as "isWish"
     from promise p join orders o on o.id = p.order_id left join ticket t on t.id = p.ticket_id left join rule r on r.code = p.rule
       left join staff w on p.withdrawn_by = 'staff:' || w.id left join staff m on m.id = p.made_by left join staff s on s.id = coalesce(p.owner_id, t.owner_id)
     ${rest}`,
    values,
  );
  return rows as PromiseLine[];
}

/** How many are open, how many of them are due by a moment, and calls that somebody has to make. */
export async function countPromises(
  db: Queryable,
  { soonBy, personId }: { soonBy: Instant; personId: string },
): Promise<{ soon: number; ownCalls: number }> {
  const { rows } = await db.query<{ soon: number; ownCalls: number }>(
    `select (select count(*)::int from (select 1 from promise p where ${OPEN} and p.due_at <= $1 limit 1000) soon) as soon,
       (select count(*)::int from promise p where ${CALL} and p.owner_id = $2) as "ownCalls"`,
    [new Date(soonBy), personId],
  );
  return rows[0]!;
}

/** What a list can be narrowed to. */
export interface PromiseChoices {
  rules: { code: string; name: Text }[];
  carriers: string[];
  people: { id: string; name: string }[];
}

/** Rules and carriers that promises may be made under, and who may have to keep some. */
export async function listPromiseChoices(db: Queryable): Promise<PromiseChoices> {
  const { rows } = await db.query<PromiseChoices>(
    `select (select coalesce(json_agg(json_build_object('code', code, 'name', body -> 'name') order by code), '[]') from rule) as rules,
       (select coalesce(json_agg(carrier order by carrier), '[]') from (select distinct carrier from shipment where carrier is not null) c) as carriers,
       (select coalesce(json_agg(json_build_object('id', id, 'name', name) order by name), '[]') from staff where active and role <> 'viewer') as people`,
  );
  return rows[0]!;
}
