import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { cancelImportRun } from '@/server/store/import';

export type CancelledImport =
  | { kind: 'cancelled' }
  /** The worker stops after the batch in hand. */
  | { kind: 'stopping' }
  | { kind: 'over' }
  | { kind: 'missing' };

/** Stops an import. What is recorded already stays: facts are never taken back. */
export async function cancelImport(ctx: Context, input: { runId: string; by: string }): Promise<CancelledImport> {
  return inTransaction(ctx, async (tx): Promise<CancelledImport> => {
    const status = await cancelImportRun(tx.db, input.runId, ctx.now());
    if (status === null) return { kind: 'missing' };
    if (status === 'done' || status === 'failed') return { kind: 'over' };
    await writeAudit(tx.db, { actor: input.by, action: 'import.cancelled', subject: `import:${input.runId}` });
    return { kind: status === 'running' ? 'stopping' : 'cancelled' };
  });
}
