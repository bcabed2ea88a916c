import type { NoticeIntent } from '../domain/notice/notice';
import { newId } from '../platform/ids';
import { jsonArray, momentArray, textArray, uuidArray } from './binary-array';
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
      uuidArray(notices.map(() => newId())),
      uuidArray(notices.map((n) => n.orderId)),
      textArray(notices.map((n) => n.intent.cause)),
      textArray(notices.map((n) => n.intent.recipient)),
      textArray(notices.map((n) => n.intent.template)),
      jsonArray(notices.map(({ intent }) => JSON.stringify(paramsOf(intent)))),
      momentArray(notices.map((n) => n.intent.dueAt)),
    ],
  });
}

function paramsOf({ params, promise }: NoticeIntent): NoticeIntent['params'] {
  return promise ? { ...params, promiseKind: promise.kind, promiseDueAt: promise.dueAt } : params;
}
