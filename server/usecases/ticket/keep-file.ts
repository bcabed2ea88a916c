import { AppError } from '@/server/domain/shared/errors';
import { MOST_FILES, readEvidenceFile } from '@/server/domain/ticket/evidence-file';
import { seal, unseal } from '@/server/platform/crypto';
import { newId } from '@/server/platform/ids';
import { ObjectStoreError, objectStore } from '@/server/platform/object-store';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { beginUpload, settleUpload } from '@/server/store/object-upload';
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
  const kept = await keepBytes(ctx, `tickets/${input.ticketId}/${id}`, seal(Buffer.from(bytes)));
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
        bytes: kept,
        addedBy: byStaff(input),
        createdAt: tx.now(),
      });
      if (!isNew) return { refused: 'known' as const };
      if ('objectKey' in kept && !(await settleUpload(tx.db, kept.objectKey)))
        throw new AppError('unavailable', NO_STORE, { detail: 'an upload was given up before its file was kept' });
      return ticket;
    },
  });
}

const NO_STORE = 'The store of files does not answer. Please try again later.';

/**
 * The sealed bytes go to the object store before any transaction, so that a store that hangs holds nothing up. An object that no
 * file comes to point to is found by its upload and deleted (sweep-uploads).
 */
async function keepBytes(ctx: Context, objectKey: string, sealed: Buffer): Promise<FileBytes> {
  const store = objectStore();
  if (!store) return { sealed };
  await beginUpload(ctx.db, objectKey, ctx.now());
  await orUnavailable(() => store.put(objectKey, sealed));
  return { objectKey };
}

/** What the store says in its own words goes into the log; people read that it does not answer. */
async function orUnavailable<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ObjectStoreError) throw new AppError('unavailable', NO_STORE, { detail: error.message, cause: error });
    throw error;
  }
}

export type ShownFile = { kind: 'shown'; name: string; mediaType: string; bytes: Buffer } | { kind: 'missing' };

/** A file for a member of staff. The look itself is written into the audit log first. */
export async function showFile(ctx: Context, input: { id: string; by: string }): Promise<ShownFile> {
  const file = await inTransaction(ctx, async (tx) => {
    const found = await readTicketFile(tx.db, input.id);
    if (found)
      await writeAudit(tx.db, { actor: input.by, action: 'file.shown', subject: `ticket:${found.ticketId}`, detail: { file: input.id } });
    return found;
  });
  if (!file) return { kind: 'missing' };
  const { name, mediaType } = file;
  return { kind: 'shown', name, mediaType, bytes: unseal(await bytesOf(file.bytes)) };
}

async function bytesOf(kept: FileBytes): Promise<Buffer> {
  if ('sealed' in kept) return kept.sealed;
  const store = objectStore();
  if (!store) throw new Error('a file stands in an object store that is not set up any more');
  return orUnavailable(() => store.get(kept.objectKey));
}
