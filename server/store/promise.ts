import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** Keeps what a message promised; the same notice promises once. */
export async function insertPromise(
  db: Queryable,
  promise: { id: string; orderId: string; noticeId: string; kind: string; dueAt: Instant; createdAt: Instant },
): Promise<void> {
  await db.query({
    name: 'promise-insert',
    text: `insert into promise (id, order_id, notice_id, kind, due_at, created_at)
           select $1, $2, $3, $4, $5, $6 where not exists (select 1 from promise where notice_id = $3)`,
    values: [promise.id, promise.orderId, promise.noticeId, promise.kind, new Date(promise.dueAt), new Date(promise.createdAt)],
  });
}
