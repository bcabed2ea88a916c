import { readAnalysisSettings } from '@/server/store/analysis-settings';
import type { Context } from '@/server/store/context';
import { listOverdueReports, type OverdueReportLine, type ReportFormat, readOverdueFile } from '@/server/store/overdue-report';

const SHOWN = 60;

/** The newest reports that were made. */
export function readOverdueReports(ctx: Context): Promise<OverdueReportLine[]> {
  return listOverdueReports(ctx.db, SHOWN);
}

/** One file of a report; null when there is none. */
export function fetchOverdueFile(ctx: Context, id: string, format: ReportFormat): Promise<{ name: string; file: Buffer } | null> {
  return readOverdueFile(ctx.db, id, format);
}

/** When reports are made, and what an overdue order is taken to cost. */
export const readSettings = (ctx: Context) => readAnalysisSettings(ctx.db);
