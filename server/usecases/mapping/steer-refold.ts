import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import type { KnowledgeKind } from '@/server/store/knowledge-version';
import { moveRefold } from '@/server/store/refold-run';

/** `not_now`: the run is in no state in which this can be asked of it. */
export type RefoldSteered = { kind: 'stopped' } | { kind: 'going_on' } | { kind: 'not_now' };

/** Stops the work that a version causes after the batch in hand, or lets a stopped or failed one go on where it was. */
export async function steerRefold(
  ctx: Context,
  input: { kind: KnowledgeKind; version: number; to: 'stop' | 'go_on'; by: string },
): Promise<RefoldSteered> {
  const { kind, version, by } = input;
  const isStop = input.to === 'stop';
  return inTransaction(ctx, async (tx): Promise<RefoldSteered> => {
    const isMoved = await moveRefold(
      tx.db,
      { kind, version },
      isStop ? ['queued', 'running'] : ['stopped', 'failed'],
      isStop ? 'stopped' : 'running',
    );
    if (!isMoved) return { kind: 'not_now' };
    await writeAudit(tx.db, { actor: by, action: isStop ? 'refold.stopped' : 'refold.continued', subject: `${kind}:${version}` });
    return { kind: isStop ? 'stopped' : 'going_on' };
  });
}
