import type { Instant } from '../domain/shared/instant';
import { seal, sha256Hex, unseal } from '../platform/crypto';
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

/** Keeps bodies, encrypted, with verdict `received`. Answers their ids in the same order. */
export async function insertRawPayloads(db: Queryable, payloads: RawPayload[]): Promise<number[]> {
  const { rows } = await db.query({
    name: 'insert-raw-payloads',
    text: `insert into raw_payload (source, received_at, headers, sealed, sha256, verdict, remote)
      select source, received_at, headers, sealed, sha256, 'received', remote
      from unnest($1::text[], $2::timestamptz[], $3::json[], $4::bytea[], $5::text[], $6::text[])
        with ordinality as p(source, received_at, headers, sealed, sha256, remote, place)
      order by place
      returning id`,
    values: [
      payloads.map((p) => p.source),
      payloads.map((p) => new Date(p.receivedAt)),
      payloads.map((p) => JSON.stringify(p.headers)),
      payloads.map((p) => seal(p.body)),
      payloads.map((p) => sha256Hex(p.body)),
      payloads.map((p) => p.remote ?? null),
    ],
  });
  return (rows as { id: number }[]).map((r) => r.id);
}

export interface RawOutcome {
  id: number;
  verdict: RawVerdict;
  /** Why, in a few words; no personal data. */
  detail?: string;
}

/** Says what became of bodies; one statement for many. */
export async function settleRawPayloads(db: Queryable, outcomes: RawOutcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  await db.query({
    name: 'settle-raw-payloads',
    text: `update raw_payload p set verdict = o.verdict, detail = o.detail
      from unnest($1::bigint[], $2::text[], $3::text[]) as o(id, verdict, detail) where p.id = o.id`,
    values: [outcomes.map((o) => o.id), outcomes.map((o) => o.verdict), outcomes.map((o) => o.detail?.slice(0, 500) ?? null)],
  });
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
  /** Bytes as they are kept, which is some more than came. */
  size: number;
}

/** The newest kept bodies of a source; few rows are read, however many there are. */
export async function readDeliveries(db: Queryable, source: string, limit: number): Promise<DeliveryRow[]> {
  const { rows } = await db.query(
    `select d.* from unnest(array['received', 'recorded', 'ignored', 'refused', 'unreadable', 'waiting']) as v(verdict),
       lateral (select id, received_at as "receivedAt", p.verdict, detail, remote, octet_length(sealed) as size
                  from raw_payload p where p.source = $1 and p.verdict = v.verdict order by received_at desc limit $2) d
      order by d."receivedAt" desc, d.id desc limit $2`,
    [source, limit],
  );
  return rows as DeliveryRow[];
}
