import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/**
 * Reserves the account's next calls to its vendor, `paceMs` apart over all workers; answers when the first of them may be
 * made, never before `now`.
 */
export async function reserveCalls(db: Queryable, source: string, now: Instant, paceMs: number, calls: number): Promise<Instant> {
  const { rows } = await db.query<{ at: Instant }>({
    name: 'vendor-pace',
    text: `insert into vendor_pace as p (source, next_at) values ($1, $2::timestamptz + $3 * interval '1 millisecond')
           on conflict (source) do update set next_at = greatest(p.next_at, $2) + $3 * interval '1 millisecond'
           returning next_at - $3 * interval '1 millisecond' as at`,
    values: [source, new Date(now), paceMs * calls],
  });
  return rows[0]!.at;
}
