import type { CaseReport } from '../domain/knowledge/case-report';
import type { Instant } from '../domain/shared/instant';
import { keyedHash, seal, unseal } from '../platform/crypto';
import type { Queryable } from './context';

/** A report as it stands in the knowledge base. */
export interface FiledReport {
  id: string;
  subject: string;
  class: string;
  cause: string | null;
  signals: string[];
  openedAt: Instant;
  closedAt: Instant;
  filedAt: Instant;
  report: CaseReport;
}

const COLUMNS = `id, subject, class, cause, signals, opened_at as "openedAt", closed_at as "closedAt", filed_at as "filedAt", sealed`;

type Stored = Omit<FiledReport, 'report'> & { sealed: Buffer };

function opened({ sealed, ...row }: Stored): FiledReport {
  return { ...row, report: JSON.parse(unseal(sealed).toString('utf8')) as CaseReport };
}

/** Pairs of letters as the table keeps them: equal ones are equal, and none tells what it was. */
function hashTerms(pairs: readonly string[]): string[] {
  return pairs.map((pair) => keyedHash('token', `report|${pair}`).slice(0, 8));
}

/** Files the report of a case, in place of an earlier one of the same case. */
export async function fileReport(db: Queryable, filed: FiledReport, pairs: readonly string[]): Promise<void> {
  await db.query(
    `insert into case_report (id, subject, class, cause, signals, opened_at, closed_at, filed_at, sealed, terms)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (subject) do update set class = excluded.class, cause = excluded.cause, signals = excluded.signals,
       opened_at = excluded.opened_at, closed_at = excluded.closed_at, filed_at = excluded.filed_at, sealed = excluded.sealed,
       terms = excluded.terms`,
    [
      filed.id,
      filed.subject,
      filed.class,
      filed.cause,
      filed.signals,
      new Date(filed.openedAt),
      new Date(filed.closedAt),
      new Date(filed.filedAt),
      seal(JSON.stringify(filed.report)),
      hashTerms(pairs),
    ],
  );
}

/** One report by its id; null when there is none. */
export async function readReport(db: Queryable, id: string): Promise<FiledReport | null> {
  const { rows } = await db.query<Stored>(`select ${COLUMNS} from case_report where id = $1`, [id]);
  return rows[0] ? opened(rows[0]) : null;
}

/** What the register is narrowed to; absent fields match everything. */
export interface ReportFilter {
  class?: string;
  cause?: string;
  closedFrom?: Instant;
  closedBefore?: Instant;
  /** Only reports that have all these pairs of letters. */
  pairs?: readonly string[];
  /** Only reports closed before this one: keyset pagination, newest first. */
  before?: { closedAt: Instant; id: string };
  limit: number;
}

/** Filed reports, the one closed last first. */
export async function listReports(db: Queryable, filter: ReportFilter): Promise<FiledReport[]> {
  const moment = (at: Instant | undefined) => (at === undefined ? null : new Date(at));
  const { rows } = await db.query<Stored>(
    `select ${COLUMNS} from case_report
     where ($1::text is null or class = $1) and ($2::text is null or cause = $2)
       and ($3::timestamptz is null or closed_at >= $3) and ($4::timestamptz is null or closed_at < $4)
       and ($5::timestamptz is null or (closed_at, id) < ($5, $6::uuid)) and ($8::text[] is null or terms @> $8)
     order by closed_at desc, id desc limit $7`,
    [
      filter.class ?? null,
      filter.cause ?? null,
      moment(filter.closedFrom),
      moment(filter.closedBefore),
      moment(filter.before?.closedAt),
      filter.before?.id ?? null,
      filter.limit,
      filter.pairs ? hashTerms(filter.pairs) : null,
    ],
  );
  return rows.map(opened);
}

/** Classes and causes that reports have, each with how many. */
export async function countReports(db: Queryable): Promise<{ class: string; cause: string | null; reports: number }[]> {
  const { rows } = await db.query('select class, cause, count(*)::int as reports from case_report group by 1, 2 order by 3 desc, 1, 2');
  return rows as { class: string; cause: string | null; reports: number }[];
}

/** The newest reports that share one of the signals, without what they say; a case is not like itself. */
export async function findReportsBySignals(
  db: Queryable,
  input: { signals: readonly string[]; not: string; limit: number },
): Promise<{ id: string; signals: string[]; closedAt: Instant }[]> {
  const { rows } = await db.query(
    `select id, signals, closed_at as "closedAt" from case_report where signals && $1::text[] and subject <> $2
     order by closed_at desc, id desc limit $3`,
    [input.signals, input.not, input.limit],
  );
  return rows as { id: string; signals: string[]; closedAt: Instant }[];
}

/** Closed cases since a moment whose report is missing, or older than what was done about them; oldest first. */
export async function findUnfiledCases(db: Queryable, closedSince: Instant, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ subject: string }>(
    `with closed as (
       select 'ticket:' || id as subject, closed_at from ticket where state = 'closed' and closed_by <> 'system' and closed_at >= $1
       union all select 'incident:' || id, closed_at from incident where closed_at >= $1)
     select c.subject from closed c left join case_report r using (subject)
      where r.subject is null or r.filed_at < c.closed_at or r.terms = '{}'
         or exists (select 1 from play_step p where p.subject = c.subject and greatest(p.at, p.booked_at) > r.filed_at)
         or exists (select 1 from ticket t where c.subject = 'ticket:' || t.id and t.confirmed_at > r.filed_at)
      order by c.closed_at limit $2`,
    [new Date(closedSince), limit],
  );
  return rows.map((row) => row.subject);
}
