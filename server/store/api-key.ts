import type { ApiScope } from '../domain/access/api-scope';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** An API key as it is kept: never the key itself, only its SHA-256 and the first characters to recognise it by. */
export interface ApiKeyRow {
  id: string;
  name: string;
  prefix: string;
  scopes: ApiScope[];
  createdBy: string;
  createdAt: Instant;
  lastUsedAt: Instant | null;
  revokedAt: Instant | null;
}

const COLUMNS = `id, name, prefix, scopes, created_by as "createdBy", created_at as "createdAt",
  last_used_at as "lastUsedAt", revoked_at as "revokedAt"`;

/** The key with this hash, revoked or not; null when there is none. */
export async function findApiKey(db: Queryable, hash: string): Promise<ApiKeyRow | null> {
  const { rows } = await db.query({ name: 'find-api-key', text: `select ${COLUMNS} from api_key where hash = $1`, values: [hash] });
  return (rows[0] as ApiKeyRow | undefined) ?? null;
}

/** Every key, newest first. */
export async function readApiKeys(db: Queryable): Promise<ApiKeyRow[]> {
  const { rows } = await db.query(`select ${COLUMNS} from api_key order by created_at desc, id desc`);
  return rows as ApiKeyRow[];
}

/** False when a key with this hash exists already. */
export async function insertApiKey(
  db: Queryable,
  key: { id: string; name: string; prefix: string; hash: string; scopes: readonly ApiScope[]; createdBy: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into api_key (id, name, prefix, hash, scopes, created_by) values ($1, $2, $3, $4, $5, $6) on conflict (hash) do nothing`,
    [key.id, key.name, key.prefix, key.hash, key.scopes, key.createdBy],
  );
  return rowCount === 1;
}

/** False when the key does not exist or was revoked before. */
export async function revokeApiKeyRow(db: Queryable, id: string, at: Instant): Promise<boolean> {
  const { rowCount } = await db.query('update api_key set revoked_at = $2 where id = $1 and revoked_at is null', [id, new Date(at)]);
  return rowCount === 1;
}

/** Sets when keys were last used; one statement for many keys. */
export async function touchApiKeys(db: Queryable, uses: ReadonlyMap<string, Instant>): Promise<void> {
  await db.query(
    `update api_key k set last_used_at = greatest(k.last_used_at, u.at)
       from unnest($1::uuid[], $2::timestamptz[]) as u(id, at) where k.id = u.id`,
    [[...uses.keys()], [...uses.values()].map((at) => new Date(at))],
  );
}

/** Who made a key: an actor of the audit log; null when there is no such key. */
export async function creatorOfKey(db: Queryable, id: string): Promise<string | null> {
  const { rows } = await db.query<{ createdBy: string }>('select created_by as "createdBy" from api_key where id = $1', [id]);
  return rows[0]?.createdBy ?? null;
}
