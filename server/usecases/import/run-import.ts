import { newId } from '@/server/platform/ids';
import type { Context } from '@/server/store/context';
import { claimImportRun, failOrphanedRuns, listImportFiles, readImportFile } from '@/server/store/import';
import type { CsvFile } from './read-csv';
import { IMPORT_LEASE_MS, type WorkedRun, workOnRun } from './work-on-run';

/**
 * Takes the oldest import that waits, or whose process is gone, and carries it to its end; `idle` when there is none.
 * Safe to call from many workers at once.
 */
export async function runNextImport(ctx: Context, options: { signal?: AbortSignal } = {}): Promise<WorkedRun | { kind: 'idle' }> {
  const now = ctx.now();
  await failOrphanedRuns(ctx.db, now, 'The process that ran this import ended. Start it again: what is recorded already is not doubled.');
  const lease = newId(now);
  const run = await claimImportRun(ctx.db, lease, now, IMPORT_LEASE_MS);
  if (!run) return { kind: 'idle' };
  ctx.log.info({ run: run.id, shop: run.shop, from: run.done }, 'import taken up');
  const worked = await workOnRun(ctx, { run, files: await storedFiles(ctx, run.id), lease, signal: options.signal });
  ctx.log.info({ run: run.id, end: worked.kind }, 'import left');
  return worked;
}

/** The uploaded files of a run. Each is unsealed when it is opened, not before. */
export async function storedFiles(ctx: Context, runId: string): Promise<CsvFile[]> {
  const files = await listImportFiles(ctx.db, runId);
  return files.map(({ name }) => ({
    name,
    async *open() {
      const content = await readImportFile(ctx.db, runId, name);
      if (content) yield content;
    },
  }));
}
