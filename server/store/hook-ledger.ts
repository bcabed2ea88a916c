import type { HookMessageState } from '../domain/hook/hook-message-state';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';
import type { HookTry } from './hook-message';

/** A message as people look at it. */
export interface HookMessageRow {
  id: string;
  seq: number;
  orderId: string | null;
  orderNo: string | null;
  shop: string | null;
  type: string;
  version: number | null;
  happenedAt: Instant;
  state: HookMessageState;
  dueAt: Instant;
  tries: number;
  settledAt: Instant | null;
  attempts: HookTry[];
  /** As it was sent last. */
  body: string | null;
}

/** Messages of one hook, newest first. */
export async function readHookMessages(
  db: Queryable,
  filter: { hookId: string; state?: HookMessageState; type?: string; beforeSeq?: number; limit: number },
): Promise<HookMessageRow[]> {
  const { rows } = await db.query<HookMessageRow>(
    `select m.id, m.seq, m.order_id as "orderId", o.order_no as "orderNo", o.shop, m.type, m.version, m.happened_at as "happenedAt", m.state,
       m.due_at as "dueAt", m.tries, m.settled_at as "settledAt", m.attempts, m.body
     from hook_message m left join orders o on o.id = m.order_id
     where m.hook_id = $1 and ($2::text is null or m.state = $2) and ($3::text is null or m.type = $3) and ($4::bigint is null or m.seq < $4)
     order by m.seq desc limit $5`,
    [filter.hookId, filter.state ?? null, filter.type ?? null, filter.beforeSeq ?? null, filter.limit],
  );
  return rows;
}

/** How many messages each hook has in each state, of those that are kept. */
export interface HookTally {
  hookId: string;
  pending: number;
  failed: number;
  delivered: number;
  /** The oldest that waits. */
  waitingSince: Instant | null;
}

/** More than so many of one state are only known to be many. */
const MOST_COUNTED = 10_000;

/** Counts the messages of some hooks; each count ends at ten thousand. */
export async function tallyHookMessages(db: Queryable, hookIds: readonly string[]): Promise<Map<string, HookTally>> {
  const count = (state: string) =>
    `(select count(*) from (select 1 from hook_message m where m.hook_id = h.id and m.state = '${state}' limit ${MOST_COUNTED}) as counted) as ${state}`;
  const { rows } = await db.query<HookTally>(
    `select h.id as "hookId", ${count('pending')}, ${count('failed')}, ${count('delivered')},
       (select min(m.happened_at) from hook_message m where m.hook_id = h.id and m.state = 'pending') as "waitingSince"
     from unnest($1::uuid[]) as h(id)`,
    [hookIds],
  );
  return new Map(rows.map((row) => [row.hookId, row]));
}

/** Has a message sent again, whatever became of it, with its schedule begun anew; false when there is none. */
export async function replayHookMessage(db: Queryable, hookId: string, id: string, now: Instant): Promise<boolean> {
  const { rowCount } = await db.query(
    `update hook_message set state = 'pending', due_at = $3, tries = 0, settled_at = null
     where id = $2 and hook_id = $1 and not (state = 'pending' and leased and due_at > $3)`,
    [hookId, id, new Date(now)],
  );
  return rowCount === 1;
}

/** The same of up to `limit` failed ones since a moment, the oldest first; answers how many. */
export async function replayFailed(db: Queryable, hookId: string, since: Instant, limit: number, now: Instant): Promise<number> {
  const { rowCount } = await db.query(
    `update hook_message set state = 'pending', due_at = $3, tries = 0, settled_at = null
     where id in (select id from hook_message where hook_id = $1 and state = 'failed' and happened_at >= $2 order by seq limit $4)`,
    [hookId, new Date(since), new Date(now), limit],
  );
  return rowCount ?? 0;
}

/** What is kept of messages: what arrived for a week, the rest for a month; nothing of hooks that are gone. */
const KEPT = [
  `state = 'delivered' and settled_at < $1::timestamptz - interval '7 days'`,
  `settled_at < $1::timestamptz - interval '30 days'`,
  `state = 'pending' and happened_at < $1::timestamptz - interval '30 days'`,
  `not exists (select 1 from hook h where h.id = hook_id) and $1::timestamptz is not null`,
];
const BATCH = 5_000;

/** Deletes messages that have outlived their purpose, in small batches; answers how many. */
export async function dropOutlivedHookMessages(db: Queryable, now: Instant): Promise<number> {
  let dropped = 0;
  for (const isOutlived of KEPT) {
    for (let rows = BATCH; rows === BATCH; dropped += rows) {
      const text = `delete from hook_message where ctid in (select ctid from hook_message where ${isOutlived} limit ${BATCH})`;
      rows = (await db.query(text, [new Date(now)])).rowCount ?? 0;
    }
  }
  return dropped;
}
