import { MOST_PHOTOS, type Photo } from '@/server/domain/ticket/photo';
import { newId } from '@/server/platform/ids';
import type { Context } from '@/server/store/context';
import { insertTicketMessage, listTicketMessages } from '@/server/store/ticket-message';
import { insertTicketPhoto, listTicketPhotos } from '@/server/store/ticket-photo';

/** What a customer says and shows in a ticket. */
export interface CustomerWords {
  remark: string;
  photos: readonly Photo[];
  /** Who may see the photos beside staff: `phone` or `link:<id>`. */
  by: string;
}

export const LONGEST_REMARK = 1_000;
/** What one ticket holds in all, over however many additions. */
const MOST_PHOTOS_KEPT = 4 * MOST_PHOTOS;

/** Keeps words and photos, encrypted. Answers how many photos it kept: one sent twice is kept once, and no ticket holds more than twenty. */
export async function saveWords(tx: Context, ticketId: string, words: CustomerWords): Promise<number> {
  const now = tx.now();
  const body = words.remark.trim().slice(0, LONGEST_REMARK);
  if (body && !(await isSaid(tx, ticketId, body)))
    await insertTicketMessage(tx.db, { id: newId(now), ticketId, author: 'customer', kind: 'remark', body, createdAt: now });
  if (words.photos.length === 0) return 0;
  const room = MOST_PHOTOS_KEPT - (await listTicketPhotos(tx.db, ticketId)).length;
  let kept = 0;
  for (const { mediaType, bytes } of words.photos.slice(0, Math.max(0, Math.min(room, MOST_PHOTOS)))) {
    const photo = { id: newId(now), ticketId, mediaType, bytes: Buffer.from(bytes), addedBy: words.by, createdAt: now };
    if (await insertTicketPhoto(tx.db, photo)) kept += 1;
  }
  return kept;
}

/** A form that was sent twice says the same again: the customer's last word stands once. */
async function isSaid(tx: Context, ticketId: string, body: string): Promise<boolean> {
  const last = (await listTicketMessages(tx.db, ticketId)).at(-1);
  return last?.author === 'customer' && last.body === body;
}
