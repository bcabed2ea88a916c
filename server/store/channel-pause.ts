import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** A channel that rests because our own account there is wrong. */
export interface ChannelPause {
  until: Instant;
  code: string;
  detail: string;
}

const PREFIX = 'channel-pause:';

export async function pauseChannel(db: Queryable, channel: string, pause: ChannelPause): Promise<void> {
  await db.query(
    `insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value, updated_at = current_timestamp`,
    [PREFIX + channel, JSON.stringify(pause)],
  );
}

/** Channels that rest at `now`, by code. */
export async function readPauses(db: Queryable, now: Instant): Promise<Map<string, ChannelPause>> {
  const { rows } = await db.query<{ key: string; value: ChannelPause }>({
    name: 'channel-pauses',
    text: `select key, value from setting where key like '${PREFIX}%'`,
  });
  return new Map(rows.filter((row) => row.value.until > now).map((row) => [row.key.slice(PREFIX.length), row.value]));
}
