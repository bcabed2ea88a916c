import type { CallOutcome } from '../domain/promise/promise';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** A call that somebody promised. */
export interface NewCall {
  id: string;
  orderId: string;
  ticketId: string | null;
  madeBy: string;
  ownerId: string;
  isWish: boolean;
  dueAt: Instant;
  createdAt: Instant;
  watchAt: Instant | null;
}

export async function insertCall(db: Queryable, call: NewCall): Promise<void> {
  await db.query(
    `insert into promise (id, order_id, ticket_id, kind, due_at, created_at, shop, carrier, warehouse, channel, made_by, owner_id, is_wish, watch_at)
     select $1, o.id, $3, 'call_back', $4, $5, o.shop, o.carrier, o.doc -> 'state' ->> 'warehouse', 'phone', $6, $7, $8, $9 from orders o where o.id = $2`,
    [
      call.id,
      call.orderId,
      call.ticketId,
      new Date(call.dueAt),
      new Date(call.createdAt),
      call.madeBy,
      call.ownerId,
      call.isWish,
      call.watchAt === null ? null : new Date(call.watchAt),
    ],
  );
}

/**
 * Records a call that was promised and not made yet: in time it is kept, also at the very moment it is due; later it is broken since
 * then, and made up for. False when there is no such call to make.
 */
export async function recordCall(db: Queryable, call: { id: string; outcome: CallOutcome; by: string; at: Instant }): Promise<boolean> {
  const { rowCount } = await db.query(
    `update promise set kept_at = case when due_at >= $2 then $2::timestamptz end, broken_at = case when due_at < $2 then coalesce(broken_at, due_at) end,
       late_at = case when due_at < $2 then $2::timestamptz end, outcome = $3, settled_by = $4, watch_at = null
     where id = $1 and kind = 'call_back' and kept_at is null and late_at is null and withdrawn_at is null`,
    [call.id, new Date(call.at), call.outcome, call.by],
  );
  return rowCount === 1;
}

/** Withdraws an open promise with its reason. False when it is open no more. */
export async function withdrawPromise(db: Queryable, one: { id: string; why: string; by: string; at: Instant }): Promise<boolean> {
  const { rowCount } = await db.query(
    `update promise set withdrawn_at = $2, withdrawn_by = $3, withdrawn_why = $4, watch_at = null
     where id = $1 and kept_at is null and broken_at is null and withdrawn_at is null`,
    [one.id, new Date(one.at), one.by, one.why],
  );
  return rowCount === 1;
}
