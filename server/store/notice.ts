import type { Contact } from '../domain/order/contact';
import type { OrderDocument } from '../domain/order/order-document';
import type { Instant } from '../domain/shared/instant';
import { unseal } from '../platform/crypto';
import type { Queryable } from './context';

export type NoticeState = 'pending' | 'sending' | 'sent' | 'delivered' | 'suppressed' | 'failed' | 'unknown' | 'dead';

/** A claimed notice with everything its delivery asks for. */
export interface DueNotice {
  id: string;
  orderId: string;
  orderNo: string;
  /** Code of the order's page. */
  code: string;
  cause: string;
  recipient: string;
  template: string;
  params: Record<string, string | number>;
  createdAt: Instant;
  /** Tries so far, without the one to come. */
  attempts: number;
  phoneHash: string | null;
  document: OrderDocument;
  contact: Contact | null;
  shopName: string;
  timeZone: string;
  /** Outcomes of its earlier tries, by channel, oldest first. */
  tried: { channel: string; outcome: string; code: string | null }[];
}

/** Takes up to `limit` due notices for `leaseMs`, oldest due first, passing over those another deliverer holds. */
export async function claimNotices(db: Queryable, now: Instant, leaseMs: number, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>({
    name: 'notice-claim',
    text: `with due as (
             select id from notice where state = 'pending' and due_at <= $1 order by due_at limit $3 for update skip locked
           )
           update notice n set state = 'sending', leased_until = $2 from due where n.id = due.id returning n.id`,
    values: [new Date(now), new Date(now + leaseMs), limit],
  });
  return rows.map((row) => row.id);
}

/**
 * Sees to notices whose deliverer died: with a try that began and has no answer the message may be out, so the notice is
 * `unknown` and waits for its receipt; without one it is free again. Answers how many were unknown and free.
 */
export async function rescueNotices(db: Queryable, now: Instant): Promise<{ unknown: number; freed: number }> {
  const { rows } = await db.query<{ state: string }>({
    name: 'notice-rescue',
    text: `with late as (
             select id from notice where state = 'sending' and leased_until <= $1 for update skip locked
           ), lost as (
             update attempt a set outcome = 'unknown', detail = 'the sender died before the answer', ended_at = $1
             from late where a.notice_id = late.id and a.outcome = 'sending' returning a.notice_id
           )
           update notice n set state = case when n.id in (select notice_id from lost) then 'unknown' else 'pending' end, leased_until = null
           from late where n.id = late.id returning n.state`,
    values: [new Date(now)],
  });
  const unknown = rows.filter((row) => row.state === 'unknown').length;
  return { unknown, freed: rows.length - unknown };
}

/** What the delivery of some notices asks for, in one statement; alerts, which concern no single order, are left out. */
export async function readDueNotices(db: Queryable, ids: readonly string[]): Promise<DueNotice[]> {
  const { rows } = await db.query<Omit<DueNotice, 'contact'> & { sealed: Buffer | null }>({
    name: 'notice-due',
    text: `select n.id, n.order_id as "orderId", n.cause, n.recipient, n.template, n.params, n.created_at as "createdAt", n.attempts,
             o.order_no as "orderNo", o.code, o.phone_hash as "phoneHash", o.doc as document, c.sealed,
             coalesce(s.name, o.shop) as "shopName", coalesce(s.time_zone, 'Asia/Shanghai') as "timeZone",
             coalesce((select json_agg(json_build_object('channel', a.channel, 'outcome', a.outcome, 'code', a.code) order by a.started_at, a.id)
                       from attempt a where a.notice_id = n.id), '[]') as tried
           from notice n join orders o on o.id = n.order_id left join contact c on c.order_id = o.id left join shop s on s.code = o.shop
           where n.id = any($1::uuid[])`,
    values: [ids],
  });
  return rows.map(({ sealed, ...row }) => ({ ...row, contact: sealed ? (JSON.parse(unseal(sealed).toString('utf8')) as Contact) : null }));
}

/** Ends the lease of a notice: in a final state, or `pending` again at `dueAt`. */
export async function settleNotice(
  db: Queryable,
  id: string,
  to: { state: NoticeState; detail?: string; dueAt?: Instant; isTry?: boolean },
  now: Instant,
): Promise<void> {
  const isOver = to.state !== 'pending' && to.state !== 'unknown';
  await db.query({
    name: 'notice-settle',
    text: `update notice set state = $2, detail = $3, due_at = coalesce($4, due_at), leased_until = null,
             settled_at = case when $5 then $6::timestamptz end, attempts = attempts + $7
           where id = $1 and state not in ('delivered')`,
    values: [id, to.state, to.detail ?? null, to.dueAt === undefined ? null : new Date(to.dueAt), isOver, new Date(now), to.isTry ? 1 : 0],
  });
}

/** Puts alerts for staff into the console: each with a try that is delivered, in one statement. */
export async function deliverToConsole(db: Queryable, notices: readonly { id: string; attemptId: string }[], now: Instant): Promise<void> {
  if (notices.length === 0) return;
  await db.query({
    name: 'notice-to-console',
    text: `with tries as (
             insert into attempt (id, notice_id, channel, outcome, started_at, ended_at)
             select w.attempt_id, w.id, 'console', 'delivered', $3, $3 from unnest($1::uuid[], $2::uuid[]) as w(id, attempt_id)
           )
           update notice set state = 'delivered', leased_until = null, settled_at = $3, attempts = attempts + 1 where id = any($1::uuid[])`,
    values: [notices.map((n) => n.id), notices.map((n) => n.attemptId), new Date(now)],
  });
}

/** How often a notice was tried, and whose it is; null when there is none. */
export async function readTries(db: Queryable, id: string): Promise<{ attempts: number; phoneHash: string | null } | null> {
  const { rows } = await db.query<{ attempts: number; phoneHash: string | null }>(
    'select n.attempts, o.phone_hash as "phoneHash" from notice n left join orders o on o.id = n.order_id where n.id = $1',
    [id],
  );
  return rows[0] ?? null;
}

/** Messages that went to this customer, or may have, since `since`, over all orders. */
export async function countSent(db: Queryable, phoneHash: string, since: Instant): Promise<number> {
  const { rows } = await db.query<{ count: number }>({
    name: 'notice-count-sent',
    text: `select count(*) from orders o join notice n on n.order_id = o.id and n.recipient = 'customer' join attempt a on a.notice_id = n.id
           where o.phone_hash = $1 and a.started_at > $2 and a.outcome in ('sending', 'accepted', 'delivered', 'unknown')`,
    values: [phoneHash, new Date(since)],
  });
  return rows[0]!.count;
}
