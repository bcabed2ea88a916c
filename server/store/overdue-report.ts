import type { Losses } from '../domain/analysis/estimate-loss';
import type { Cadence } from '../domain/analysis/report-period';
import type { Day, Instant } from '../domain/shared/instant';
import type { WrittenLanguage } from '../domain/shared/language';
import type { Queryable } from './context';

/** A report as the list shows it. */
export interface OverdueReportLine {
  id: string;
  cadence: Cadence;
  fromOn: Day;
  /** The day after its last. */
  untilOn: Day;
  madeAt: Instant;
  language: WrittenLanguage;
  steps: number;
  orders: number;
  losses: Losses;
}

export const REPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export async function hasOverdueReport(db: Queryable, cadence: Cadence, fromOn: Day): Promise<boolean> {
  const { rowCount } = await db.query('select 1 from overdue_report where cadence = $1 and from_on = $2', [cadence, fromOn]);
  return rowCount === 1;
}

/** Keeps a report; false where another worker has kept that period's already. */
export async function insertOverdueReport(db: Queryable, report: OverdueReportLine & Record<ReportFormat, Buffer>): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into overdue_report (id, cadence, from_on, until_on, made_at, language, steps, orders, losses, csv, xlsx)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (cadence, from_on) do nothing`,
    [
      report.id,
      report.cadence,
      report.fromOn,
      report.untilOn,
      new Date(report.madeAt),
      report.language,
      report.steps,
      report.orders,
      JSON.stringify(report.losses),
      report.csv,
      report.xlsx,
    ],
  );
  return rowCount === 1;
}

/** The newest reports, without their files. */
export async function listOverdueReports(db: Queryable, limit: number): Promise<OverdueReportLine[]> {
  const { rows } = await db.query<OverdueReportLine>(
    `select id, cadence, to_char(from_on, 'YYYY-MM-DD') as "fromOn", to_char(until_on, 'YYYY-MM-DD') as "untilOn",
            made_at as "madeAt", language, steps, orders, losses
       from overdue_report order by until_on desc, cadence limit $1`,
    [limit],
  );
  return rows;
}

/** One file of a report and what it is called; null when there is none. */
export async function readOverdueFile(db: Queryable, id: string, format: ReportFormat): Promise<{ name: string; file: Buffer } | null> {
  const { rows } = await db.query<{ name: string; file: Buffer }>(
    `select 'overdue-' || cadence || '-' || to_char(from_on, 'YYYY-MM-DD') || '.${format}' as name, ${format} as file from overdue_report where id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** Deletes reports made before a moment and answers how many. */
export async function deleteOldOverdueReports(db: Queryable, before: Instant): Promise<number> {
  const { rowCount } = await db.query('delete from overdue_report where made_at < $1', [new Date(before)]);
  return rowCount ?? 0;
}
