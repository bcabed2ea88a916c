import { type Instant, toIso } from '../domain/shared/instant';
import { storable } from '../domain/shared/storable';
import { sealPacked, sha256Hex, unseal } from '../platform/crypto';
import { byteaArray } from './binary-array';
import type { Queryable } from './context';

/** What became of a body. `waiting` speaks of an order that nobody has told us of yet. */
export type RawVerdict = 'received' | 'recorded' | 'ignored' | 'refused' | 'unreadable' | 'waiting';

/** Stands as `remote` of a body that we asked for: an answer, which nobody signed. */
export const PULLED = 'pull';

/** A body as it arrived, before anything was understood of it. */
export interface RawPayload {
  source: string;
  receivedAt: Instant;
  /** Without anything that proves who sent it. */
  headers: Record<string, string>;
  body: Buffer;
  remote?: string;
}

/**
 * Bytes that are kept of a body whose sender nobody vouched for. Pushes as vendors send them are shorter, so that those of an
 * outage can be read again once the secret or the list of addresses is mended.
 */
const CUT_AT = 65_536;

/** A body that was kept already, by its id, or one that is kept together with what becomes of it. */
export type RawBody = number | RawPayload;

export interface RawOutcome {
  raw: RawBody;
  verdict: RawVerdict;
  /** Why, in a few words; no personal data. */
  detail?: string;
}

/** Keeps bodies, encrypted, with verdict `received`. Answers their ids in the same order. */
export async function insertRawPayloads(db: Queryable, payloads: readonly RawPayload[]): Promise<number[]> {
  return insertOutcomes(
    db,
    payloads.map((payload) => ({ payload, verdict: 'received' })),
  );
}

/**
 * Says what became of bodies, and keeps those that were not kept yet; at most two statements for many. Of a refused body
 * that is long only the beginning is kept, beside its true length and the digest of the whole: a stranger does not fill the disk.
 */
export async function settleRawPayloads(db: Queryable, outcomes: readonly RawOutcome[]): Promise<void> {
  const fresh = outcomes.flatMap(({ raw, ...rest }) => (typeof raw === 'number' ? [] : [{ payload: raw, ...rest }]));
  const kept = outcomes.flatMap(({ raw, ...rest }) => (typeof raw === 'number' ? [{ id: raw, ...rest }] : []));
  if (fresh.length > 0) await insertOutcomes(db, fresh);
  if (kept.length === 0) return;
  await db.query({
    name: 'settle-raw-payloads',
    text: `update raw_payload p set verdict = o.verdict, detail = o.detail
      from unnest($1::bigint[], $2::text[], $3::text[]) as o(id, verdict, detail) where p.id = o.id`,
    values: [kept.map((o) => o.id), kept.map((o) => o.verdict), kept.map(detailOf)],
  });
}

async function insertOutcomes(
  db: Queryable,
  outcomes: readonly { payload: RawPayload; verdict: RawVerdict; detail?: string }[],
): Promise<number[]> {
  const isCut = outcomes.map(({ payload, verdict }) => verdict === 'refused' && payload.body.length > CUT_AT);
  const { rows } = await db.query({
    name: 'insert-raw-payloads',
    text: `insert into raw_payload (source, received_at, headers, sealed, sha256, verdict, detail, remote, whole_size)
      select source, received_at, headers, sealed, sha256, verdict, detail, remote, whole_size
      from unnest($1::text[], $2::timestamptz[], $3::json[], $4::bytea[], $5::text[], $6::text[], $7::text[], $8::text[], $9::int[])
        with ordinality as p(source, received_at, headers, sealed, sha256, verdict, detail, remote, whole_size, place)
      order by place
      returning id`,
    values: [
      outcomes.map((o) => o.payload.source),
      outcomes.map((o) => toIso(o.payload.receivedAt)),
      outcomes.map((o) => JSON.stringify(o.payload.headers)),
      byteaArray(outcomes.map((o, i) => sealPacked(isCut[i] ? o.payload.body.subarray(0, CUT_AT) : o.payload.body))),
      outcomes.map((o) => sha256Hex(o.payload.body)),
      outcomes.map((o) => o.verdict),
      outcomes.map(detailOf),
      outcomes.map((o) => o.payload.remote ?? null),
      outcomes.map((o, i) => (isCut[i] ? o.payload.body.length : null)),
    ],
  });
  return (rows as { id: number }[]).map((r) => r.id);
}

/** A reason may quote what a body says; one that Postgres refused would take along all that share the statement. */
function detailOf({ detail }: { detail?: string }): string | null {
  return detail === undefined ? null : storable(detail).slice(0, 500).toWellFormed();
}

export interface KeptPayload extends RawPayload {
  id: number;
  verdict: RawVerdict;
  detail: string | null;
}

/** Kept bodies of a source with one verdict, oldest first, decrypted. */
export async function readRawPayloads(
  db: Queryable,
  filter: { source: string; verdict: RawVerdict; detail?: string; receivedBefore?: Instant; limit: number },
): Promise<KeptPayload[]> {
  const { rows } = await db.query(
    `select id, source, received_at as "receivedAt", headers, sealed, verdict, detail, remote from raw_payload
      where source = $1 and verdict = $2 and ($3::text is null or detail = $3)
        and ($5::timestamptz is null or received_at < $5) order by received_at, id limit $4`,
    [
      filter.source,
      filter.verdict,
      filter.detail ?? null,
      filter.limit,
      filter.receivedBefore === undefined ? null : new Date(filter.receivedBefore),
    ],
  );
  return (rows as (KeptPayload & { sealed: Buffer })[]).map(({ sealed, ...row }) => ({ ...row, body: unseal(sealed) }));
}

/** A kept body without what it says. */
export interface DeliveryRow {
  id: number;
  receivedAt: Instant;
  verdict: RawVerdict;
  /** Why, in a few words; no personal data. */
  detail: string | null;
  remote: string | null;
  /** Bytes that are kept, packed and encrypted; of a body that was kept cut off, the bytes that came. */
  size: number;
}

/** The newest kept bodies of a source; few rows are read, however many there are. */
export async function readDeliveries(db: Queryable, source: string, limit: number): Promise<DeliveryRow[]> {
  const { rows } = await db.query(
    `select d.* from unnest(array['received', 'recorded', 'ignored', 'refused', 'unreadable', 'waiting']) as v(verdict),
       lateral (select id, received_at as "receivedAt", p.verdict, detail, remote, coalesce(whole_size, octet_length(sealed)) as size
                  from raw_payload p where p.source = $1 and p.verdict = v.verdict order by received_at desc limit $2) d
      order by d."receivedAt" desc, d.id desc limit $2`,
    [source, limit],
  );
  return rows as DeliveryRow[];
}
