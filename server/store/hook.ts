import type { HookHealth } from '../domain/hook/hook-health';
import type { HookType } from '../domain/hook/hook-types';
import type { Instant } from '../domain/shared/instant';
import { singleton } from '../platform/singleton';
import type { Queryable } from './context';

/** Why a hook is off: a person switched it off, its address wants no more (410), or it took nothing for days. */
export type HookOffReason = 'by_person' | 'gone' | 'failing';

/** Where one of the shop's systems is told of changes, without its secrets. */
export interface HookRow extends HookHealth {
  id: string;
  url: string;
  description: string;
  /** Of all shops when empty. */
  shops: string[];
  types: HookType[];
  enabled: boolean;
  offReason: HookOffReason | null;
  offAt: Instant | null;
  lastOkAt: Instant | null;
  /** Until when the secret before the last change signs as well. */
  oldUntil: Instant | null;
  createdBy: string;
  createdAt: Instant;
}

const COLUMNS = `id, url, description, shops, types, enabled, off_reason as "offReason", off_at as "offAt", failing_since as "failingSince",
  failures, rests_until as "restsUntil", last_ok_at as "lastOkAt", old_until as "oldUntil", created_by as "createdBy", created_at as "createdAt"`;

const FRESH_MS = 2_000;

/** Who is to be told of what; the record step asks with every change. */
export type Listener = Pick<HookRow, 'id' | 'shops' | 'types'>;

function cached(): { listeners: readonly Listener[]; readAt: number } {
  return singleton('hook-listeners', () => ({ listeners: [], readAt: Number.NEGATIVE_INFINITY }));
}

/** Hooks that are on; at most two seconds old in this process. */
export async function loadListeners(db: Queryable): Promise<readonly Listener[]> {
  const cache = cached();
  if (performance.now() - cache.readAt < FRESH_MS) return cache.listeners;
  const { rows } = await db.query<Listener>({
    name: 'hook-listeners',
    text: 'select id, shops, types from hook where enabled order by id',
  });
  cache.listeners = rows;
  cache.readAt = performance.now();
  return rows;
}

/** Makes this process read the hooks again at their next use. */
export function forgetListeners(): void {
  cached().readAt = Number.NEGATIVE_INFINITY;
}

/** Every hook, oldest first. */
export async function readHooks(db: Queryable): Promise<HookRow[]> {
  return (await db.query<HookRow>(`select ${COLUMNS} from hook order by created_at, id`)).rows;
}

/** One hook; null when there is none. */
export async function readHook(db: Queryable, id: string): Promise<HookRow | null> {
  return (await db.query<HookRow>(`select ${COLUMNS} from hook where id = $1`, [id])).rows[0] ?? null;
}

/** The same, locked until the transaction ends. */
export async function lockHook(db: Queryable, id: string): Promise<HookRow | null> {
  return (await db.query<HookRow>(`select ${COLUMNS} from hook where id = $1 for update`, [id])).rows[0] ?? null;
}

/** How many there are, counted so that nobody adds one meanwhile. */
export async function countHooks(db: Queryable): Promise<number> {
  await db.query(`select pg_advisory_xact_lock(hashtext('hook'))`);
  return (await db.query<{ count: number }>('select count(*) from hook')).rows[0]!.count;
}

export async function insertHook(
  db: Queryable,
  hook: Pick<HookRow, 'id' | 'url' | 'description' | 'shops' | 'types' | 'createdBy'> & { sealed: Buffer },
  now: Instant,
): Promise<void> {
  await db.query(
    `insert into hook (id, url, description, shops, types, sealed, created_by, created_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    [hook.id, hook.url, hook.description, hook.shops, hook.types, hook.sealed, hook.createdBy, new Date(now)],
  );
  forgetListeners();
}

/** Writes what a person may change; another address, or switching it on, begins with a clean slate. */
export async function updateHook(
  db: Queryable,
  id: string,
  to: Pick<HookRow, 'url' | 'description' | 'shops' | 'types' | 'enabled'> & { isAnew: boolean },
  now: Instant,
): Promise<void> {
  await db.query(
    `update hook set url = $2, description = $3, shops = $4, types = $5, enabled = $6, changed_at = $8,
       off_reason = case when $6 then null else coalesce(off_reason, 'by_person') end, off_at = case when $6 then null else coalesce(off_at, $8) end,
       failing_since = case when $7 then null else failing_since end, failures = case when $7 then 0 else failures end,
       rests_until = case when $7 then null else rests_until end
     where id = $1`,
    [id, to.url, to.description, to.shops, to.types, to.enabled, to.isAnew, new Date(now)],
  );
  forgetListeners();
}

/** Puts a new secret in force; the one so far signs as well until `oldUntil`. */
export async function rotateHookSecret(db: Queryable, id: string, sealed: Buffer, oldUntil: Instant, now: Instant): Promise<void> {
  await db.query('update hook set old_sealed = sealed, old_until = $3, sealed = $2, changed_at = $4 where id = $1', [
    id,
    sealed,
    new Date(oldUntil),
    new Date(now),
  ]);
}

/** Deletes a hook; its messages are sent no more, and go with the next housekeeping. */
export async function deleteHookRow(db: Queryable, id: string): Promise<void> {
  await db.query('delete from hook where id = $1', [id]);
  forgetListeners();
}

/** Keeps how a hook fares after a failure; `off` switches it off. */
export async function saveHookHealth(
  db: Queryable,
  id: string,
  to: HookHealth & { off: 'gone' | 'failing' | null },
  now: Instant,
): Promise<void> {
  const moment = (at: Instant | null) => (at === null ? null : new Date(at));
  await db.query({
    name: 'hook-health',
    text: `update hook set failing_since = $2, failures = $3, rests_until = $4, enabled = enabled and $5::text is null,
             off_reason = coalesce($5, off_reason), off_at = case when $5::text is null then off_at else $6 end
           where id = $1`,
    values: [id, moment(to.failingSince), to.failures, moment(to.restsUntil), to.off, new Date(now)],
  });
  if (to.off) forgetListeners();
}

/** Notes that a hook took something: it is well again. Writes nothing while that has been known for less than ten seconds. */
export async function noteHookSuccess(db: Queryable, id: string, now: Instant): Promise<void> {
  await db.query({
    name: 'hook-success',
    text: `update hook set failing_since = null, failures = 0, rests_until = null, last_ok_at = $2
           where id = $1 and (failures > 0 or rests_until is not null or last_ok_at is null or last_ok_at < $2::timestamptz - interval '10 seconds')`,
    values: [id, new Date(now)],
  });
}
