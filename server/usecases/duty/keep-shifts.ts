import { DEFAULT_SHIFTS, EVERY_TEAM, type ShiftPolicy } from '@/server/domain/duty/shift-policy';
import { readCalendars } from '@/server/store/calendar';
import type { Context } from '@/server/store/context';
import { putTable, readTable, type Table, type TableSaved } from '../exception/put-table';

const SHIFTS: Table<ShiftPolicy> = {
  kind: 'shift',
  shipped: DEFAULT_SHIFTS,
  faults: async (tx, rows) => {
    const { calendars } = await readCalendars(tx.db);
    const known = new Set([EVERY_TEAM, ...Object.keys(calendars)]);
    return rows.filter(({ code }) => !known.has(code)).map(({ code }) => ({ code, why: 'unknown_calendar' as const, what: code }));
  },
};

/** What happens to open tickets at the end of a team's hours, with the version in force. */
export function readShifts(ctx: Context): Promise<{ version: number; rows: ShiftPolicy[] }> {
  return readTable(ctx, SHIFTS);
}

/** Puts another policy in force; it holds from the next end of hours. Audited. */
export function saveShifts(ctx: Context, input: { base: number; by: string; rows: readonly ShiftPolicy[] }): Promise<TableSaved> {
  return putTable(ctx, SHIFTS, { ...input, note: '' });
}
