import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Text } from '@/server/domain/shared/language';
import { newId } from '@/server/platform/ids';
import type { Context } from '@/server/store/context';
import {
  cancelImportRun,
  countRejectReasons,
  type ImportCounts,
  type ImportRunRow,
  insertImportRun,
  leaseImportRun,
  readImportRun,
} from '@/server/store/import';
import type { Preset } from './preset';
import type { CsvFile } from './read-csv';
import { IMPORT_LEASE_MS, type WorkedRun, workOnRun } from './work-on-run';

export interface LocalImport {
  preset: Preset;
  shop: string;
  history: boolean;
  paths: readonly string[];
  startedBy: string;
  signal?: AbortSignal;
  onProgress?: (more: ImportCounts, total: number) => void;
}

export interface LocalImportReport {
  worked: WorkedRun;
  run: ImportRunRow;
  /** Why rows were refused, the most frequent reason first. */
  reasons: { field: string; reason: Text; rows: number }[];
}

/** Imports files of this machine in this process; the run stands in the console's list like any other. */
export async function importLocalFiles(ctx: Context, input: LocalImport): Promise<LocalImportReport> {
  const id = newId(ctx.now());
  const lease = newId(ctx.now());
  await insertImportRun(ctx.db, {
    id,
    kind: input.preset.order ? 'orders' : 'events',
    shop: input.shop,
    fileName: input.paths.map((p) => basename(p)).join(', '),
    preset: input.preset,
    history: input.history,
    status: 'queued',
    startedBy: input.startedBy,
    createdAt: ctx.now(),
  });
  await leaseImportRun(ctx.db, id, lease, ctx.now() + IMPORT_LEASE_MS);
  const { preset, shop, history, onProgress } = input;
  // Nobody else has these files: asked to stop, the run ends here instead of waiting for another process.
  input.signal?.addEventListener('abort', () => void cancelImportRun(ctx.db, id, ctx.now()), { once: true });
  const files: CsvFile[] = input.paths.map((path) => ({ name: basename(path), open: () => createReadStream(path) }));
  const worked = await workOnRun(ctx, { run: { id, shop, preset, history, done: 0 }, files, lease, onProgress });
  const run = await readImportRun(ctx.db, id);
  if (!run) throw new Error(`the import run ${id} is gone`);
  return { worked, run, reasons: await countRejectReasons(ctx.db, id) };
}
