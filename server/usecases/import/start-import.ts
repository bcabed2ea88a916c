import type { Text } from '@/server/domain/shared/language';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { queueImportRun, readImportRun } from '@/server/store/import';
import { checkSources } from './open-sources';
import type { Preset } from './preset';
import { storedFiles } from './run-import';

export type StartedImport =
  | { kind: 'started' }
  /** Files or columns that the preset asks for are not there, in sentences. */
  | { kind: 'unusable'; problems: Text[] }
  /** No such draft, or it was started already. */
  | { kind: 'missing' };

/** Hands a draft to the workers with the preset it is to be read by. Files and columns are checked first. */
export async function startImport(
  ctx: Context,
  input: { runId: string; preset: Preset; shop: string; history: boolean; by: string },
): Promise<StartedImport> {
  const run = await readImportRun(ctx.db, input.runId);
  if (run?.status !== 'draft') return { kind: 'missing' };
  const checked = await checkSources(input.preset, await storedFiles(ctx, run.id));
  if (checked.kind === 'unusable') return checked;
  return inTransaction(ctx, async (tx): Promise<StartedImport> => {
    const { preset, shop, history } = input;
    const isQueued = await queueImportRun(tx.db, {
      id: run.id,
      kind: preset.order ? 'orders' : 'events',
      shop,
      preset,
      history,
      createdAt: ctx.now(),
    });
    if (!isQueued) return { kind: 'missing' };
    const detail = { shop, preset: preset.name, history };
    await writeAudit(tx.db, { actor: input.by, action: 'import.started', subject: `import:${run.id}`, detail });
    return { kind: 'started' };
  });
}
