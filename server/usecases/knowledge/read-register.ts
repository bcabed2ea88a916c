import type { Instant } from '@/server/domain/shared/instant';
import { countReports, type FiledReport, listReports, type ReportFilter, readReport } from '@/server/store/case-report';
import type { Context } from '@/server/store/context';

const PAGE = 50;
/** A file to download holds so many cases at most. */
const MOST_IN_FILE = 5_000;

export type RegisterFilter = Omit<ReportFilter, 'limit' | 'before'>;

export interface Register {
  reports: FiledReport[];
  next: { closedAt: Instant; id: string } | null;
  /** Classes and causes that there are. */
  counts: { class: string; cause: string | null; reports: number }[];
}

/** A page of the register of handled exceptions (R0-28), the one closed last first. */
export async function readRegister(ctx: Context, input: RegisterFilter & Pick<ReportFilter, 'before'>): Promise<Register> {
  const [found, counts] = await Promise.all([listReports(ctx.db, { ...input, limit: PAGE + 1 }), countReports(ctx.db)]);
  const reports = found.slice(0, PAGE);
  const last = found.length > PAGE ? reports.at(-1)! : null;
  return { reports, next: last && { closedAt: last.closedAt, id: last.id }, counts };
}

/** The register as a whole, for a file: at most the 5,000 closed last. */
export function readWholeRegister(ctx: Context, filter: RegisterFilter): Promise<FiledReport[]> {
  return listReports(ctx.db, { ...filter, limit: MOST_IN_FILE });
}

/** One filed report. */
export async function readFiledReport(
  ctx: Context,
  input: { id: string },
): Promise<{ kind: 'found'; filed: FiledReport } | { kind: 'missing' }> {
  const filed = await readReport(ctx.db, input.id);
  return filed ? { kind: 'found', filed } : { kind: 'missing' };
}
