import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';
import { plainArray } from './plain-array';

/** Failures to be counted against a key (a keyed hash, never a raw value) in the window that starts at `windowAt`. */
export interface CountedFailures {
  key: string;
  windowAt: Instant;
  failures: number;
}

/** Counts failures; each key and window at most once in the list. */
export async function countFailures(db: Queryable, counts: readonly CountedFailures[]): Promise<void> {
  await db.query({
    name: 'guess-count',
    // in one order, so that two processes that count at once cannot deadlock
    text: `insert into guess_budget (key, window_at, failures)
           select key, window_at, failures from unnest($1::text[], $2::timestamptz[], $3::int[]) as c(key, window_at, failures)
            order by key collate "C", window_at
           on conflict (key, window_at) do update set failures = guess_budget.failures + excluded.failures`,
    values: [
      plainArray(counts.map((c) => c.key)),
      plainArray(counts.map((c) => new Date(c.windowAt).toISOString())),
      plainArray(counts.map((c) => c.failures)),
    ],
  });
}

/**
 * Tells the planner how large the table has grown. It is empty most of the time, and plans made then read it from end to end:
 * in a storm of failures that would be every look-up, until the server's own statistics follow.
 */
export async function refreshGuessStatistics(db: Queryable): Promise<void> {
  await db.query('analyze guess_budget');
}

/** Failures counted against each key since its moment, in the order asked. */
export async function readFailures(db: Queryable, asked: readonly { key: string; since: Instant }[]): Promise<number[]> {
  const { rows } = await db.query<{ failures: number }>({
    name: 'guess-read',
    text: `select coalesce(sum(g.failures), 0) as failures
             from unnest($1::text[], $2::timestamptz[]) with ordinality as a(key, since, nth)
             left join guess_budget g on g.key = a.key and g.window_at > a.since
            group by a.nth order by a.nth`,
    values: [asked.map((a) => a.key), asked.map((a) => new Date(a.since))],
  });
  return rows.map((row) => row.failures);
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
