import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { SCORED_QUANTILES } from '@/server/domain/arrival/arrival-score';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { carrierName } from '@/server/domain/tracking/carriers';
import {
  COMPARISON_COLUMNS,
  MISS_COLUMNS,
  RECORD_COLUMNS,
  RECORD_NAMES,
  RECORD_SHEETS,
  type RecordColumn,
  SCORED_STAGE_NAMES,
  WHOSE_NAMES,
  wordLane,
  wordRecordGroup,
} from '@/server/domain/wording/arrival-words';
import { wordTimelineLine } from '@/server/domain/wording/word-timeline';
import type { RecordFigures } from '@/server/store/eta-record';
import { momentCell } from '../analysis/moment-cell';
import type { ArrivalRecord } from './read-arrival-record';
import type { WorstMiss } from './read-worst-misses';

const COLUMNS = Object.keys(RECORD_COLUMNS) as RecordColumn[];
const SHARES: ReadonlySet<string> = new Set(['inside', 'inside90']);
const BOLD = { fontWeight: 'bold' } as const;

function cellsOf(figures: RecordFigures, group: string) {
  const { asked, told, inside, inside90, width, width90, error, bias } = figures;
  return { group, told, inside, inside90, width, width90, error, bias, silent: asked - told } satisfies Record<RecordColumn, unknown>;
}

/** The figures as CSV under names that a program reads: each line says by what it is counted; no cell is read as a formula. */
export function arrivalCsv({ stages, groups }: ArrivalRecord): Buffer {
  const rows = [
    ...stages.map((one) => ({ by: 'stage', ...cellsOf(one, one.stage) })),
    ...groups.map((one) => ({
      by: one.by,
      ...cellsOf(one, one.lane ? `${one.lane.origin} → ${one.lane.destination}` : (one.key ?? '')),
    })),
  ];
  return Buffer.from(stringify(rows, { header: true, bom: true, columns: ['by', ...COLUMNS], escape_formulas: true }));
}

/** A workbook for people: a sheet for each way of counting, calibration, comparison and the worst misses; figures are figures, not text. */
export function arrivalXlsx(
  { record, misses }: { record: ArrivalRecord; misses: readonly WorstMiss[] },
  { language, timeZone }: { language: WrittenLanguage; timeZone: string },
): Promise<Buffer> {
  const stages = record.stages.map((one) => ({ figures: one, name: SCORED_STAGE_NAMES[one.stage][language] }));
  const groups = (by: string) =>
    record.groups.filter((one) => one.by === by).map((one) => ({ figures: one, name: wordRecordGroup(one, language) }));
  const sheets: [string, SheetData][] = [
    [RECORD_NAMES.stage[language], figureRows(stages, language)],
    ...(['carrier', 'lane', 'week'] as const).map((by): [string, SheetData] => [
      RECORD_NAMES[by][language],
      figureRows(groups(by), language),
    ]),
    [RECORD_SHEETS.calibration[language], calibrationRows(record, language)],
    [RECORD_SHEETS.comparison[language], comparisonRows(record, language)],
    [RECORD_SHEETS.misses[language], missRows(misses, language, timeZone)],
  ];
  return writeXlsxFile(
    sheets.map(([sheet, data]) => ({
      data,
      sheet,
      columns: (data[0] ?? []).map((_, at) => ({ width: at === 0 ? 28 : 18 })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
}

const headOf = (words: readonly string[]) => words.map((value) => ({ value, ...BOLD }));
const share = (value: number | null) => (value === null ? null : { value, type: Number, format: '0.0%' });
const length = (value: number | null) => (value === null ? null : { value, type: Number, format: '0.00' });

function figureRows(lines: readonly { figures: RecordFigures; name: string }[], language: WrittenLanguage): SheetData {
  return [
    headOf(COLUMNS.map((column) => RECORD_COLUMNS[column][language])),
    ...lines.map(({ figures, name }) => {
      const cells = cellsOf(figures, name);
      return COLUMNS.map((column) => {
        const value = cells[column];
        if (typeof value === 'string' || column === 'told' || column === 'silent') return value;
        return SHARES.has(column) ? share(value) : length(value);
      });
    }),
  ];
}

function calibrationRows({ calibration }: ArrivalRecord, language: WrittenLanguage): SheetData {
  return [
    headOf([RECORD_SHEETS.said[language], RECORD_SHEETS.came[language]]),
    ...SCORED_QUANTILES.map((q) => [share(Number(q.slice(1)) / 100), share(calibration[q])]),
  ];
}

function comparisonRows({ comparisons }: ArrivalRecord, language: WrittenLanguage): SheetData {
  const lines = comparisons.flatMap(({ whose, orders, theirs, ours }) => [
    { name: WHOSE_NAMES[whose], orders, word: theirs },
    { name: WHOSE_NAMES.ours, orders, word: ours },
  ]);
  return [
    headOf(Object.values(COMPARISON_COLUMNS).map((name) => name[language])),
    ...lines.map(({ name, orders, word }) => [name[language], orders, length(word.error), share(word.onTime), share(word.exact)]),
  ];
}

function missRows(misses: readonly WorstMiss[], language: WrittenLanguage, timeZone: string): SheetData {
  const moment = (at: number | null) => (at === null ? null : momentCell(at, timeZone));
  return [
    headOf(Object.values(MISS_COLUMNS).map((name) => name[language])),
    ...misses.map((miss) => [
      miss.order?.orderNo ?? null,
      miss.shop,
      miss.carrier === null ? null : carrierName(miss.carrier, language),
      wordLane(miss, language),
      length(miss.missed),
      moment(miss.askedAt),
      moment(miss.from),
      moment(miss.p50),
      moment(miss.to),
      moment(miss.arrivedAt),
      moment(miss.carrierBy),
      moment(miss.promisedBy),
      miss.order?.story.wait ? wordTimelineLine(miss.order.story.wait.line, language) : null,
      miss.order?.story.wait ? length(miss.order.story.wait.ms / 86_400_000) : null,
    ]),
  ];
}
