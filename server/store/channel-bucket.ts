import type { Turns } from '../domain/notice/pace';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** What somebody wants to send through one door: `count` messages, one each `everyMs` at most. */
export interface TurnsWanted {
  /** Code of the channel, with the address where the provider counts by address. */
  bucket: string;
  count: number;
  everyMs: number;
}

/**
 * Reserves turns in each bucket's queue, in one statement: the token bucket of a provider, shared by all processes. A bucket that
 * nobody used lets the first through at `now`.
 */
export async function reserveTurns(db: Queryable, wanted: readonly TurnsWanted[], now: Instant): Promise<Map<string, Turns>> {
  if (wanted.length === 0) return new Map();
  const inOrder = [...wanted].sort((a, b) => (a.bucket < b.bucket ? -1 : 1));
  const { rows } = await db.query<{ channel: string; freeAt: Instant }>({
    name: 'bucket-reserve',
    text: `insert into channel_bucket as b (channel, free_at)
           select bucket, $3::timestamptz + ms * interval '1 millisecond' from unnest($1::text[], $2::float8[]) as w(bucket, ms)
           on conflict (channel) do update set free_at = greatest(b.free_at, $3) + (excluded.free_at - $3)
           returning channel, free_at as "freeAt"`,
    values: [inOrder.map((w) => w.bucket), inOrder.map((w) => w.count * w.everyMs), new Date(now)],
  });
  const byBucket = new Map(wanted.map((w) => [w.bucket, w]));
  return new Map(
    rows.map(({ channel, freeAt }) => {
      const { count, everyMs } = byBucket.get(channel)!;
      return [channel, { firstAt: freeAt - count * everyMs, everyMs }];
    }),
  );
}

/** Lets nobody through a bucket before `until`. */
export async function closeBucket(db: Queryable, bucket: string, until: Instant): Promise<void> {
  await db.query(
    `insert into channel_bucket as b (channel, free_at) values ($1, $2)
     on conflict (channel) do update set free_at = greatest(b.free_at, excluded.free_at)`,
    [bucket, new Date(until)],
  );
}
