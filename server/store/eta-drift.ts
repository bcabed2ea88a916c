import type { DriftSide, WeekOfWindows } from '../domain/arrival/judge-drift';
import { DAY, type Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** A stretch in which the told windows of a shop held too seldom or too often; share and orders are of the two weeks before it was last seen. */
export interface DriftRow {
  id: string;
  shop: string;
  side: DriftSide;
  share: number;
  orders: number;
  openedAt: Instant;
  seenAt: Instant;
  closedAt: Instant | null;
}

/** The last two weeks of every shop with arrivals in them, by windows told at hand-over. */
export async function readDriftWeeks(db: Queryable, now: Instant): Promise<{ shop: string; before: WeekOfWindows; last: WeekOfWindows }[]> {
  const week = (when: string) =>
    `json_build_object('orders', count(*) filter (where ${when}), 'inside', count(*) filter (where ${when} and arrived_at between from_at and to_at))`;
  const { rows } = await db.query<{ shop: string; before: WeekOfWindows; last: WeekOfWindows }>(
    `select shop, ${week('arrived_at < $2')} as before, ${week('arrived_at >= $2')} as last
     from eta_score where kind = 'live' and at_hand_over and arrived_at >= $1 and arrived_at < $3 and from_at is not null
     group by shop order by shop`,
    [new Date(now - 14 * DAY), new Date(now - 7 * DAY), new Date(now)],
  );
  return rows;
}

/** Drifts that are open, the oldest first. */
export async function listOpenDrifts(db: Queryable): Promise<DriftRow[]> {
  const { rows } = await db.query<DriftRow>(
    `select id, shop, side, share, orders, opened_at as "openedAt", seen_at as "seenAt", closed_at as "closedAt"
     from eta_drift where closed_at is null order by opened_at, shop`,
  );
  return rows;
}

/** Writes a drift as it now stands. */
export async function saveDrift(db: Queryable, { id, shop, side, share, orders, openedAt, seenAt, closedAt }: DriftRow): Promise<void> {
  await db.query(
    `insert into eta_drift (id, shop, side, share, orders, opened_at, seen_at, closed_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (id) do update set side = excluded.side, share = excluded.share, orders = excluded.orders, seen_at = excluded.seen_at,
       closed_at = excluded.closed_at`,
    [id, shop, side, share, orders, new Date(openedAt), new Date(seenAt), closedAt === null ? null : new Date(closedAt)],
  );
}
