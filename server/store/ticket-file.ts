import type { Instant } from '../domain/shared/instant';
import type { FileType } from '../domain/ticket/evidence-file';
import { keyedHash, seal, sha256Hex, unseal } from '../platform/crypto';
import type { Queryable } from './context';

/** A file of a ticket without its bytes. */
export interface FileRow {
  id: string;
  name: string;
  mediaType: FileType;
  size: number;
  addedBy: string;
  addedByName: string | null;
  createdAt: Instant;
}

/** Where the sealed bytes stand: in the row, or in the object store under a key. */
export type FileBytes = { sealed: Buffer } | { objectKey: string };

/** Keyed hash by which the same bytes are known again. */
export function digestOfFile(bytes: Uint8Array): string {
  return keyedHash('token', `file|${sha256Hex(Buffer.from(bytes))}`);
}

/** Keeps a file; one that the ticket has already is left as it is. Answers whether it is new. */
export async function insertTicketFile(
  db: Queryable,
  file: {
    id: string;
    ticketId: string;
    name: string;
    mediaType: FileType;
    size: number;
    digest: string;
    bytes: FileBytes;
    addedBy: string;
    createdAt: Instant;
  },
): Promise<boolean> {
  const { bytes } = file;
  const { rowCount } = await db.query(
    `insert into ticket_file (id, ticket_id, sealed_name, media_type, size, digest, sealed, object_key, added_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (ticket_id, digest) do nothing`,
    [
      file.id,
      file.ticketId,
      seal(file.name),
      file.mediaType,
      file.size,
      file.digest,
      'sealed' in bytes ? bytes.sealed : null,
      'objectKey' in bytes ? bytes.objectKey : null,
      file.addedBy,
      new Date(file.createdAt),
    ],
  );
  return rowCount === 1;
}

/** Files of a ticket without their bytes, oldest first. */
export async function listTicketFiles(db: Queryable, ticketId: string): Promise<FileRow[]> {
  const { rows } = await db.query<Omit<FileRow, 'name'> & { sealedName: Buffer }>(
    `select f.id, f.sealed_name as "sealedName", f.media_type as "mediaType", f.size, f.added_by as "addedBy", s.name as "addedByName",
       f.created_at as "createdAt"
     from ticket_file f left join staff s on f.added_by = 'staff:' || s.id where f.ticket_id = $1 order by f.created_at, f.id`,
    [ticketId],
  );
  return rows.map(({ sealedName, ...row }) => ({ ...row, name: unseal(sealedName).toString('utf8') }));
}

/** One file with where its sealed bytes stand; null when there is none. */
export async function readTicketFile(
  db: Queryable,
  id: string,
): Promise<{ ticketId: string; name: string; mediaType: FileType; bytes: FileBytes } | null> {
  const { rows } = await db.query<{
    ticketId: string;
    sealedName: Buffer;
    mediaType: FileType;
    sealed: Buffer | null;
    objectKey: string | null;
  }>(
    `select ticket_id as "ticketId", sealed_name as "sealedName", media_type as "mediaType", sealed, object_key as "objectKey"
     from ticket_file where id = $1`,
    [id],
  );
  const row = rows[0];
  if (!row) return null;
  const { ticketId, sealedName, mediaType, sealed, objectKey } = row;
  const bytes = sealed === null ? { objectKey: objectKey! } : { sealed };
  return { ticketId, name: unseal(sealedName).toString('utf8'), mediaType, bytes };
}
