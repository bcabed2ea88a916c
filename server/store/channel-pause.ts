import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** A channel that rests: our own account there is wrong, or the provider gives no answers. */
export interface ChannelPause {
  until: Instant;
  code: string;
  detail: string;
  /** How often it rested before, one rest after the other, for the same trouble. */
  rests?: number;
}

const PREFIX = 'channel-pause:';

export async function pauseChannel(db: Queryable, channel: string, pause: ChannelPause): Promise<void> {
  await db.query(
    `insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value, updated_at = current_timestamp`,
    [PREFIX + channel, JSON.stringify(pause)],
  );
}

/** The newest rest of each channel that had one and was not well since, by code; also those that are over. */
export async function readRests(db: Queryable): Promise<Map<string, ChannelPause>> {
  const { rows } = await db.query<{ key: string; value: ChannelPause }>({
    name: 'channel-pauses',
    text: `select key, value from setting where key like '${PREFIX}%'`,
  });
  return new Map(rows.map((row) => [row.key.slice(PREFIX.length), row.value]));
}

/** Channels that rest at `now`, by code. */
export async function readPauses(db: Queryable, now: Instant): Promise<Map<string, ChannelPause>> {
  return new Map([...(await readRests(db))].filter(([, { until }]) => until > now));
}

/** The channel is well again: it rests no more, and the next trouble is its first. */
export async function endRests(db: Queryable, channel: string): Promise<void> {
  await db.query('delete from setting where key = $1', [PREFIX + channel]);
}

/** Ends a rest at `now`: one message goes alone before the others follow. False where the channel does not rest. */
export async function endRestNow(db: Queryable, channel: string, now: Instant): Promise<boolean> {
  const { rowCount } = await db.query(
    `update setting set value = jsonb_set(value::jsonb, '{until}', to_jsonb($2::bigint))::json, updated_at = current_timestamp
     where key = $1 and (value::jsonb ->> 'until')::bigint > $2`,
    [PREFIX + channel, now],
  );
  return rowCount === 1;
}
