import { containsWords, letterPairs, searchWords } from '@/server/domain/knowledge/search-text';
import type { Instant } from '@/server/domain/shared/instant';
import { wordsOfReport } from '@/server/domain/wording/words-of-report';
import { countReports, type FiledReport, listReports, type ReportFilter, readReport } from '@/server/store/case-report';
import type { Context } from '@/server/store/context';

const PAGE = 50;
/** A file to download holds so many cases at most. */
const MOST_IN_FILE = 5_000;

export type RegisterFilter = Omit<ReportFilter, 'limit' | 'before' | 'pairs'> & {
  /** What the report has to contain, every word of it. */
  words?: string | undefined;
};

export interface Register {
  reports: FiledReport[];
  next: { closedAt: Instant; id: string } | null;
  /** Classes and causes that there are. */
  counts: { class: string; cause: string | null; reports: number }[];
}

/** A page of the register of handled exceptions (R0-28), the one closed last first. */
export async function readRegister(ctx: Context, input: RegisterFilter & Pick<ReportFilter, 'before'>): Promise<Register> {
  const [found, counts] = await Promise.all([findReports(ctx, input, PAGE + 1), countReports(ctx.db)]);
  const reports = found.slice(0, PAGE);
  const last = found.length > PAGE ? reports.at(-1)! : null;
  return { reports, next: last && { closedAt: last.closedAt, id: last.id }, counts };
}

/** The register as a whole, for a file: at most the 5,000 closed last. */
export function readWholeRegister(ctx: Context, filter: RegisterFilter): Promise<FiledReport[]> {
  return findReports(ctx, filter, MOST_IN_FILE);
}

/** Reports of which no more are opened in one search; a search of single letters opens every one. */
const MOST_OPENED = 5_000;

/** The table finds those that may contain the words by pairs of letters; each is opened and read before it counts. */
async function findReports(
  ctx: Context,
  { words, before, ...filter }: RegisterFilter & Pick<ReportFilter, 'before'>,
  limit: number,
): Promise<FiledReport[]> {
  const wanted = searchWords(words ?? '');
  if (wanted.length === 0) return listReports(ctx.db, { ...filter, before, limit });
  const found: FiledReport[] = [];
  const pairs = wanted.flatMap(letterPairs);
  let after = before;
  for (let opened = 0; opened < MOST_OPENED && found.length < limit; ) {
    const some = await listReports(ctx.db, { ...filter, before: after, limit, pairs });
    found.push(...some.filter(({ report }) => containsWords(wordsOfReport(report), wanted)));
    const last = some.at(-1);
    if (!last || some.length < limit) break;
    opened += some.length;
    after = { closedAt: last.closedAt, id: last.id };
  }
  return found.slice(0, limit);
}

/** One filed report. */
export async function readFiledReport(
  ctx: Context,
  input: { id: string },
): Promise<{ kind: 'found'; filed: FiledReport } | { kind: 'missing' }> {
  const filed = await readReport(ctx.db, input.id);
  return filed ? { kind: 'found', filed } : { kind: 'missing' };
}
