import type { AnalysisSettings } from '@/server/domain/analysis/analysis-settings';
import type { Instant } from '@/server/domain/shared/instant';
import { readAnalysisSettings } from '@/server/store/analysis-settings';
import type { Context } from '@/server/store/context';
import { listOverdueReports, type OverdueReportLine, type ReportFormat, readOverdueFile } from '@/server/store/overdue-report';
import { readSpanExtent } from '@/server/store/step-span';

const SHOWN = 60;

/** The newest reports that were made. */
export function readOverdueReports(ctx: Context): Promise<OverdueReportLine[]> {
  return listOverdueReports(ctx.db, SHOWN);
}

/** One file of a report; null when there is none. */
export function fetchOverdueFile(ctx: Context, id: string, format: ReportFormat): Promise<{ name: string; file: Buffer } | null> {
  return readOverdueFile(ctx.db, id, format);
}

/** When reports are made, what an overdue order is taken to cost, how long steps are kept, and how many of them there are. */
export async function readSettings(ctx: Context): Promise<{ settings: AnalysisSettings; kept: { steps: number; since: Instant } | null }> {
  const [settings, kept] = await Promise.all([readAnalysisSettings(ctx.db), readSpanExtent(ctx.db)]);
  return { settings, kept };
}
