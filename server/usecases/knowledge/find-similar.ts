import type { CaseReport } from '@/server/domain/knowledge/case-report';
import { likeness, tellingSignals } from '@/server/domain/knowledge/case-signals';
import { findReportsBySignals, readReport } from '@/server/store/case-report';
import type { Context } from '@/server/store/context';

/** A closed case that looked like this one, with what ended it. */
export interface SimilarCase {
  id: string;
  /** Between 0 and 1. */
  share: number;
  /** What both show, the weightiest first. */
  shared: string[];
  report: Pick<CaseReport, 'matter' | 'openedAt' | 'closedAt' | 'cause' | 'measures' | 'improvements'>;
}

/** Newest reports that are compared. */
const COMPARED = 2_000;
const SHOWN = 5;

/** Closed cases that looked most like one with these signals; of equal ones the newest first. */
export async function findSimilar(ctx: Context, input: { subject: string; signals: readonly string[] }): Promise<SimilarCase[]> {
  const signals = tellingSignals(input.signals);
  if (signals.length === 0) return [];
  const candidates = await findReportsBySignals(ctx.db, { signals, not: input.subject, limit: COMPARED });
  const alike = candidates
    .flatMap(({ id, signals: theirs, closedAt }) => {
      const like = likeness(input.signals, theirs);
      return like ? [{ id, closedAt, ...like }] : [];
    })
    .sort((a, b) => b.share - a.share || b.closedAt - a.closedAt)
    .slice(0, SHOWN);
  const found = await Promise.all(alike.map(({ id }) => readReport(ctx.db, id)));
  return alike.flatMap(({ id, share, shared }, at) => {
    const filed = found[at];
    if (!filed) return [];
    const { matter, openedAt, closedAt, cause, measures, improvements } = filed.report;
    return [{ id, share, shared, report: { matter, openedAt, closedAt, cause, measures, improvements } }];
  });
}
