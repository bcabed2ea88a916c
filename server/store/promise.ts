import type { OrderDocument } from '../domain/order/order-document';
import type { Instant } from '../domain/shared/instant';
import { momentArray, textArray, uuidArray } from './binary-array';
import type { Queryable } from './context';

/** A promise that a message made. */
export interface NewPromise {
  id: string;
  orderId: string;
  noticeId: string;
  kind: string;
  dueAt: Instant;
  createdAt: Instant;
}

/** Keeps what some messages promised; the same notice promises once. */
export async function insertPromises(db: Queryable, promises: readonly NewPromise[]): Promise<void> {
  if (promises.length === 0) return;
  await db.query({
    name: 'promise-insert',
    text: `insert into promise (id, order_id, notice_id, kind, due_at, created_at)
           select w.* from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[])
             as w(id, order_id, notice_id, kind, due_at, created_at)
           where not exists (select 1 from promise p where p.notice_id = w.notice_id)`,
    values: [
      uuidArray(promises.map((p) => p.id)),
      uuidArray(promises.map((p) => p.orderId)),
      uuidArray(promises.map((p) => p.noticeId)),
      textArray(promises.map((p) => p.kind)),
      momentArray(promises.map((p) => p.dueAt)),
      momentArray(promises.map((p) => p.createdAt)),
    ],
  });
}

/** An open promise with what its keeping asks for. */
export interface DuePromise {
  id: string;
  orderId: string;
  dueAt: Instant;
  createdAt: Instant;
  template: string | null;
  params: Record<string, string | number>;
  isToldSince: boolean;
  document: OrderDocument;
  timeZone: string;
  /** Quiet hours as the customer chose; null follows the shop. */
  quiet: string | null;
}

/** Open promises of messages that are due by `until`, locked until the transaction ends; those another worker holds are passed over. */
export async function lockDuePromises(db: Queryable, until: Instant, limit: number): Promise<DuePromise[]> {
  const { rows } = await db.query<DuePromise>({
    name: 'promise-due',
    text: `select p.id, p.order_id as "orderId", p.due_at as "dueAt", p.created_at as "createdAt", n.template, coalesce(n.params, '{}') as params,
             exists (select 1 from notice m join attempt a on a.notice_id = m.id
                     where m.order_id = p.order_id and m.recipient = 'customer' and m.id is distinct from p.notice_id
                       and a.started_at > p.created_at and a.outcome in ('accepted', 'delivered')) as "isToldSince",
             o.doc as document, coalesce(s.time_zone, 'Asia/Shanghai') as "timeZone", w.quiet
           from promise p join orders o on o.id = p.order_id left join notice n on n.id = p.notice_id left join shop s on s.code = o.shop
             left join preference w on w.phone_hash = o.phone_hash
           where p.due_at <= $1 and p.kept_at is null and p.broken_at is null and p.ticket_id is null
           order by p.due_at limit $2 for update of p skip locked`,
    values: [new Date(until), limit],
  });
  return rows;
}

/** Scores promises: kept in time, or broken. */
export async function scorePromises(db: Queryable, scores: readonly { id: string; isKept: boolean }[], at: Instant): Promise<void> {
  await db.query({
    name: 'promise-score',
    text: `update promise p set kept_at = case when w.is_kept then $3::timestamptz end, broken_at = case when not w.is_kept then $3::timestamptz end
           from unnest($1::uuid[], $2::bool[]) as w(id, is_kept) where p.id = w.id`,
    values: [scores.map((s) => s.id), scores.map((s) => s.isKept), new Date(at)],
  });
}

/** Promises the next answer of a ticket; what was promised before is scored by whether it was still in time. */
export async function renewTicketPromise(
  db: Queryable,
  promise: { id: string; orderId: string; ticketId: string; dueAt: Instant; createdAt: Instant },
): Promise<void> {
  await settleTicketPromises(db, promise.ticketId, promise.createdAt);
  await db.query(`insert into promise (id, order_id, ticket_id, kind, due_at, created_at) values ($1, $2, $3, 'ticket_answer', $4, $5)`, [
    promise.id,
    promise.orderId,
    promise.ticketId,
    new Date(promise.dueAt),
    new Date(promise.createdAt),
  ]);
}

/** Scores the open promises of a ticket that was answered, or needs no answer any more, at `at`. */
export async function settleTicketPromises(db: Queryable, ticketId: string, at: Instant): Promise<void> {
  await db.query(
    `update promise set kept_at = case when due_at >= $2 then $2::timestamptz end, broken_at = case when due_at < $2 then $2::timestamptz end
     where ticket_id = $1 and kept_at is null and broken_at is null`,
    [ticketId, new Date(at)],
  );
}

/** A promised answer that is near or past. */
export interface DueAnswer {
  id: string;
  ticketId: string;
  orderId: string;
  dueAt: Instant;
}

/**
 * Promised answers due by `until`: past ones, and those nobody was warned of yet (`ticket_due:<promise>` is the cause of the
 * warning). Not locked: the ticket is, by who acts on them.
 */
export async function listDueAnswers(db: Queryable, due: { until: Instant; now: Instant; limit: number }): Promise<DueAnswer[]> {
  const { rows } = await db.query<DueAnswer>({
    name: 'promise-due-answers',
    text: `select p.id, p.ticket_id as "ticketId", p.order_id as "orderId", p.due_at as "dueAt" from promise p
           where p.due_at <= $1 and p.kept_at is null and p.broken_at is null and p.ticket_id is not null
             and (p.due_at < $2 or not exists (select 1 from notice n where n.order_id = p.order_id and n.cause = 'ticket_due:' || p.id))
           order by p.due_at limit $3`,
    values: [new Date(due.until), new Date(due.now), due.limit],
  });
  return rows;
}

/** Whether a promise is still open. */
export async function isPromiseOpen(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query('select 1 from promise where id = $1 and kept_at is null and broken_at is null', [id]);
  return rowCount === 1;
}
