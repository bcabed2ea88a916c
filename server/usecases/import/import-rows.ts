import type { RowProblem } from '@/server/domain/row/row-problems';
import type { Context } from '@/server/store/context';
import type { ImportCounts, ImportReject } from '@/server/store/import';
import { overlayReports } from '../mapping/overlay-reports';
import type { NewFact, NewOrder, RecordAnswer, RecordOutcome } from '../tracking/record-batch';
import { recordFacts } from '../tracking/record-facts';
import { RowScope } from './joined-tables';
import { mapPresetRow } from './map-preset-row';
import type { OpenSources } from './open-sources';
import type { Preset } from './preset';
import { englishOnly } from './problem-words';
import type { CsvRecord } from './read-csv';

/** Rows that one call of the record step takes; measured on two cores, more does not go faster. */
const BATCH_ROWS = 200;
/** Batches on their way at once: one is mapped and folded while the database writes the other. */
const BATCHES_AT_ONCE = 2;

export interface ImportTask {
  preset: Preset;
  shop: string;
  history: boolean;
  /** Records of the main file that an earlier run of the same import has recorded already. */
  skip: number;
}

/** Keeps what a batch brought, in the order of the file; false stops the import. */
export type OnBatch = (counts: ImportCounts, rejects: ImportReject[]) => Promise<boolean>;

/** One record with what it became. */
interface Row {
  line: number;
  cells: Record<string, string>;
  order: NewOrder | null;
  facts: NewFact[];
  problems: RowProblem[];
}

/**
 * Maps and records the main file row by row. Everything written has been through `onBatch` or is told again as a
 * duplicate when the import is repeated, so it may be stopped or killed at any moment. True when the end was reached.
 */
export async function importRows(ctx: Context, task: ImportTask, sources: OpenSources, onBatch: OnBatch): Promise<boolean> {
  const underway: Promise<{ counts: ImportCounts; rejects: ImportReject[] }>[] = [];
  const settleFirst = async (): Promise<boolean> => {
    const { counts, rejects } = await underway.shift()!;
    return onBatch(counts, rejects);
  };
  try {
    for await (const rows of batchesOf(task, sources)) {
      const recorded = recordRows(ctx, task, rows);
      // A failure is met where the batch is awaited, in its turn.
      recorded.catch(() => undefined);
      underway.push(recorded);
      if (underway.length >= BATCHES_AT_ONCE && !(await settleFirst())) return false;
    }
    while (underway.length > 0) if (!(await settleFirst())) return false;
    return true;
  } finally {
    await Promise.allSettled(underway);
    await sources.main.records.return();
  }
}

async function* batchesOf(task: ImportTask, sources: OpenSources): AsyncGenerator<Row[], void, undefined> {
  const seen = task.preset.joins.some((j) => j.file === '') ? new Set<string>() : null;
  let rows: Row[] = [];
  let skipped = 0;
  for await (const record of sources.main.records) {
    const isSkipped = skipped < task.skip;
    if (isSkipped) skipped += 1;
    if (isSkipped && !seen) continue;
    const row = rowOf(task, sources, record, seen);
    if (isSkipped) continue;
    rows.push(row);
    if (rows.length < BATCH_ROWS) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

/** Maps one record. Where several rows make one order, the first of them brings the order, the others only facts. */
function rowOf(task: ImportTask, sources: OpenSources, record: CsvRecord, seen: Set<string> | null): Row {
  const row: Row = { line: record.line, cells: cellsByName(sources, record), order: null, facts: [], problems: [] };
  if (record.kind === 'broken') return { ...row, problems: [{ field: '', reason: record.reason }] };
  const mapped = mapPresetRow(task.preset, task.shop, new RowScope(task.preset, sources.header, sources.tables, record.cells));
  if (mapped.kind === 'refused') return { ...row, problems: mapped.problems };
  const isFirst = !seen?.has(mapped.orderNo);
  seen?.add(mapped.orderNo);
  return { ...row, order: isFirst ? mapped.order : null, facts: mapped.facts };
}

function cellsByName({ header }: OpenSources, record: CsvRecord): Record<string, string> {
  if (record.kind === 'broken') return { '': record.raw.slice(0, 2_000) };
  return Object.fromEntries([...header.at].map(([name, place]) => [name, record.cells[place] ?? '']));
}

async function recordRows(
  ctx: Context,
  task: ImportTask,
  rows: readonly Row[],
): Promise<{ counts: ImportCounts; rejects: ImportReject[] }> {
  const orders = rows.flatMap((row) => row.order ?? []);
  const facts = await overlayReports(
    ctx,
    rows.flatMap((row) => row.facts),
  );
  const answer: RecordAnswer =
    orders.length + facts.length > 0 ? await recordFacts(ctx, { orders, facts, history: task.history }) : { orders: [], facts: [] };
  return countOutcomes(rows, answer);
}

/** What the record step answered, counted by row and by fact. */
function countOutcomes(rows: readonly Row[], answer: RecordAnswer): { counts: ImportCounts; rejects: ImportReject[] } {
  const counts: ImportCounts = {
    done: rows.length,
    accepted: 0,
    duplicate: 0,
    rejected: 0,
    orders: 0,
    facts: 0,
    duplicateFacts: 0,
    unmappedFacts: 0,
  };
  const rejects: ImportReject[] = [];
  const [orders, facts] = [answer.orders.values(), answer.facts.values()];
  for (const row of rows) {
    const ofOrder = row.order ? [orders.next().value!] : [];
    const ofFacts = row.facts.map(() => facts.next().value!);
    const all: RecordOutcome[] = [...ofOrder, ...ofFacts];
    const refused = [
      ...row.problems,
      ...all.flatMap((o) => (o.status === 'rejected' ? [{ field: o.field, reason: englishOnly(o.reason) }] : [])),
    ];
    rejects.push(...refused.map(({ field, reason }) => ({ line: row.line, field, reason, row: row.cells })));
    if (refused.length > 0) counts.rejected += 1;
    else if (all.some((o) => o.status !== 'duplicate')) counts.accepted += 1;
    else counts.duplicate += 1;
    counts.orders += ofOrder.filter((o) => o.status === 'accepted').length;
    counts.facts += ofFacts.filter((o) => o.status === 'accepted' || o.status === 'unmapped').length;
    counts.duplicateFacts += ofFacts.filter((o) => o.status === 'duplicate').length;
    counts.unmappedFacts += ofFacts.filter((o) => o.status === 'unmapped').length;
  }
  return { counts, rejects };
}
