import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node';
import type { Losses, LossTerms } from '@/server/domain/analysis/estimate-loss';
import { groupBy } from '@/server/domain/shared/group-by';
import { HOUR, type Instant } from '@/server/domain/shared/instant';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { carrierName } from '@/server/domain/tracking/carriers';
import { formatFull } from '@/server/domain/wording/dates';
import { fillWords } from '@/server/domain/wording/fill-words';
import { REPORT_COLUMNS, REPORT_WORDS, type ReportColumn } from '@/server/domain/wording/report-words';
import { stepName } from '@/server/domain/wording/step-name';
import type { OverdueStep } from '@/server/store/overdue';
import { momentCell } from './moment-cell';

export interface ReportContent {
  steps: readonly OverdueStep[];
  losses: Losses;
  terms: LossTerms;
  /** Rows were left out beyond these. */
  isCut: boolean;
  now: Instant;
  language: WrittenLanguage;
  timeZone: string;
}

const COLUMNS = Object.keys(REPORT_COLUMNS) as ReportColumn[];
const WIDTHS: Partial<Record<ReportColumn, number>> = { orderNo: 24, stage: 16, since: 17, overdueAt: 17, toldAt: 17, until: 17 };
const BOLD = { fontWeight: 'bold' } as const;

const hoursOver = (step: OverdueStep, now: Instant): number =>
  Math.round((10 * Math.max(0, (step.until ?? now) - step.overdueAt)) / HOUR) / 10;

function cellsOf<M>(step: OverdueStep, { now, language }: ReportContent, moment: (at: Instant | null) => M) {
  return {
    ...step,
    stage: stepName(step.stage, language),
    carrier: step.carrier === null ? null : carrierName(step.carrier, language),
    since: moment(step.since),
    overdueAt: moment(step.overdueAt),
    toldAt: moment(step.toldAt),
    until: moment(step.until),
    hours: hoursOver(step, now),
  } satisfies Record<ReportColumn, unknown>;
}

/** The steps as CSV; a byte order mark tells spreadsheets that it is UTF-8, and no cell of theirs is read as a formula. */
export function overdueCsv(content: ReportContent): Buffer {
  const columns = COLUMNS.map((key) => ({ key, header: REPORT_COLUMNS[key][content.language] }));
  const moment = (at: Instant | null) => (at === null ? null : formatFull(at, content.timeZone));
  const rows = content.steps.map((step) => cellsOf(step, content, moment));
  return Buffer.from(stringify(rows, { header: true, bom: true, columns, escape_formulas: true }));
}

/** A workbook: sums by stage with the estimated loss and how it is estimated, and the steps; figures and moments are such, not text. */
export function overdueXlsx(content: ReportContent): Promise<Buffer> {
  const { language, steps } = content;
  const head = (words: readonly string[]) => words.map((value) => ({ value, ...BOLD }));
  const details: SheetData = [
    head(COLUMNS.map((key) => REPORT_COLUMNS[key][language])),
    ...steps.map((step) => {
      const cells: Record<ReportColumn, Cell> = cellsOf(step, content, (at) => momentCell(at, content.timeZone));
      return COLUMNS.map((key) => cells[key]);
    }),
  ];
  const columns = COLUMNS.map((key) => ({ width: WIDTHS[key] ?? 12 }));
  return writeXlsxFile([
    { data: sums(content), sheet: REPORT_WORDS.sums[language], columns: [{ width: 24 }, ...new Array(3).fill({ width: 18 })] },
    { data: details, sheet: REPORT_WORDS.steps[language], columns, stickyRowsCount: 1 },
  ]).toBuffer();
}

function sums(content: ReportContent): SheetData {
  const { steps, language, losses, terms, isCut, now } = content;
  const word = (key: keyof typeof REPORT_WORDS) => REPORT_WORDS[key][language];
  const stages = groupBy(steps, ({ stage }) => stage);
  const how = fillWords(word('how'), { ...terms });
  return [
    [REPORT_COLUMNS.stage[language], word('overdue'), word('orders'), word('meanHours')].map((value) => ({ value, ...BOLD })),
    ...[...stages].map(([stage, rows]) => [
      stepName(stage, language),
      rows.length,
      new Set(rows.map(({ orderId }) => orderId)).size,
      Math.round((10 * rows.reduce((sum, step) => sum + hoursOver(step, now), 0)) / rows.length) / 10,
    ]),
    [],
    ...Object.entries(losses).map(([currency, value]) => [`${word('loss')} (${currency})`, value]),
    [how],
    ...(isCut ? [[fillWords(word('cut'), { n: steps.length })]] : []),
  ];
}
