import { maskCell } from '@/server/domain/access/mask-cell';
import { AppError } from '@/server/domain/shared/errors';
import type { Context } from '@/server/store/context';
import { readImportRun } from '@/server/store/import';
import { guessPreset } from './guess-preset';
import { listKnownPresets } from './manage-presets';
import { matchFiles, stemOf } from './match-files';
import type { PresetInput } from './preset';
import { type CsvFile, openCsv } from './read-csv';
import { storedFiles } from './run-import';
import { missingColumns } from './used-columns';

const SAMPLE_ROWS = 5;

export type DraftFile =
  | {
      kind: 'read';
      name: string;
      stem: string;
      encoding: string;
      delimiter: string;
      columns: string[] /** A few rows, whose they are masked. */;
      sample: string[][];
    }
  | { kind: 'unreadable'; name: string; reason: string };

export interface DraftDescription {
  files: DraftFile[];
  /** Presets whose files and columns are all there. */
  fitting: string[];
  /** A first mapping of the first file by the names of its columns. */
  guess: PresetInput;
}

/** What an uploaded draft holds and which presets fit it; null when it is no draft. */
export async function describeDraft(ctx: Context, input: { runId: string; timeZone: string }): Promise<DraftDescription | null> {
  const run = await readImportRun(ctx.db, input.runId);
  if (run?.status !== 'draft') return null;
  const stored = await storedFiles(ctx, run.id);
  const files: DraftFile[] = [];
  for (const file of stored) files.push(await describeFile(file));
  const readable = files.filter((f) => f.kind === 'read');
  return {
    files,
    fitting: await fittingPresets(ctx, files),
    guess: guessPreset(readable, input.timeZone),
  };
}

async function fittingPresets(ctx: Context, files: readonly DraftFile[]): Promise<string[]> {
  const readable = files.filter((f) => f.kind === 'read');
  return (await listKnownPresets(ctx)).flatMap(({ name, preset }) => {
    const matched = matchFiles(preset, readable);
    if (matched.kind === 'unmatched') return [];
    const headers = new Map(
      [['', matched.main] as const, ...matched.joined].map(([join, file]) => [join, { file: file.name, columns: file.columns }]),
    );
    return missingColumns(preset, headers).length === 0 ? [name] : [];
  });
}

async function describeFile(file: CsvFile): Promise<DraftFile> {
  try {
    const csv = await openCsv(file, { encoding: 'auto', delimiter: 'auto' });
    const sample: string[][] = [];
    for await (const record of csv.records) {
      if (record.kind === 'row') sample.push(record.cells);
      if (sample.length >= SAMPLE_ROWS) break;
    }
    const { encoding, delimiter } = csv;
    const columns = csv.header.map((c) => c.trim());
    return {
      kind: 'read',
      name: file.name,
      stem: stemOf(file.name),
      encoding,
      delimiter,
      columns,
      sample: sample.map((cells) => cells.map((cell, i) => maskCell(columns[i] ?? null, cell))),
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { kind: 'unreadable', name: file.name, reason: error.publicMessage };
  }
}
