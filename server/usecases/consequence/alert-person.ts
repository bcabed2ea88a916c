import type { ConsequenceOutcome } from '@/server/domain/consequence/outcome';
import { stallReached } from '@/server/domain/notice/staff-alert';
import type { DueConsequence } from '@/server/store/consequence';
import type { Context } from '@/server/store/context';
import { readStaffById } from '@/server/store/staff';
import { raiseAlert } from '../notice/raise-alert';

/** Alerts the one person whom a rung names: in the console, and on the phone where they left one. Nobody when they are gone. */
export async function alertPerson(tx: Context, due: DueConsequence, personId: string, orderNo: string): Promise<ConsequenceOutcome> {
  const person = await readStaffById(tx.db, personId);
  if (!person?.active || !due.stall) return 'nobody';
  await raiseAlert(tx, stallReached(due, due.stall, orderNo), [`person:${personId}`]);
  return 'done';
}
