import { DEFAULT_SHIFTS, type ShiftPolicy } from '../domain/duty/shift-policy';
import type { Queryable } from './context';
import { readNewestVersion } from './knowledge-version';

/** What happens at the end of somebody's hours, as in force. */
export async function readShiftPolicies(db: Queryable): Promise<readonly ShiftPolicy[]> {
  return (await readNewestVersion<ShiftPolicy[]>(db, 'shift'))?.body ?? DEFAULT_SHIFTS;
}
