import type { ConsequenceIntent } from '../domain/consequence/plan-consequences';
import { newId } from '../platform/ids';
import { jsonArray, momentArray, textArray, uuidArray } from './binary-array';
import type { Queryable } from './context';

/** Writes intents; one that its cause has already written is left as it is. */
export async function insertConsequences(db: Queryable, intents: readonly { orderId: string; intent: ConsequenceIntent }[]): Promise<void> {
  if (intents.length === 0) return;
  await db.query({
    name: 'consequence-insert',
    text: `insert into consequence (id, order_id, cause, path, body, stall, due_at)
           select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::json[], $6::json[], $7::timestamptz[])
           on conflict (order_id, cause, path) do nothing`,
    values: [
      uuidArray(intents.map(() => newId())),
      uuidArray(intents.map((i) => i.orderId)),
      textArray(intents.map((i) => i.intent.cause)),
      textArray(intents.map((i) => i.intent.path)),
      jsonArray(intents.map((i) => JSON.stringify(i.intent.body))),
      jsonArray(intents.map((i) => (i.intent.stall ? JSON.stringify(i.intent.stall) : null))),
      momentArray(intents.map((i) => i.intent.dueAt)),
    ],
  });
}
