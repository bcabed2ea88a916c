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

export async function pauseChannel(db: Queryable, channel: string, pause: ChannelPause, prefix = PREFIX): Promise<void> {
  await db.query(
    `insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value, updated_at = current_timestamp`,
    [prefix + channel, JSON.stringify(pause)],
  );
}

const WORDS_PREFIX = 'words-pause:';

/** What a template says is refused by a channel: none of it goes there until the rest ends. */
export async function pauseWords(db: Queryable, channel: string, template: string, pause: ChannelPause): Promise<void> {
  await pauseChannel(db, `${channel}/${template}`, pause, WORDS_PREFIX);
}

/** Templates that rest at `now`, each with the channels that refuse them. */
export async function readRefusedWords(db: Queryable, now: Instant): Promise<Map<string, Map<string, ChannelPause>>> {
  const { rows } = await db.query<{ key: string; value: ChannelPause }>({
    name: 'words-pauses',
    text: `select key, value from setting where key like '${WORDS_PREFIX}%'`,
  });
  const refused = new Map<string, Map<string, ChannelPause>>();
  for (const { key, value } of rows.filter((row) => row.value.until > now)) {
    const [channel, template] = key.slice(WORDS_PREFIX.length).split('/') as [string, string];
    refused.set(template, (refused.get(template) ?? new Map()).set(channel, value));
  }
  return refused;
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
