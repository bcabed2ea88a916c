import type { PhotoType } from '@/server/domain/ticket/photo';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { readTicketPhoto } from '@/server/store/ticket-photo';

export type ShowPhotoOutcome = { kind: 'shown'; mediaType: PhotoType; bytes: Buffer } | { kind: 'missing' };

/** A photo for a member of staff. The look itself is written into the audit log first. */
export async function showPhotoToStaff(ctx: Context, input: { id: string; by: string }): Promise<ShowPhotoOutcome> {
  return inTransaction(ctx, async (tx): Promise<ShowPhotoOutcome> => {
    const photo = await readTicketPhoto(tx.db, input.id);
    if (!photo) return { kind: 'missing' };
    const { mediaType, bytes, ticketId, orderId } = photo;
    await writeAudit(tx.db, {
      actor: input.by,
      action: 'photo.shown',
      subject: `ticket:${ticketId}`,
      detail: { photo: input.id, orderId },
    });
    return { kind: 'shown', mediaType, bytes };
  });
}

/** A photo for who sent it: only of this order, and only the way it came. */
export async function showPhotoToCustomer(ctx: Context, input: { id: string; orderId: string; by: string }): Promise<ShowPhotoOutcome> {
  const photo = await readTicketPhoto(ctx.db, input.id);
  if (!photo || photo.orderId !== input.orderId || photo.addedBy !== input.by) return { kind: 'missing' };
  return { kind: 'shown', mediaType: photo.mediaType, bytes: photo.bytes };
}
