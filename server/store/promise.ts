import type { OrderDocument } from '../domain/order/order-document';
import type { PromiseKind } from '../domain/promise/promise';
import type { PromiseTerms } from '../domain/promise/promise-terms';
import type { Instant } from '../domain/shared/instant';
import { momentArray, textArray, uuidArray } from './binary-array';
import type { Queryable } from './context';

/** A promise that is made. */
export interface NewPromise extends PromiseTerms {
  id: string;
  orderId: string;
  /** The message that made it; null for what the page showed. */
  noticeId: string | null;
  kind: PromiseKind;
  /** The channel that said it, or `page`. */
  channel: string;
  fromAt: Instant | null;
  dueAt: Instant;
  createdAt: Instant;
  /** When the watch has something to do. */
  watchAt: Instant | null;
}

/** Keeps what messages and pages promised: a message promises one thing of a kind once, and a window is promised once. */
export async function insertPromises(db: Queryable, promises: readonly NewPromise[]): Promise<void> {
  if (promises.length === 0) return;
  const texts = (of: (promise: NewPromise) => string | number | null) => promises.map((p) => of(p)?.toString() ?? null);
  const moments = (of: (promise: NewPromise) => Instant | null) => promises.map((p) => isoOf(of(p)));
  await db.query({
    name: 'promise-insert',
    // in one order, so that two processes that write at once cannot deadlock
    text: `insert into promise (id, order_id, notice_id, kind, due_at, created_at, shop, template, channel, rule, rule_version, carrier, warehouse, from_at, watch_at)
           select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::text[], $8::text[], $9::text[],
             $10::text[], $11::int[], $12::text[], $13::text[], $14::timestamptz[], $15::timestamptz[]) as w(id, order_id) order by order_id
           on conflict do nothing`,
    values: [
      uuidArray(promises.map((p) => p.id)),
      uuidArray(promises.map((p) => p.orderId)),
      texts((p) => p.noticeId),
      textArray(promises.map((p) => p.kind)),
      momentArray(promises.map((p) => p.dueAt)),
      momentArray(promises.map((p) => p.createdAt)),
      textArray(promises.map((p) => p.shop)),
      texts((p) => p.template),
      textArray(promises.map((p) => p.channel)),
      texts((p) => p.rule),
      texts((p) => p.ruleVersion),
      texts((p) => p.carrier),
      texts((p) => p.warehouse),
      moments((p) => p.fromAt),
      moments((p) => p.watchAt),
    ],
  });
}

const isoOf = (at: Instant | null) => (at === null ? null : new Date(at).toISOString());

/** A promise that the watch has something to do about, with what its keeping asks for. */
export interface DuePromise {
  id: string;
  orderId: string;
  orderNo: string;
  kind: PromiseKind;
  template: string | null;
  /** Of the message that made it. */
  params: Record<string, string | number>;
  createdAt: Instant;
  dueAt: Instant;
  brokenAt: Instant | null;
  followedAt: Instant | null;
  warnedAt: Instant | null;
  /** Who has to keep it, else who has the order's open ticket. */
  ownerId: string | null;
  /** The first message to the customer about the order since, by its notice. */
  toldAt: Instant | null;
  toldBy: string | null;
  /** A message was tried before its end and nobody knows yet whether it went. */
  isUnderWay: boolean;
  document: OrderDocument;
  timeZone: string;
  /** Quiet hours as the customer chose; null follows the shop. */
  quiet: string | null;
}

/**
 * Promises that the watch has something to do about at `now`, locked until the transaction ends; those another worker holds are
 * passed over. Its cost follows what is due, not what is open.
 */
