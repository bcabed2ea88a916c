import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** Reserves the account's next call to its vendor, `paceMs` after the one before over all workers; answers when, never before `now`. */
export async function reserveCall(db: Queryable, source: string, now: Instant, paceMs: number): Promise<Instant> {
  const { rows } = await db.query<{ at: Instant }>({
    name: 'vendor-pace',
    text: `insert into vendor_pace as p (source, next_at) values ($1, $2::timestamptz + $3 * interval '1 millisecond')
           on conflict (source) do update set next_at = greatest(p.next_at, $2) + $3 * interval '1 millisecond'
           returning next_at - $3 * interval '1 millisecond' as at`,
    values: [source, new Date(now), paceMs],
  });
  return rows[0]!.at;
}
