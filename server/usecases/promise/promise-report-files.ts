import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { shareKept } from '@/server/domain/promise/share-kept';
import { MINUTE } from '@/server/domain/shared/instant';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { PROMISE_COLUMNS, type PromiseColumn, TALLY_NAMES, wordTallyKey } from '@/server/domain/wording/promise-words';
import { type PromiseTally, TALLIED_BY } from '@/server/store/promise-tally';
import type { PromiseReport } from './read-promise-report';

const COLUMNS = Object.keys(PROMISE_COLUMNS) as PromiseColumn[];
const BOLD = { fontWeight: 'bold' } as const;

const minutes = (ms: number | null) => (ms === null ? null : Math.round(ms / MINUTE));

function cellsOf(tally: PromiseTally, group: string | null) {
  const { kept, broken, never, withdrawn, open, medianEarlyMs, medianLateMs } = tally;
  return {
    group,
    judged: kept + broken,
    kept,
    broken,
    shareKept: shareKept(tally),
    medianEarlyMin: minutes(medianEarlyMs),
    medianLateMin: minutes(medianLateMs),
    never,
    withdrawn,
    open,
  } satisfies Record<PromiseColumn, unknown>;
}

/** The report as CSV under names that a program reads: each line says by what it is counted; no cell is read as a formula. */
export function promiseCsv({ tallies }: PromiseReport): Buffer {
  const rows = tallies.map((tally) => ({ by: tally.by, key: tally.key, ...cellsOf(tally, tally.name ?? tally.key) }));
  return Buffer.from(stringify(rows, { header: true, bom: true, columns: ['by', 'key', ...COLUMNS], escape_formulas: true }));
}

/** A workbook for people: a sheet for each way of counting; shares and minutes are figures, not text. */
export function promiseXlsx({ tallies }: PromiseReport, language: WrittenLanguage): Promise<Buffer> {
  const sheets = TALLIED_BY.map((by) => {
    const rows = tallies.filter((tally) => tally.by === by);
    const data: SheetData = [
      COLUMNS.map((column) => ({ value: PROMISE_COLUMNS[column][language], ...BOLD })),
      ...rows.map((tally) => {
        const cells = cellsOf(tally, tally.name ?? tally.ruleName?.[language] ?? wordTallyKey(by, tally.key, language));
        return COLUMNS.map((column) =>
          column === 'shareKept' && cells.shareKept !== null ? { value: cells.shareKept, type: Number, format: '0.0%' } : cells[column],
        );
      }),
    ];
    return { data, sheet: TALLY_NAMES[by][language], columns: COLUMNS.map((_, at) => ({ width: at === 0 ? 28 : 16 })), stickyRowsCount: 1 };
  });
  return writeXlsxFile(sheets).toBuffer();
}
