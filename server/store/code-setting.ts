import { type CodeSettings, codeSettings } from '../domain/access/code-settings';
import { environment } from '../platform/environment';
import { singleton } from '../platform/singleton';
import type { Queryable } from './context';

const KEY = 'one_time_code';
const FRESH_MS = 2_000;

/** 0 while nobody has changed what the environment says. */
interface CodeSettingRow {
  version: number;
  settings: CodeSettings;
}

interface Cached {
  row: CodeSettingRow | null;
  readAt: number;
}

function cached(): Cached {
  return singleton('code-settings', () => ({ row: null, readAt: Number.NEGATIVE_INFINITY }));
}

/** What holds until somebody changes it in the console. */
function initialSettings(): CodeSettings {
  const { DAONA_CODE_COUNTRIES: countries, DAONA_CODES_A_DAY: codesADay, DAONA_OWNER_SESSION_DAYS: sessionDays } = environment();
  return { countries: countries === '*' ? null : countries.split(','), codesADay, sessionDays };
}

/** Settings of one-time codes; at most two seconds old in this process. */
export async function loadCodeSettings(db: Queryable): Promise<CodeSettings> {
  const cache = cached();
  if (performance.now() - cache.readAt >= FRESH_MS) {
    cache.row = await readRow(db);
    cache.readAt = performance.now();
  }
  return cache.row?.settings ?? initialSettings();
}

export async function readCodeSettings(db: Queryable): Promise<CodeSettingRow> {
  return (await readRow(db)) ?? { version: 0, settings: initialSettings() };
}

async function readRow(db: Queryable): Promise<CodeSettingRow | null> {
  const { rows } = await db.query<{ value: { version: number; settings: unknown } }>({
    name: 'code-settings',
    text: 'select value from setting where key = $1',
    values: [KEY],
  });
  const value = rows[0]?.value;
  return value ? { version: value.version, settings: codeSettings.parse(value.settings) } : null;
}

/** The caller holds the name of the settings, so that versions follow each other. */
export async function writeCodeSettings(db: Queryable, row: CodeSettingRow): Promise<void> {
  await db.query(
    `insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value, updated_at = current_timestamp`,
    [KEY, JSON.stringify(row)],
  );
}

/** Makes this process read them again at their next use. */
export function forgetCodeSettings(): void {
  cached().readAt = Number.NEGATIVE_INFINITY;
}
