import { AppError } from '@/server/domain/shared/errors';
import type { Context } from '@/server/store/context';
import { inTransaction } from '@/server/store/context';
import {
  ensureShopOfImport,
  finishImportRun,
  type ImportCounts,
  type ImportRunRow,
  insertImportRejects,
  type LeaseAnswer,
  releaseImportRun,
  saveImportProgress,
  saveImportTotal,
} from '@/server/store/import';
import { importRows } from './import-rows';
import { countRecords, openSources } from './open-sources';
import { presetSchema } from './preset';
import type { CsvFile } from './read-csv';

/** How long a run stays with a process that says nothing; each batch prolongs it. */
export const IMPORT_LEASE_MS = 60_000;

export type WorkedRun =
  | { kind: 'done' }
  | { kind: 'cancelled' }
  /** The files or the preset cannot be used; the run says why. */
  | { kind: 'failed'; error: string }
  /** This process is asked to stop: the run waits for another one to go on. */
  | { kind: 'stopped' }
  /** Another process has the run. */
  | { kind: 'lost' };

export interface RunWork {
  run: Pick<ImportRunRow, 'id' | 'shop' | 'preset' | 'history' | 'done'>;
  files: readonly CsvFile[];
  lease: string;
  signal?: AbortSignal;
  onProgress?: (more: ImportCounts, total: number) => void;
}

/**
 * Carries a leased run to its end from where it stands. Progress and refused rows are written batch by batch, so after
 * `kill -9` another process goes on at the last batch; what that batch had recorded already is then told as duplicates.
 */
export async function workOnRun(ctx: Context, work: RunWork): Promise<WorkedRun> {
  const { run, lease } = work;
  const fail = async (error: string): Promise<WorkedRun> => {
    await finishImportRun(ctx.db, run.id, lease, { status: 'failed', error, at: ctx.now() });
    return { kind: 'failed', error };
  };
  const preset = presetSchema.safeParse(run.preset);
  if (!preset.success)
    return fail(`The preset cannot be used: ${preset.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('; ')}`);
  let answer: LeaseAnswer | 'stop' = 'go_on';
  try {
    const opened = await openSources(preset.data, work.files);
    if (opened.kind === 'unusable') return fail(opened.problems.map((problem) => problem.en).join(' '));
    const total = await countRecords(preset.data, opened.sources.file);
    await saveImportTotal(ctx.db, run.id, lease, total, ctx.now() + IMPORT_LEASE_MS);
    await ensureShopOfImport(ctx.db, run.shop, preset.data.timeZone);
    const task = { preset: preset.data, shop: run.shop, history: run.history, skip: run.done };
    await importRows(ctx, task, opened.sources, async (counts, rejects) => {
      answer = await inTransaction(ctx, async (tx) => {
        await insertImportRejects(tx.db, run.id, rejects);
        return saveImportProgress(tx.db, run.id, lease, counts, ctx.now() + IMPORT_LEASE_MS);
      });
      work.onProgress?.(counts, total);
      if (answer === 'go_on' && work.signal?.aborted) answer = 'stop';
      return answer === 'go_on';
    });
  } catch (error) {
    if (error instanceof AppError) return fail(error.publicMessage);
    await releaseImportRun(ctx.db, run.id, lease);
    throw error;
  }
  return endRun(ctx, work, answer);
}

async function endRun(ctx: Context, { run, lease }: RunWork, answer: LeaseAnswer | 'stop'): Promise<WorkedRun> {
  switch (answer) {
    case 'lost':
      return { kind: 'lost' };
    case 'stop':
      await releaseImportRun(ctx.db, run.id, lease);
      return { kind: 'stopped' };
    case 'cancel':
      await finishImportRun(ctx.db, run.id, lease, { status: 'cancelled', at: ctx.now() });
      return { kind: 'cancelled' };
    case 'go_on':
      await finishImportRun(ctx.db, run.id, lease, { status: 'done', at: ctx.now() });
      return { kind: 'done' };
  }
}
