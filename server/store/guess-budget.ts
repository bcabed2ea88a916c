import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** Counts one failure against each key in the window that starts at `windowAt`. Keys are keyed hashes, never raw values. */
export async function countFailures(db: Queryable, keys: string[], windowAt: Instant): Promise<void> {
  await db.query({
    name: 'guess-count',
    // in one order, so that two failures at once cannot deadlock
    text: `insert into guess_budget (key, window_at, failures)
           select key, $2, 1 from unnest($1::text[]) as key order by key
           on conflict (key, window_at) do update set failures = guess_budget.failures + 1`,
    values: [[...new Set(keys)], new Date(windowAt)],
  });
}

/** Failures counted against one key since `since`. */
export async function readFailures(db: Queryable, key: string, since: Instant): Promise<number> {
  const { rows } = await db.query({
    name: 'guess-read',
    text: 'select coalesce(sum(failures), 0) as failures from guess_budget where key = $1 and window_at > $2',
    values: [key, new Date(since)],
  });
  return rows[0].failures;
}

/** Spends something that may be spent once until `expiresAt`; false when it was spent before. */
export async function spendOnce(db: Queryable, key: string, expiresAt: Instant): Promise<boolean> {
  const { rowCount } = await db.query(
    'insert into guess_budget (key, window_at, failures) values ($1, $2, 0) on conflict (key, window_at) do nothing',
    [key, new Date(expiresAt)],
  );
  return rowCount === 1;
}
