import type { Fact } from '../domain/tracking/fact';
import { jsonArray, momentArray, textArray } from './binary-array';
import type { Queryable } from './context';

/** A fact on its way into the log, with the digest of its content. */
export interface FactRow {
  fact: Fact;
  revision: string;
}

/** Appends facts in one statement. A row that is there already is left as it is. */
export async function insertFacts(db: Queryable, rows: readonly FactRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.query({
    name: 'fact-insert',
    text: `insert into fact (subject, identity, revision, source, code, occurred_at, received_at, body)
           select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[], $8::json[])
           on conflict do nothing`,
    values: [
      textArray(rows.map(({ fact }) => fact.subject)),
      textArray(rows.map(({ fact }) => fact.identity)),
      textArray(rows.map(({ revision }) => revision)),
      textArray(rows.map(({ fact }) => fact.source)),
      textArray(rows.map(({ fact }) => fact.code)),
      momentArray(rows.map(({ fact }) => fact.occurredAt)),
      momentArray(rows.map(({ fact }) => fact.receivedAt)),
      jsonArray(rows.map(({ fact }) => JSON.stringify(fact))),
    ],
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

/** What the portal said of the stalls of some orders. */
export async function readStallFacts(db: Queryable, subjects: readonly string[]): Promise<Fact[]> {
  if (subjects.length === 0) return [];
  const { rows } = await db.query<{ body: Fact }>({
    name: 'fact-read-stalls',
    text: `select body from fact where subject = any($1::text[]) and code like 'stall.%'`,
    values: [textArray(subjects)],
  });
  return rows.map((row) => row.body);
}

/** Everything that was said about one order and its shipments, in the order it was received. */
export async function readFactsOfOrder(db: Queryable, orderId: string): Promise<Fact[]> {
  const rows = await readFactsForFold(db, [`o:${orderId}`], [orderId]);
  return rows.map((row) => row.fact).sort((a, b) => a.receivedAt - b.receivedAt);
}
