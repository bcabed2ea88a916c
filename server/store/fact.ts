import { toIso } from '../domain/shared/instant';
import type { Fact } from '../domain/tracking/fact';
import type { Queryable } from './context';

/** A fact on its way into the log, with the digest of its content. */
export interface FactRow {
  fact: Fact;
  revision: string;
}

/** Appends facts in one statement. A row that is there already is left as it is. */
export async function insertFacts(db: Queryable, rows: readonly FactRow[]): Promise<void> {
  if (rows.length === 0) return;
  const records = rows.map(({ fact, revision }) => ({
    subject: fact.subject,
    identity: fact.identity,
    revision,
    source: fact.source,
    code: fact.code,
    occurred_at: toIso(fact.occurredAt),
    received_at: toIso(fact.receivedAt),
    body: fact,
  }));
  await db.query({
    name: 'fact-insert',
    text: `insert into fact (subject, identity, revision, source, code, occurred_at, received_at, body)
           select subject, identity, revision, source, code, occurred_at, received_at, body
           from json_to_recordset($1::json) as r(subject text, identity text, revision text, source text, code text,
             occurred_at timestamptz, received_at timestamptz, body json)
           on conflict do nothing`,
    values: [JSON.stringify(records)],
  });
}

/** Facts with their revision digests: those of the given subjects and of every shipment linked to the given orders. */
export async function readFactsForFold(db: Queryable, subjects: readonly string[], orderIds: readonly string[]): Promise<FactRow[]> {
  const { rows } = await db.query<{ revision: string; body: Fact }>({
    name: 'fact-read-for-fold',
    text: `select revision, body from fact
           where subject = any($1::text[] || array(select 't:' || shipment_key from shipment_link where order_id = any($2::uuid[])))`,
    values: [subjects, orderIds],
  });
  return rows.map((row) => ({ fact: row.body, revision: row.revision }));
}

/** Everything that was said about one order and its shipments, in the order it was received. */
export async function readFactsOfOrder(db: Queryable, orderId: string): Promise<Fact[]> {
  const rows = await readFactsForFold(db, [`o:${orderId}`], [orderId]);
  return rows.map((row) => row.fact).sort((a, b) => a.receivedAt - b.receivedAt);
}