export async function lockWatchedPromises(db: Queryable, now: Instant, limit: number): Promise<DuePromise[]> {
  const { rows } = await db.query<DuePromise>({
    name: 'promise-watch',
    text: `with due as (
             select * from promise where watch_at <= $1 order by watch_at limit $2 for update skip locked
           )
           select p.id, p.order_id as "orderId", o.order_no as "orderNo", p.kind, p.template, coalesce(n.params, '{}') as params,
             p.created_at as "createdAt", p.due_at as "dueAt", p.broken_at as "brokenAt", p.followed_at as "followedAt", p.warned_at as "warnedAt",
             coalesce(p.owner_id, (select t.owner_id from ticket t where t.order_id = p.order_id and t.state = 'open' and t.owner_id is not null
                                   order by t.opened_at desc limit 1)) as "ownerId",
             told.at as "toldAt", told.by as "toldBy",
             exists (select 1 from notice m join attempt a on a.notice_id = coalesce(m.lead_id, m.id)
                     where m.order_id = p.order_id and m.recipient = 'customer' and m.id is distinct from p.notice_id
                       and a.started_at > p.created_at and a.started_at <= p.due_at and a.outcome in ('sending', 'unknown')) as "isUnderWay",
             o.doc as document, coalesce(s.time_zone, 'Asia/Shanghai') as "timeZone", w.quiet
           from due p join orders o on o.id = p.order_id left join notice n on n.id = p.notice_id left join shop s on s.code = o.shop
             left join preference w on w.phone_hash = o.phone_hash
             left join lateral (
               select a.started_at as at, m.id as by from notice m join attempt a on a.notice_id = coalesce(m.lead_id, m.id)
               where m.order_id = p.order_id and m.recipient = 'customer' and m.id is distinct from p.notice_id
                 and a.started_at > p.created_at and a.outcome in ('accepted', 'delivered')
               order by a.started_at limit 1) told on p.kind = 'next_update'
           order by p.due_at, p.id`,
    values: [new Date(now), limit],
  });
  return rows;
}

/** What the watch found of a promise; null leaves a moment as it is, but `watchAt`, which is null when nothing is left to do. */
export interface PromiseLook {
  id: string;
  keptAt: Instant | null;
  brokenAt: Instant | null;
  lateAt: Instant | null;
  settledBy: string | null;
  withdrawnWhy: string | null;
  followedAt: Instant | null;
  warnedAt: Instant | null;
  watchAt: Instant | null;
}

/** Writes what the watch found. One that turns out kept, by what reached us late, is broken no more. */
export async function saveLooks(db: Queryable, looks: readonly PromiseLook[], now: Instant): Promise<void> {
  if (looks.length === 0) return;
  const moments = (of: (look: PromiseLook) => Instant | null) => looks.map((look) => isoOf(of(look)));
  await db.query({
    name: 'promise-looks',
    text: `update promise p set kept_at = coalesce(w.kept_at, p.kept_at),
             broken_at = case when w.kept_at is not null then null else coalesce(p.broken_at, w.broken_at) end,
             late_at = case when w.kept_at is not null then null else coalesce(p.late_at, w.late_at) end,
             settled_by = coalesce(w.settled_by, p.settled_by),
             withdrawn_at = case when w.withdrawn_why is not null then $10::timestamptz else p.withdrawn_at end,
             withdrawn_by = case when w.withdrawn_why is not null then 'system' else p.withdrawn_by end,
             withdrawn_why = coalesce(w.withdrawn_why, p.withdrawn_why),
             followed_at = coalesce(p.followed_at, w.followed_at), warned_at = coalesce(p.warned_at, w.warned_at), watch_at = w.watch_at
           from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::text[], $7::timestamptz[], $8::timestamptz[],
             $9::timestamptz[]) as w(id, kept_at, broken_at, late_at, settled_by, withdrawn_why, followed_at, warned_at, watch_at)
           where p.id = w.id`,
    values: [
      uuidArray(looks.map((look) => look.id)),
      moments((look) => look.keptAt),
      moments((look) => look.brokenAt),
      moments((look) => look.lateAt),
      looks.map((look) => look.settledBy),
      looks.map((look) => look.withdrawnWhy),
      moments((look) => look.followedAt),
      moments((look) => look.warnedAt),
      moments((look) => look.watchAt),
      new Date(now),
    ],
  });
}

/** Makes the watch look now at what a customer is promised to be told: when they may be written to has changed. */
export async function wakePromises(db: Queryable, phoneHash: string, now: Instant): Promise<void> {
  await db.query(
    `update promise p set watch_at = $2 from orders o where o.phone_hash = $1 and p.order_id = o.id and p.kind = 'next_update'
       and p.kept_at is null and p.broken_at is null and p.withdrawn_at is null and p.watch_at > $2`,
    [phoneHash, new Date(now)],
  );
}
