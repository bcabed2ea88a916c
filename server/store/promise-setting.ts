import { DEFAULT_PROMISE_SETTINGS, type PromiseSettings, promiseSettings } from '../domain/promise/promise-settings';
import { singleton } from '../platform/singleton';
import type { Queryable } from './context';

const KEY = 'promises';
const FRESH_MS = 10_000;

const cached = () => singleton('promise-settings', () => ({ settings: DEFAULT_PROMISE_SETTINGS, readAt: Number.NEGATIVE_INFINITY }));

export async function readPromiseSettings(db: Queryable): Promise<PromiseSettings> {
  const { rows } = await db.query<{ value: unknown }>('select value from setting where key = $1', [KEY]);
  return rows[0] ? promiseSettings.parse(rows[0].value) : DEFAULT_PROMISE_SETTINGS;
}

/** The same, less than ten seconds old in this process. */
export async function loadPromiseSettings(db: Queryable): Promise<PromiseSettings> {
  const cache = cached();
  if (performance.now() - cache.readAt >= FRESH_MS) {
    cache.settings = await readPromiseSettings(db);
    cache.readAt = performance.now();
  }
  return cache.settings;
}

export async function writePromiseSettings(db: Queryable, settings: PromiseSettings): Promise<void> {
  await db.query(
    `insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value, updated_at = current_timestamp`,
    [KEY, JSON.stringify(settings)],
  );
}

/** Makes this process read them again at their next use. */
export function forgetPromiseSettings(): void {
  cached().readAt = Number.NEGATIVE_INFINITY;
}
