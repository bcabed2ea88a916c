import type { Instant } from '../domain/shared/instant';
import type { SourceKind } from '../domain/tracking/fact';
import type { Queryable } from './context';

/** A configured account of a system that reports. */
export interface SourceRow {
  id: string;
  /** Stands in facts and on the timeline; unique. */
  name: string;
  /** Folder under server/sources, or `canonical` for the REST interface. */
  adapter: string;
  kind: SourceKind;
  /** Last path segment of its webhook address; secret where the vendor signs nothing. */
  endpoint: string;
  /** Encrypted JSON of the vendor's secrets. */
  sealed: Buffer | null;
  /** What a connector is told that is no secret (domain/connector/connector-settings.ts); null for the others. */
  settings: unknown;
  /** Shop that its order numbers belong to. */
  shop: string | null;
  /** Zone of its times that carry none. */
  timeZone: string;
  enabled: boolean;
  /** Addresses and CIDR blocks from which it may push; from anywhere when empty. */
  allowedFrom: string[];
  /** When it last called well of its own accord, or told what changed; and when it last answered well about a number. */
  lastOkAt: Instant | null;
  lastAnswerAt: Instant | null;
  rejected: number;
}

const COLUMNS = `id, name, adapter, kind, endpoint, sealed, settings, shop, time_zone as "timeZone", enabled, last_ok_at as "lastOkAt",
  last_answer_at as "lastAnswerAt", rejected,
  allowed_from as "allowedFrom"`;

/** The account behind a webhook address, enabled or not; null when there is none. */
export async function findSourceByEndpoint(db: Queryable, adapter: string, endpoint: string): Promise<SourceRow | null> {
  const text = `select ${COLUMNS} from source where endpoint = $1 and adapter = $2`;
  const { rows } = await db.query({ name: 'find-source', text, values: [endpoint, adapter] });
  return (rows[0] as SourceRow | undefined) ?? null;
}

/** Every account, by name. */
export async function readSources(db: Queryable): Promise<SourceRow[]> {
  const { rows } = await db.query(`select ${COLUMNS} from source order by name`);
  return rows as SourceRow[];
}

/** Makes the account, or replaces the one of the same name; its endpoint stays when it has one. Answers the row in force. */
export async function upsertSource(
  db: Queryable,
  source: Omit<SourceRow, 'enabled' | 'allowedFrom' | 'lastOkAt' | 'lastAnswerAt' | 'rejected'>,
): Promise<SourceRow> {
  const { rows } = await db.query(
    `insert into source (id, name, adapter, kind, endpoint, sealed, shop, time_zone, settings) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (name) do update set adapter = excluded.adapter, kind = excluded.kind, sealed = excluded.sealed,
       settings = excluded.settings, shop = excluded.shop, time_zone = excluded.time_zone
     returning ${COLUMNS}`,
    [
      source.id,
      source.name,
      source.adapter,
      source.kind,
      source.endpoint,
      source.sealed,
      source.shop,
      source.timeZone,
      source.settings === null ? null : JSON.stringify(source.settings),
    ],
  );
  return rows[0] as SourceRow;
}

/** Makes rows for systems that post events without being configured; a name that has a row keeps it. */
export async function addCanonicalSources(
  db: Queryable,
  sources: readonly { id: string; name: string; kind: SourceKind; endpoint: string; at: Instant }[],
): Promise<void> {
  if (sources.length === 0) return;
  await db.query(
    `insert into source (id, name, adapter, kind, endpoint, last_ok_at)
     select id, name, 'canonical', kind, endpoint, at from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
       as s(id, name, kind, endpoint, at)
     on conflict (name) do nothing`,
    [
      sources.map((s) => s.id),
      sources.map((s) => s.name),
      sources.map((s) => s.kind),
      sources.map((s) => s.endpoint),
      sources.map((s) => new Date(s.at)),
    ],
  );
}

/** The account of an id; null when there is none. */
export async function findSourceById(db: Queryable, id: string): Promise<SourceRow | null> {
  return ((await db.query(`select ${COLUMNS} from source where id = $1`, [id])).rows[0] as SourceRow | undefined) ?? null;
}

/** Whether an account of that name exists. */
export async function isSourceName(db: Queryable, name: string): Promise<boolean> {
  return ((await db.query('select 1 from source where name = $1', [name])).rowCount ?? 0) > 0;
}

/** Locks the account for the transaction and answers it as it is; null when there is none. */
export async function lockSource(db: Queryable, id: string): Promise<SourceRow | null> {
  return ((await db.query(`select ${COLUMNS} from source where id = $1 for update`, [id])).rows[0] as SourceRow | undefined) ?? null;
}

/** Writes what a person may change of an account. */
export async function updateSource(
  db: Queryable,
  id: string,
  change: Pick<SourceRow, 'kind' | 'shop' | 'timeZone' | 'enabled' | 'allowedFrom' | 'endpoint' | 'sealed'>,
): Promise<void> {
  await db.query(
    'update source set kind = $2, shop = $3, time_zone = $4, enabled = $5, endpoint = $6, sealed = $7, allowed_from = $8 where id = $1',
    [id, change.kind, change.shop, change.timeZone, change.enabled, change.endpoint, change.sealed, change.allowedFrom],
  );
}

/** The account of a name; null when there is none. */
export async function findSourceByName(db: Queryable, name: string): Promise<SourceRow | null> {
  return ((await db.query(`select ${COLUMNS} from source where name = $1`, [name])).rows[0] as SourceRow | undefined) ?? null;
}
