import type { ConsequenceOutcome } from '../domain/consequence/outcome';
import { type DueBody, FOR_PEOPLE } from '../domain/consequence/plan-consequences';
import type { Instant } from '../domain/shared/instant';
import type { Stall } from '../domain/stall/stall';
import type { Queryable } from './context';

/** An intent that is due, as it was written. */
export interface DueConsequence {
  id: string;
  orderId: string;
  cause: string;
  path: string;
  body: DueBody;
  stall: Stall | null;
  /** Tries that failed so far. */
  tries: number;
}

const COLUMNS = 'c.id, c.order_id as "orderId", c.cause, c.path, c.body, c.stall, c.tries';

/** What of the due intents a round takes: what people are asked, or everything else. */
export type ConsequenceLane = 'people' | 'others';

/** Takes up to `limit` due intents for `leaseMs`, the oldest first, of one lane or both; what another worker holds is passed over. */
export async function claimConsequences(
  db: Queryable,
  now: Instant,
  leaseMs: number,
  limit: number,
  lane?: ConsequenceLane,
): Promise<DueConsequence[]> {
  const { rows } = await db.query<DueConsequence>({
    name: 'consequence-claim',
    text: `with due as (
             select id from consequence where done_at is null and due_at <= $1 and (leased_until is null or leased_until <= $1)
                and ($4::boolean is null or (body ->> 'do' = any($5)) = $4)
             order by due_at limit $3 for update skip locked
           )
           update consequence c set leased_until = $2 from due where c.id = due.id returning ${COLUMNS}`,
    values: [new Date(now), new Date(now + leaseMs), limit, lane === undefined ? null : lane === 'people', FOR_PEOPLE],
  });
  return rows.sort((a, b) => (a.cause === b.cause ? comparePaths(a.path, b.path) : a.cause < b.cause ? -1 : 1));
}

/** `2` before `10`, and what a branch leads to after it. */
function comparePaths(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** Locks an intent that is still to be carried out; false when somebody has done so. Lock its order first. */
export async function lockConsequence(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'consequence-lock',
    text: 'select 1 from consequence where id = $1 and done_at is null for update',
    values: [id],
  });
  return rowCount === 1;
}

/** One intent, carried out or not; null when there is none. */
export async function readConsequence(db: Queryable, id: string): Promise<DueConsequence | null> {
  const { rows } = await db.query<DueConsequence>(`select ${COLUMNS} from consequence c where c.id = $1`, [id]);
  return rows[0] ?? null;
}

/** Notes what came of an intent; it is never carried out again. */
export async function settleConsequence(db: Queryable, id: string, outcome: ConsequenceOutcome, now: Instant): Promise<void> {
  await db.query({
    name: 'consequence-settle',
    text: 'update consequence set done_at = $3, outcome = $2, leased_until = null where id = $1',
    values: [id, outcome, new Date(now)],
  });
}

/** A try failed: the intent rests until `again`. */
export async function putOffConsequence(db: Queryable, id: string, again: Instant): Promise<void> {
  await db.query('update consequence set tries = tries + 1, leased_until = $2 where id = $1 and done_at is null', [id, new Date(again)]);
}

/** What rules did or are about to do for an order, as staff read it. */
export interface ConsequenceLine {
  id: string;
  rule: string | null;
  rung: number | null;
  path: string;
  body: DueBody;
  dueAt: Instant;
  doneAt: Instant | null;
  outcome: ConsequenceOutcome | null;
}

/** Newest first. */
export async function listConsequences(db: Queryable, orderId: string, limit: number): Promise<ConsequenceLine[]> {
  const { rows } = await db.query<ConsequenceLine>(
    `select c.id, c.stall ->> 'rule' as rule, (c.stall ->> 'rung')::int as rung, c.path, c.body, c.due_at as "dueAt", c.done_at as "doneAt", c.outcome
     from consequence c where c.order_id = $1 order by c.created_at desc, c.cause, c.path limit $2`,
    [orderId, limit],
  );
  return rows;
}
