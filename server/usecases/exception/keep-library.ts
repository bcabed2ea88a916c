import { AROUND_THE_CLOCK } from '@/server/domain/calendar/calendar-book';
import { DEFAULT_EXCEPTIONS } from '@/server/domain/exception/default-exceptions';
import type { ExceptionType } from '@/server/domain/exception/exception-type';
import { libraryFaults } from '@/server/domain/exception/library-faults';
import { readCalendars } from '@/server/store/calendar';
import type { Context } from '@/server/store/context';
import { forgetExceptions } from '@/server/store/exception-library';
import { listVersions } from '@/server/store/knowledge-version';
import { loadRules } from '@/server/store/rule';
import { readCalendarNames } from '../calendar/read-calendars';
import { putTable, readTable, type Table, type TableSaved } from './put-table';

const VERSIONS = 20;

const LIBRARY: Table<ExceptionType> = {
  kind: 'exception',
  shipped: DEFAULT_EXCEPTIONS,
  faults: async (tx, rows) => libraryFaults(rows, new Set([AROUND_THE_CLOCK, ...Object.keys((await readCalendars(tx.db)).calendars)])),
};

/** The library in force with its earlier versions, the calendars that a type can count by and the rules it can be recognised by. */
export async function readLibrary(ctx: Context) {
  const [table, versions, book, rules, calendarNames] = await Promise.all([
    readTable(ctx, LIBRARY),
    listVersions<ExceptionType[]>(ctx.db, 'exception', VERSIONS),
    readCalendars(ctx.db),
    loadRules(ctx.db),
    readCalendarNames(ctx),
  ]);
  return {
    ...table,
    versions: versions.map(({ body: _, ...version }) => version),
    rules: rules.map(({ code, name }) => ({ code, name })),
    calendars: [AROUND_THE_CLOCK, ...Object.keys(book.calendars)],
    calendarNames,
  };
}

/** Puts another library in force; tickets that are open keep the clocks that run. Audited. */
export async function saveLibrary(
  ctx: Context,
  input: { base: number; by: string; note: string } & ({ rows: readonly ExceptionType[] } | { restores: number }),
): Promise<TableSaved> {
  const saved = await putTable(ctx, LIBRARY, input);
  forgetExceptions();
  return saved;
}
