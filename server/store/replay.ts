import type { Instant } from '../domain/shared/instant';
import type { SourceKind } from '../domain/tracking/fact';
import { unseal } from '../platform/crypto';
import type { Queryable } from './context';
import type { KeptPayload } from './raw-payload';

/** Verdicts of a push that may say something after all: it was refused, not understood, or never settled. */
const UNSETTLED = ['refused', 'unreadable', 'received'];

/** What a replay reads again: pushes of some sources that came in a stretch of time and are kept whole. */
export interface ReplayStretch {
  sources: readonly string[];
  from: Instant;
  to: Instant;
}

/** How many pushes there are to read again, and how many beside them were cut off when they were kept, which nobody can read. */
export async function countToReplay(db: Queryable, { sources, from, to }: ReplayStretch): Promise<{ whole: number; cut: number }> {
  const { rows } = await db.query<{ whole: number; cut: number }>(
    `select count(*) filter (where whole_size is null) as whole, count(*) filter (where whole_size is not null) as cut from raw_payload
     where source = any($1::text[]) and verdict = any($2::text[]) and received_at >= $3 and received_at < $4`,
    [sources, UNSETTLED, new Date(from), new Date(to)],
  );
  return rows[0]!;
}

/** The next pushes to read again, in the order in which they came, by id after `afterId`; decrypted. */
export async function readToReplay(db: Queryable, stretch: ReplayStretch, afterId: number, limit: number): Promise<KeptPayload[]> {
  const { rows } = await db.query<KeptPayload & { sealed: Buffer }>(
    `select id, source, received_at as "receivedAt", headers, sealed, verdict, detail, remote from raw_payload
     where source = any($1::text[]) and verdict = any($2::text[]) and received_at >= $3 and received_at < $4 and id > $5 and whole_size is null
     order by id limit $6`,
    [stretch.sources, UNSETTLED, new Date(stretch.from), new Date(stretch.to), afterId, limit],
  );
  return rows.map(({ sealed, ...row }) => ({ ...row, body: unseal(sealed) }));
}

/** Names of the enabled sources of some kinds. */
export async function readSourceNames(db: Queryable, kinds: readonly SourceKind[]): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>('select name from source where enabled and kind = any($1::text[]) order by name', [
    kinds,
  ]);
  return rows.map((row) => row.name);
}
