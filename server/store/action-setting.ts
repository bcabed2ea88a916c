import { type ActionSettings, actionSettings, DEFAULT_ACTION_SETTINGS } from '../domain/action/action-settings';
import type { Instant } from '../domain/shared/instant';
import { singleton } from '../platform/singleton';
import type { Queryable } from './context';

/** Key of the row that holds for every shop without one of its own. */
export const EVERY_SHOP = '';
const FRESH_MS = 2_000;

export interface ActionSettingRow {
  shop: string;
  body: ActionSettings;
  version: number;
  changedAt: Instant;
  changedBy: string;
}

interface Cached {
  byShop: ReadonlyMap<string, ActionSettings>;
  /** Grows with every change; what is rendered from them is kept under it. */
  version: number;
  readAt: number;
}

function cached(): Cached {
  return singleton('action-settings', () => ({ byShop: new Map(), version: 0, readAt: Number.NEGATIVE_INFINITY }));
}

/** Settings of a shop, and the version of all of them; at most two seconds old in this process. */
export async function loadActionSettings(db: Queryable): Promise<{ of(shop: string): ActionSettings; version: number }> {
  const cache = cached();
  if (performance.now() - cache.readAt >= FRESH_MS) {
    const rows = await readActionSettings(db);
    cache.byShop = new Map(rows.map((row) => [row.shop, row.body]));
    cache.version = rows.reduce((sum, row) => sum + row.version, 0);
    cache.readAt = performance.now();
  }
  const { byShop, version } = cache;
  return { version, of: (shop) => byShop.get(shop) ?? byShop.get(EVERY_SHOP) ?? DEFAULT_ACTION_SETTINGS };
}

export async function readActionSettings(db: Queryable): Promise<ActionSettingRow[]> {
  const { rows } = await db.query<ActionSettingRow>({
    name: 'action-settings',
    text: `select shop, body, version, changed_at as "changedAt", changed_by as "changedBy" from action_setting order by shop`,
  });
  // what was added since a row was written stands as it does for everybody
  return rows.map((row) => ({ ...row, body: actionSettings.parse({ ...DEFAULT_ACTION_SETTINGS, ...row.body }) }));
}

/** Puts settings in force for a shop; the caller holds the name of the settings, so that versions follow each other. */
export async function writeActionSettings(db: Queryable, row: ActionSettingRow): Promise<void> {
  await db.query(
    `insert into action_setting (shop, body, version, changed_at, changed_by) values ($1, $2, $3, $4, $5)
     on conflict (shop) do update set body = excluded.body, version = excluded.version, changed_at = excluded.changed_at,
       changed_by = excluded.changed_by`,
    [row.shop, JSON.stringify(row.body), row.version, new Date(row.changedAt), row.changedBy],
  );
}

/** Makes this process read them again at their next use. */
export function forgetActionSettings(): void {
  cached().readAt = Number.NEGATIVE_INFINITY;
}
