import { NO_ROTA, type OnCallRota, type OnCallSwap, onCallRota } from '../domain/duty/on-call';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

const KEY = 'on-call';

/** Who is on call after whom; an empty rota where nobody has entered one. */
export async function readRota(db: Queryable): Promise<OnCallRota> {
  const { rows } = await db.query<{ value: unknown }>('select value from setting where key = $1', [KEY]);
  return rows[0] ? onCallRota.parse(rows[0].value) : NO_ROTA;
}

export async function writeRota(db: Queryable, rota: OnCallRota): Promise<void> {
  await db.query(
    `insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value, updated_at = current_timestamp`,
    [KEY, JSON.stringify(rota)],
  );
}

/** Hours that somebody has taken, as they were entered. */
export interface SwapRow extends OnCallSwap {
  note: string;
  createdBy: string;
}

/** Swaps that are not over at a moment, the next first. */
export async function listSwaps(db: Queryable, now: Instant): Promise<SwapRow[]> {
  const { rows } = await db.query<SwapRow>(
    `select id, staff_id as "staffId", from_at as "fromAt", until_at as "untilAt", note, created_by as "createdBy", created_at as "createdAt"
     from on_call_swap where until_at > $1 order by from_at, id`,
    [new Date(now)],
  );
  return rows;
}

export async function insertSwap(db: Queryable, swap: SwapRow): Promise<void> {
  await db.query(
    'insert into on_call_swap (id, staff_id, from_at, until_at, note, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [swap.id, swap.staffId, new Date(swap.fromAt), new Date(swap.untilAt), swap.note, swap.createdBy, new Date(swap.createdAt)],
  );
}

/** Takes a swap back; answers whose hours it were, null when there is none. */
export async function deleteSwap(db: Queryable, id: string): Promise<string | null> {
  const { rows } = await db.query<{ staffId: string }>('delete from on_call_swap where id = $1 returning staff_id as "staffId"', [id]);
  return rows[0]?.staffId ?? null;
}
