import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** Where a pull that is not at its last page goes on. */
export interface PullProgress {
  since: Instant;
  until: Instant;
  /** Pages that are through. */
  pages: number;
  rows: number;
  refused: number;
  /** Number, offset, cursor or address of the next page, as its paging counts. */
  next: string;
}

/** An account that is asked on a schedule, and how that goes. */
export interface PullRow {
  sourceId: string;
  nextAt: Instant;
  leasedUntil: Instant | null;
  watermark: Instant | null;
  progress: PullProgress | null;
  askedAt: Instant | null;
  okAt: Instant | null;
  /** Why the last try failed. */
  error: string | null;
  failures: number;
  pages: number;
  rows: number;
  refused: number;
}

const COLUMNS = `source_id as "sourceId", next_at as "nextAt", leased_until as "leasedUntil", watermark, progress, asked_at as "askedAt",
  ok_at as "okAt", error, failures, pages, rows, refused`;

/** Has an account that is asked on a schedule asked from `at` on, if not before. False when there is none. */
export async function hastenPull(db: Queryable, sourceId: string, at: Instant): Promise<boolean> {
  const text = 'update source_pull set next_at = least(next_at, $2) where source_id = $1';
  return ((await db.query(text, [sourceId, new Date(at)])).rowCount ?? 0) > 0;
}

/**
 * Has the account asked from `at` on; whoever asks it just now stops at the next page and changes nothing more. With
 * `isAnew` everything is asked for again, as on the first day.
 */
export async function startPull(db: Queryable, sourceId: string, at: Instant, isAnew: boolean): Promise<void> {
  await db.query(
    `insert into source_pull (source_id, next_at) values ($1, $2)
     on conflict (source_id) do update set next_at = excluded.next_at, progress = null, lease = null, leased_until = null,
       error = null, failures = 0, watermark = case when $3 then null else source_pull.watermark end`,
    [sourceId, new Date(at), isAnew],
  );
}

/** Asks the account no more and forgets how far it got. */
export async function dropPull(db: Queryable, sourceId: string): Promise<void> {
  await db.query('delete from source_pull where source_id = $1', [sourceId]);
}

/** How an account's pulls go; null when it is never asked. */
export async function readPull(db: Queryable, sourceId: string): Promise<PullRow | null> {
  const { rows } = await db.query(`select ${COLUMNS} from source_pull where source_id = $1`, [sourceId]);
  return (rows[0] as PullRow | undefined) ?? null;
}

/** Takes the account that is due longest under a lease; null when none is due that is switched on and that nobody else holds. */
export async function claimPull(db: Queryable, claim: { lease: string; now: Instant; leaseMs: number }): Promise<PullRow | null> {
  const { rows } = await db.query({
    name: 'claim-pull',
    text: `update source_pull set lease = $1, leased_until = $3, asked_at = $2
           where source_id = (
             select p.source_id from source_pull p join source s on s.id = p.source_id
             where p.next_at <= $2 and (p.leased_until is null or p.leased_until < $2) and s.enabled
             order by p.next_at limit 1 for update of p skip locked)
           returning ${COLUMNS}`,
    values: [claim.lease, new Date(claim.now), new Date(claim.now + claim.leaseMs)],
  });
  return (rows[0] as PullRow | undefined) ?? null;
}

/** Keeps where a pull goes on and prolongs the lease; false when another process has it by now. */
export async function savePullProgress(
  db: Queryable,
  held: { sourceId: string; lease: string; until: Instant },
  progress: PullProgress,
): Promise<boolean> {
  const { rowCount } = await db.query('update source_pull set progress = $3, leased_until = $4 where source_id = $1 and lease = $2', [
    held.sourceId,
    held.lease,
    JSON.stringify(progress),
    new Date(held.until),
  ]);
  return (rowCount ?? 0) > 0;
}

/** The pull came to its end: everything up to `watermark` has been asked for. Does nothing without the lease. */
export async function finishPull(
  db: Queryable,
  held: { sourceId: string; lease: string },
  end: { watermark: Instant; at: Instant; nextAt: Instant; pages: number; rows: number; refused: number },
): Promise<void> {
  await db.query(
    `update source_pull set watermark = $3, ok_at = $4, next_at = $5, pages = $6, rows = $7, refused = $8,
       progress = null, error = null, failures = 0, lease = null, leased_until = null
     where source_id = $1 and lease = $2`,
    [held.sourceId, held.lease, new Date(end.watermark), new Date(end.at), new Date(end.nextAt), end.pages, end.rows, end.refused],
  );
}

/** The pull failed; the next one begins where `keepsProgress` says. Does nothing without the lease. */
export async function failPull(
  db: Queryable,
  held: { sourceId: string; lease: string },
  fault: { error: string; nextAt: Instant; keepsProgress: boolean },
): Promise<void> {
  await db.query(
    `update source_pull set error = $3, next_at = $4, failures = failures + 1, lease = null, leased_until = null,
       progress = case when $5 then progress end
     where source_id = $1 and lease = $2`,
    [held.sourceId, held.lease, fault.error, new Date(fault.nextAt), fault.keepsProgress],
  );
}

/** Gives the pull back as it stands, for another process to go on, at once or from `nextAt` on. */
export async function releasePull(db: Queryable, held: { sourceId: string; lease: string }, nextAt?: Instant): Promise<void> {
  await db.query(
    `update source_pull set lease = null, leased_until = null, next_at = coalesce($3, next_at) where source_id = $1 and lease = $2`,
    [held.sourceId, held.lease, nextAt === undefined ? null : new Date(nextAt)],
  );
}
