import { AppError } from '@/server/domain/shared/errors';
import type { Text } from '@/server/domain/shared/language';
import { type Cells, type Header, headerOf, type JoinedTable, type JoinedTables } from './joined-tables';
import { matchFiles } from './match-files';
import type { Preset, PresetJoin } from './preset';
import { type CsvFile, type OpenCsv, openCsv } from './read-csv';
import { missingColumns, usedColumns } from './used-columns';

/** The files of an import, checked against its preset: joined ones in memory, the main one open at its first record. */
export interface OpenSources {
  file: CsvFile;
  main: OpenCsv;
  header: Header;
  tables: JoinedTables;
}

export type OpenedSources = { kind: 'open'; sources: OpenSources } | { kind: 'unusable'; problems: Text[] };

export type CheckedSources =
  | { kind: 'usable'; main: CsvFile; joined: ReadonlyMap<string, CsvFile> }
  | { kind: 'unusable'; problems: Text[] };

/**
 * Matches files to the preset and looks at their headers. `unusable` names missing files and columns before a single row
 * was read. Throws AppError when a file itself cannot be read.
 */
export async function checkSources(preset: Preset, files: readonly CsvFile[]): Promise<CheckedSources> {
  const matched = matchFiles(preset, files);
  if (matched.kind === 'unmatched') return { kind: 'unusable', problems: matched.problems };
  const headers = new Map<string, { file: string; columns: readonly string[] }>();
  for (const [join, file] of [['', matched.main] as const, ...matched.joined]) {
    const csv = await openCsv(file, preset);
    await csv.records.return();
    headers.set(join, { file: file.name, columns: csv.header });
  }
  const problems = missingColumns(preset, headers);
  return problems.length > 0 ? { kind: 'unusable', problems } : { kind: 'usable', main: matched.main, joined: matched.joined };
}

/** Checks the files, loads the joined ones and opens the main one. */
export async function openSources(preset: Preset, files: readonly CsvFile[]): Promise<OpenedSources> {
  const checked = await checkSources(preset, files);
  if (checked.kind === 'unusable') return checked;
  const used = usedColumns(preset);
  const tables = new Map<string, JoinedTable>();
  for (const join of preset.joins) {
    const file = checked.joined.get(join.name);
    if (file) tables.set(join.name, await loadTable(preset, join, file, used.get(join.name) ?? new Set()));
  }
  const main = await openCsv(checked.main, preset);
  return { kind: 'open', sources: { file: checked.main, main, header: headerOf(main.header), tables } };
}

/** Rows of joined files that are held in memory at most. */
const MOST_JOINED_ROWS = 5_000_000;

async function loadTable(preset: Preset, join: PresetJoin, file: CsvFile, columns: ReadonlySet<string>): Promise<JoinedTable> {
  const csv = await openCsv(file, preset);
  const whole = headerOf(csv.header);
  const kept = [...columns].filter((column) => whole.at.has(column));
  const places = kept.map((column) => whole.at.get(column)!);
  const key = kept.indexOf(join.key);
  const rows = new Map<string, Cells[]>();
  let count = 0;
  for await (const record of csv.records) {
    if (record.kind === 'broken') throw new AppError('invalid_request', `Line ${record.line} of ${file.name} ${record.reason.en}.`);
    const cells = places.map((place) => record.cells[place]!);
    const held = rows.get(cells[key]!.trim());
    if (!held) rows.set(cells[key]!.trim(), [cells]);
    else if (join.many) held.push(cells);
    count += 1;
    if (count > MOST_JOINED_ROWS)
      throw new AppError('body_too_large', `The joined file ${file.name} has more than 5 million rows; split the import.`);
  }
  return { header: headerOf(kept), rows };
}

/** How many records the main file has. Reads it once through. */
export async function countRecords(preset: Preset, file: CsvFile): Promise<number> {
  const csv = await openCsv(file, preset);
  let count = 0;
  for await (const _ of csv.records) count += 1;
  return count;
}
