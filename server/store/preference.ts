import { NO_PREFERENCE, type Preference, type Topic } from '../domain/preference/preference';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';
import { wakePromises } from './promise';

/** What stood before a change, with the channels it concerned, for one step back. */
export interface PreferenceBefore {
  preference: Preference;
  channels: { channel: string; isOn: boolean; topicsOff: readonly Topic[] }[];
}

/** How a customer wants to be written to; what was never chosen follows the shop. */
export async function readPreference(
  db: Queryable,
  phoneHash: string,
): Promise<{ preference: Preference; before: PreferenceBefore | null; updatedAt: Instant | null }> {
  const { rows } = await db.query<Preference & { before: Partial<PreferenceBefore> | null; updatedAt: Instant }>({
    name: 'preference-read',
    text: `select language, quiet, topics_off as "topicsOff", before, updated_at as "updatedAt" from preference where phone_hash = $1`,
    values: [phoneHash],
  });
  if (!rows[0]) return { preference: NO_PREFERENCE, before: null, updatedAt: null };
  const { before, updatedAt, ...preference } = rows[0];
  // a step that was kept in an older shape is not taken back any more
  const whole = before?.preference && before.channels ? { preference: before.preference, channels: before.channels } : null;
  return { preference, before: whole, updatedAt };
}

/** Saves what a customer chose but for its topics, which follow from their proofs, and what stood before. */
export async function savePreference(
  db: Queryable,
  phoneHash: string,
  { language, quiet }: Preference,
  before: PreferenceBefore | null,
  at: Instant,
): Promise<void> {
  await db.query(
    `insert into preference (phone_hash, language, quiet, before, updated_at) values ($1, $2, $3, $4, $5)
     on conflict (phone_hash) do update set language = excluded.language, quiet = excluded.quiet,
       before = excluded.before, updated_at = excluded.updated_at`,
    [phoneHash, language, quiet, before && JSON.stringify(before), new Date(at)],
  );
  await wakePromises(db, phoneHash, at);
}
