import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

export const KNOWLEDGE_KINDS = ['status_map', 'combination', 'conflict'] as const;
export type KnowledgeKind = (typeof KNOWLEDGE_KINDS)[number];
/** Kept in versions like knowledge, but nothing is folded anew for it. */
export type VersionedKind = KnowledgeKind | 'calendar' | 'exception' | 'routing' | 'shift';

/** One version of what the shop has taught the portal; never changed. */
export interface KnowledgeVersion<T> {
  version: number;
  body: T;
  note: string;
  /** The earlier version that this one brings back; 0 is what the product ships with. */
  restores: number | null;
  createdAt: Instant;
  /** `staff:<id>` */
  createdBy: string;
}

const COLUMNS = `version, body, note, restores, created_at as "createdAt", created_by as "createdBy"`;

/** The version in force; null as long as nobody has saved one. */
export async function readNewestVersion<T>(db: Queryable, kind: VersionedKind): Promise<KnowledgeVersion<T> | null> {
  const { rows } = await db.query<KnowledgeVersion<T>>({
    name: 'knowledge-newest',
    text: `select ${COLUMNS} from knowledge_version where kind = $1 order by version desc limit 1`,
    values: [kind],
  });
  return rows[0] ?? null;
}

/** One version; null when there is none of that number. */
export async function readVersion<T>(db: Queryable, kind: VersionedKind, version: number): Promise<KnowledgeVersion<T> | null> {
  const { rows } = await db.query<KnowledgeVersion<T>>(`select ${COLUMNS} from knowledge_version where kind = $1 and version = $2`, [
    kind,
    version,
  ]);
  return rows[0] ?? null;
}

/** The version that was in force at a moment; null where none was yet. */
export async function readVersionAt<T>(db: Queryable, kind: VersionedKind, at: Instant): Promise<KnowledgeVersion<T> | null> {
  const { rows } = await db.query<KnowledgeVersion<T>>(
    `select ${COLUMNS} from knowledge_version where kind = $1 and created_at <= $2 order by version desc limit 1`,
    [kind, new Date(at)],
  );
  return rows[0] ?? null;
}

/** The newest versions, newest first, with the name of who made them. */
export async function listVersions<T>(
  db: Queryable,
  kind: VersionedKind,
  limit: number,
): Promise<(KnowledgeVersion<T> & { createdByName: string | null })[]> {
  const { rows } = await db.query<KnowledgeVersion<T> & { createdByName: string | null }>(
    `select ${COLUMNS.replace(/created_at|created_by/g, 'k.$&')}, s.name as "createdByName" from knowledge_version k
     left join staff s on k.created_by = 'staff:' || s.id
     where kind = $1 order by version desc limit $2`,
    [kind, limit],
  );
  return rows;
}

/** Keeps a new version. Whoever calls holds the name of the kind, so that numbers follow each other. */
export async function insertVersion<T>(db: Queryable, kind: VersionedKind, version: KnowledgeVersion<T>): Promise<void> {
  await db.query(
    `insert into knowledge_version (kind, version, body, note, restores, created_at, created_by) values ($1, $2, $3, $4, $5, $6, $7)`,
    [kind, version.version, JSON.stringify(version.body), version.note, version.restores, new Date(version.createdAt), version.createdBy],
  );
}
