import type { ConsequenceIntent } from '../domain/consequence/plan-consequences';
import { newId } from '../platform/ids';
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
      intents.map(() => newId()),
      intents.map((i) => i.orderId),
      intents.map((i) => i.intent.cause),
      intents.map((i) => i.intent.path),
      intents.map((i) => JSON.stringify(i.intent.body)),
      intents.map((i) => (i.intent.stall ? JSON.stringify(i.intent.stall) : null)),
      intents.map((i) => new Date(i.intent.dueAt)),
    ],
  });
}
