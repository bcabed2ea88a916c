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

/**
 * Counts one try against a key before it is looked at, in the window that starts at `windowAt`, and answers the tries since
 * `since`, this one included. Tries at once are told different numbers, so that none slips past a limit.
 */
export async function countTry(db: Queryable, key: string, windowAt: Instant, since: Instant): Promise<number> {
  const { rows } = await db.query({
    name: 'guess-try',
    text: `with mine as (
             insert into guess_budget (key, window_at, failures) values ($1, $2, 1)
             on conflict (key, window_at) do update set failures = guess_budget.failures + 1 returning failures)
           select mine.failures + coalesce((select sum(failures) from guess_budget where key = $1 and window_at > $3 and window_at <> $2), 0)
             as tries from mine`,
    values: [key, new Date(windowAt), new Date(since)],
  });
  return rows[0].tries;
}

/** Takes back a try that turned out to be no failure. */
export async function takeBackTry(db: Queryable, key: string, windowAt: Instant): Promise<void> {
  const values = [key, new Date(windowAt)];
  await db.query({
    name: 'guess-try-back',
    text: 'update guess_budget set failures = failures - 1 where key = $1 and window_at = $2',
    values,
  });
}

/** Spends something that may be spent once until `expiresAt`; false when it was spent before. */
export async function spendOnce(db: Queryable, key: string, expiresAt: Instant): Promise<boolean> {
  const { rowCount } = await db.query(
    'insert into guess_budget (key, window_at, failures) values ($1, $2, 0) on conflict (key, window_at) do nothing',
    [key, new Date(expiresAt)],
  );
  return rowCount === 1;
}
