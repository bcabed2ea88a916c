import type { NoticeIntent } from '../domain/notice/notice';
import { newId } from '../platform/ids';
import type { Queryable } from './context';

/** Writes intents; one that its cause has already written is left as it is. */
export async function insertNotices(db: Queryable, notices: readonly { orderId: string; intent: NoticeIntent }[]): Promise<void> {
  if (notices.length === 0) return;
  await db.query({
    name: 'notice-insert',
    text: `insert into notice (id, order_id, cause, recipient, template, params, due_at)
           select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::json[], $7::timestamptz[])
           on conflict (order_id, cause, recipient) do nothing`,
    values: [
      notices.map(() => newId()),
      notices.map((n) => n.orderId),
      notices.map((n) => n.intent.cause),
      notices.map((n) => n.intent.recipient),
      notices.map((n) => n.intent.template),
      notices.map((n) =>
        JSON.stringify(
          n.intent.promise
            ? { ...n.intent.params, promiseKind: n.intent.promise.kind, promiseDueAt: n.intent.promise.dueAt }
            : n.intent.params,
        ),
      ),
      notices.map((n) => new Date(n.intent.dueAt)),
    ],
  });
}
