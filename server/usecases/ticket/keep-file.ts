import { MOST_FILES, readEvidenceFile } from '@/server/domain/ticket/evidence-file';
import { seal, unseal } from '@/server/platform/crypto';
import { newId } from '@/server/platform/ids';
import { objectStore } from '@/server/platform/object-store';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { digestOfFile, type FileBytes, insertTicketFile, listTicketFiles, readTicketFile } from '@/server/store/ticket-file';
import { type ByStaff, byStaff, changeTicket, type TicketOutcome } from './change-ticket';

export type FileOutcome = TicketOutcome | { kind: 'too_large' | 'empty' | 'not_allowed' | 'too_many' | 'known' };

/**
 * Keeps a file as evidence of a ticket, open or closed, encrypted: in the object store where there is one, else in the database.
 * The same bytes are kept once. Audited.
 */
export async function keepFile(ctx: Context, input: ByStaff & { name: string; bytes: Uint8Array }): Promise<FileOutcome> {
  const reading = readEvidenceFile(input.name, input.bytes);
  if (reading.kind !== 'read') return reading;
  const { name, mediaType, bytes } = reading.file;
  const id = newId(ctx.now());
  return changeTicket(ctx, input, {
    event: 'filed',
    detail: { file: id, mediaType, size: bytes.length },
    whenClosed: true,
    take: async (tx, { ticket }) => {
      if ((await listTicketFiles(tx.db, ticket.id)).length >= MOST_FILES) return { refused: 'too_many' as const };
      const isNew = await insertTicketFile(tx.db, {
        id,
        ticketId: ticket.id,
        name,
        mediaType,
        size: bytes.length,
        digest: digestOfFile(bytes),
        bytes: await keepBytes(`tickets/${ticket.id}/${id}`, seal(Buffer.from(bytes))),
        addedBy: byStaff(input),
        createdAt: tx.now(),
      });
      return isNew ? ticket : { refused: 'known' as const };
    },
  });
}

/** An object whose row is never committed stays behind unread; it is sealed, and nothing points to it. */
async function keepBytes(objectKey: string, sealed: Buffer): Promise<FileBytes> {
  const store = objectStore();
  if (!store) return { sealed };
  await store.put(objectKey, sealed);
  return { objectKey };
}

export type ShownFile = { kind: 'shown'; name: string; mediaType: string; bytes: Buffer } | { kind: 'missing' };

/** A file for a member of staff. The look itself is written into the audit log first. */
export async function showFile(ctx: Context, input: { id: string; by: string }): Promise<ShownFile> {
  return inTransaction(ctx, async (tx): Promise<ShownFile> => {
    const file = await readTicketFile(tx.db, input.id);
    if (!file) return { kind: 'missing' };
    const { name, mediaType, ticketId } = file;
    await writeAudit(tx.db, { actor: input.by, action: 'file.shown', subject: `ticket:${ticketId}`, detail: { file: input.id } });
    return { kind: 'shown', name, mediaType, bytes: unseal(await bytesOf(file.bytes)) };
  });
}

async function bytesOf(kept: FileBytes): Promise<Buffer> {
  if ('sealed' in kept) return kept.sealed;
  const store = objectStore();
  if (!store) throw new Error('a file stands in an object store that is not set up any more');
  return store.get(kept.objectKey);
}
