import type { CellObject } from 'write-excel-file/node';
import { offsetAt } from '@/server/domain/calendar/zoned-time';
import { type Instant, MINUTE } from '@/server/domain/shared/instant';

/**
 * A moment as a cell that a spreadsheet sorts, filters and counts by: the clock on the wall of the zone, to the minute, because
 * spreadsheets know no zones. Null stays an empty cell.
 */
export function momentCell(at: Instant | null, timeZone: string): CellObject | null {
  if (at === null) return null;
  const wall = Math.floor((at + offsetAt(at, timeZone)) / MINUTE) * MINUTE;
  return { value: new Date(wall), type: Date, format: 'yyyy-mm-dd hh:mm' };
}
