import type { Instant } from '../domain/shared/instant';
import type { PhotoType } from '../domain/ticket/photo';
import { keyedHash, seal, sha256Hex, unseal } from '../platform/crypto';
import type { Queryable } from './context';

/** A photo without its bytes. */
export interface PhotoRow {
  id: string;
  mediaType: PhotoType;
  size: number;
  /** Who added it, and may see it beside staff: `phone` or `link:<id>`. */
  addedBy: string;
  createdAt: Instant;
}

/** Keeps a photo, encrypted; one that the ticket has already is left as it is. Answers whether it is new. */
export async function insertTicketPhoto(
  db: Queryable,
  photo: { id: string; ticketId: string; mediaType: PhotoType; bytes: Buffer; addedBy: string; createdAt: Instant },
): Promise<boolean> {
  const digest = keyedHash('token', `photo|${sha256Hex(photo.bytes)}`);
  const { rowCount } = await db.query(
    `insert into ticket_photo (id, ticket_id, media_type, size, digest, sealed, added_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (ticket_id, digest) do nothing`,
    [photo.id, photo.ticketId, photo.mediaType, photo.bytes.length, digest, seal(photo.bytes), photo.addedBy, new Date(photo.createdAt)],
  );
  return rowCount === 1;
}

/** Photos of a ticket without their bytes, oldest first. */
export async function listTicketPhotos(db: Queryable, ticketId: string): Promise<PhotoRow[]> {
  const { rows } = await db.query<PhotoRow>(
    `select id, media_type as "mediaType", size, added_by as "addedBy", created_at as "createdAt"
     from ticket_photo where ticket_id = $1 order by created_at, id`,
    [ticketId],
  );
  return rows;
}

/** One photo with its bytes and the order it belongs to; null when there is none. */
export async function readTicketPhoto(
  db: Queryable,
  id: string,
): Promise<(Pick<PhotoRow, 'mediaType' | 'addedBy'> & { bytes: Buffer; ticketId: string; orderId: string }) | null> {
  const { rows } = await db.query(
    `select p.media_type as "mediaType", p.added_by as "addedBy", p.sealed, p.ticket_id as "ticketId", t.order_id as "orderId"
     from ticket_photo p join ticket t on t.id = p.ticket_id where p.id = $1`,
    [id],
  );
  if (!rows[0]) return null;
  const { sealed, ...row } = rows[0];
  return { ...row, bytes: unseal(sealed) };
}
