import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** Promises the next answer of a ticket; what was promised before is scored by whether it was still in time. */
export async function renewTicketPromise(
  db: Queryable,
  promise: { id: string; orderId: string; ticketId: string; dueAt: Instant; createdAt: Instant },
): Promise<void> {
  await settleOpen(db, promise.ticketId, promise.createdAt, false);
  await db.query(
    `insert into promise (id, order_id, ticket_id, kind, due_at, created_at, shop, carrier, channel)
     select $1, o.id, $3, 'ticket_answer', $4, $5, o.shop, o.carrier, 'page' from orders o where o.id = $2`,
    [promise.id, promise.orderId, promise.ticketId, new Date(promise.dueAt), new Date(promise.createdAt)],
  );
}

/** Scores the promises of a ticket that was answered, or needs no answer any more, at `at`: also those broken before, as late. */
export async function settleTicketPromises(db: Queryable, ticketId: string, at: Instant): Promise<void> {
  await settleOpen(db, ticketId, at, true);
  await db.query(
    `update promise set late_at = $2, settled_by = 'answer' where ticket_id = $1 and kind = 'ticket_answer' and broken_at is not null and late_at is null`,
    [ticketId, new Date(at)],
  );
}

/** What is broken is so since its time passed; whose ticket it is by then has to keep it. */
async function settleOpen(db: Queryable, ticketId: string, at: Instant, isAnswered: boolean): Promise<void> {
  await db.query(
    `update promise p set kept_at = case when due_at >= $2 then $2::timestamptz end, broken_at = case when due_at < $2 then due_at end,
       late_at = case when due_at < $2 and $3 then $2::timestamptz end, settled_by = case when due_at >= $2 or $3 then 'answer' end,
       owner_id = (select t.owner_id from ticket t where t.id = p.ticket_id)
     where ticket_id = $1 and kind = 'ticket_answer' and kept_at is null and broken_at is null and withdrawn_at is null`,
    [ticketId, new Date(at), isAnswered],
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
           where p.due_at <= $1 and p.kind = 'ticket_answer' and p.kept_at is null and p.broken_at is null and p.withdrawn_at is null
             and (p.due_at < $2 or not exists (select 1 from notice n where n.order_id = p.order_id and n.cause = 'ticket_due:' || p.id))
           order by p.due_at limit $3`,
    values: [new Date(due.until), new Date(due.now), due.limit],
  });
  return rows;
}

/** Whether a promise is still open. */
export async function isPromiseOpen(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'select 1 from promise where id = $1 and kept_at is null and broken_at is null and withdrawn_at is null',
    [id],
  );
  return rowCount === 1;
}
