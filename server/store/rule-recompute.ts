import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** How far the deadlines of open orders have followed a change of a rule. */
export interface RuleRecompute {
  code: string;
  version: number;
  /** Open orders at the start; null until the work begins. */
  total: number | null;
  done: number;
  /** Last order that was seen to. */
  afterId: string | null;
  isDone: boolean;
  /** When it was changed: for a moment after that other processes still write by what they remember. */
  changedAt?: Instant;
  /** The orders up to this one were seen to within that moment and are seen to once more; left out when none are. */
  againTo?: string;
  /** Last order that was seen to once more. */
  againFrom?: string | null;
}

const PREFIX = 'rule-recompute:';

/** Starts the recomputation of one rule from the first order again, whatever was under way. */
export async function queueRecompute(
  db: Queryable,
  { code, version }: { code: string; version: number },
  changedAt: Instant,
): Promise<void> {
  await writeRecompute(db, { code, version, total: null, done: 0, afterId: null, isDone: false, changedAt });
}

export async function writeRecompute(db: Queryable, work: RuleRecompute): Promise<void> {
  await db.query(
    `insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value, updated_at = current_timestamp`,
    [PREFIX + work.code, JSON.stringify(work)],
  );
}

/**
 * One recomputation that is not finished, or whose first orders are to be seen to once more because it was changed before
 * `settled`; locked until the transaction ends, null when there is none that is free.
 */
export async function lockRecompute(db: Queryable, settled: Instant): Promise<RuleRecompute | null> {
  const { rows } = await db.query<{ value: RuleRecompute }>({
    name: 'rule-recompute-lock',
    text: `select value from setting where key like '${PREFIX}%'
             and (value ->> 'isDone' = 'false' or value ->> 'againTo' is not null and (value ->> 'changedAt')::bigint <= $1)
           order by value ->> 'isDone', key limit 1 for update skip locked`,
    values: [settled],
  });
  return rows[0]?.value ?? null;
}

/** The last recomputation of one rule; null when it was never changed. */
export async function readRecompute(db: Queryable, code: string): Promise<RuleRecompute | null> {
  const { rows } = await db.query<{ value: RuleRecompute }>('select value from setting where key = $1', [PREFIX + code]);
  return rows[0]?.value ?? null;
}

/** The last recomputation of every rule that was ever changed, by code. */
export async function listRecomputes(db: Queryable): Promise<RuleRecompute[]> {
  const { rows } = await db.query<{ value: RuleRecompute }>(`select value from setting where key like '${PREFIX}%' order by key`);
  return rows.map((row) => row.value);
}
