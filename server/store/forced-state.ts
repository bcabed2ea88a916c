import type { Lifecycle } from '../domain/order/lifecycle';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

export type ForcedRowState = 'proposed' | 'in_force' | 'withdrawn' | 'refused' | 'settled' | 'lapsed' | 'expired';

/** A state that a person set or proposed. */
export interface ForcedRow {
  id: string;
  orderId: string;
  /** Of the fact that sets it. */
  identity: string;
  lifecycle: Lifecycle;
  from: Lifecycle;
  reason: string;
  hours: number;
  state: ForcedRowState;
  /** `staff:<id>` or `key:<id>`. */
  proposedBy: string;
  proposedAt: Instant;
  confirmedBy: string | null;
  confirmedAt: Instant | null;
  until: Instant;
  endedBy: string | null;
  endedAt: Instant | null;
}

const COLUMNS = `id, order_id as "orderId", identity, lifecycle, from_lifecycle as "from", reason, hours, state, proposed_by as "proposedBy",
  proposed_at as "proposedAt", confirmed_by as "confirmedBy", confirmed_at as "confirmedAt", until, ended_by as "endedBy", ended_at as "endedAt"`;

export async function insertForced(db: Queryable, row: ForcedRow): Promise<void> {
  await db.query(
    `insert into forced_state (id, order_id, identity, lifecycle, from_lifecycle, reason, hours, state, proposed_by, proposed_at, until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      row.id,
      row.orderId,
      row.identity,
      row.lifecycle,
      row.from,
      row.reason,
      row.hours,
      row.state,
      row.proposedBy,
      new Date(row.proposedAt),
      new Date(row.until),
    ],
  );
}

/** What a step in its life changes. */
export async function saveForced(
  db: Queryable,
  row: Pick<ForcedRow, 'id' | 'state' | 'confirmedBy' | 'confirmedAt' | 'until' | 'endedBy' | 'endedAt'>,
): Promise<void> {
  const moment = (at: Instant | null) => (at === null ? null : new Date(at));
  await db.query(
    `update forced_state set state = $2, confirmed_by = $3, confirmed_at = $4, until = $5, ended_by = $6, ended_at = $7 where id = $1`,
    [row.id, row.state, row.confirmedBy, moment(row.confirmedAt), new Date(row.until), row.endedBy, moment(row.endedAt)],
  );
}

/** Which order it is about; null when there is no such row. Read before its order is locked. */
export async function orderOfForced(db: Queryable, id: string): Promise<string | null> {
  const { rows } = await db.query<{ orderId: string }>('select order_id as "orderId" from forced_state where id = $1', [id]);
  return rows[0]?.orderId ?? null;
}

export async function lockForced(db: Queryable, id: string): Promise<ForcedRow | null> {
  const { rows } = await db.query(`select ${COLUMNS} from forced_state where id = $1 for update`, [id]);
  return (rows[0] as ForcedRow | undefined) ?? null;
}

/** Those of an order that are in force or wait for a second person. */
export async function hasOpenForced(db: Queryable, orderId: string): Promise<boolean> {
  const { rowCount } = await db.query(`select 1 from forced_state where order_id = $1 and state in ('proposed', 'in_force') limit 1`, [
    orderId,
  ]);
  return rowCount !== 0;
}

/** A row with the names of the people behind it; null for those who are gone. */
export interface NamedForced extends ForcedRow {
  shop: string;
  orderNo: string;
  proposedByName: string | null;
  confirmedByName: string | null;
}

/** Newest first: all of one order, or of every order those in one state. */
export async function listForced(
  db: Queryable,
  filter: { orderId?: string; state?: ForcedRowState; limit: number },
): Promise<NamedForced[]> {
  const { rows } = await db.query(
    `select f.*, o.shop, o.order_no as "orderNo", coalesce(p.name, pk.name) as "proposedByName", coalesce(c.name, ck.name) as "confirmedByName"
       from (select ${COLUMNS} from forced_state
              where ($1::uuid is null or order_id = $1) and ($2::text is null or state = $2)
              order by proposed_at desc, id desc limit $3) f
       join orders o on o.id = f."orderId"
       left join staff p on f."proposedBy" = 'staff:' || p.id
       left join api_key pk on f."proposedBy" = 'key:' || pk.id
       left join staff c on f."confirmedBy" = 'staff:' || c.id
       left join api_key ck on f."confirmedBy" = 'key:' || ck.id
      order by f."proposedAt" desc, f.id desc`,
    [filter.orderId ?? null, filter.state ?? null, filter.limit],
  );
  return rows as NamedForced[];
}

/** Whose time is up: ids, the longest first. */
export async function findDueForced(db: Queryable, now: Instant, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from forced_state where state in ('proposed', 'in_force') and until <= $1 order by until limit $2`,
    [new Date(now), limit],
  );
  return rows.map((r) => r.id);
}
