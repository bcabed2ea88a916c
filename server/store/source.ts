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
  lastOkAt: Instant | null;
  rejected: number;
}

const COLUMNS = `id, name, adapter, kind, endpoint, sealed, settings, shop, time_zone as "timeZone", enabled, last_ok_at as "lastOkAt", rejected`;

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
export async function upsertSource(db: Queryable, source: Omit<SourceRow, 'enabled' | 'lastOkAt' | 'rejected'>): Promise<SourceRow> {
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
