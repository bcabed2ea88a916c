import type { Text } from '@/server/domain/shared/language';
import type { Context } from '@/server/store/context';
import { countRejectReasons, type ImportRunRow, listImportRuns, readImportRun } from '@/server/store/import';

/** A run as it is shown: without its preset's particulars, which may be long. */
export type ImportSummary = Omit<ImportRunRow, 'preset' | 'cancel'> & { presetName: string; isStopping: boolean };

export interface ImportReport extends ImportSummary {
  /** Why rows were refused, the most frequent reason first. */
  reasons: { field: string; reason: Text; rows: number }[];
}

const MOST_LISTED = 50;

/** One run with its progress and what went wrong; null when there is none of that id. */
export async function readImport(ctx: Context, input: { runId: string }): Promise<ImportReport | null> {
  const run = await readImportRun(ctx.db, input.runId);
  return run && { ...summaryOf(run), reasons: await countRejectReasons(ctx.db, run.id) };
}

/** The newest runs. */
export async function listImports(ctx: Context): Promise<ImportSummary[]> {
  return (await listImportRuns(ctx.db, MOST_LISTED)).map(summaryOf);
}

function summaryOf({ preset, cancel, ...run }: ImportRunRow): ImportSummary {
  const name = (preset as { name?: unknown } | null)?.name;
  return { ...run, presetName: typeof name === 'string' ? name : '', isStopping: cancel && run.status === 'running' };
}
