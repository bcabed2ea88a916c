import { stepDue } from '@/server/domain/notice/staff-alert';
import { type Context, inTransaction } from '@/server/store/context';
import { takeOverdueSteps } from '@/server/store/play-step';
import { raiseAlert } from '../notice/raise-alert';

const AT_ONCE = 100;

/**
 * Reminds of makeshifts whose time is over before they were entered where they belong (R0-26), and of improvements that were promised
 * by now: once, the person who has to see to it, or all agents where that person is gone. Answers of how many.
 */
export function remindOfSteps(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const due = await takeOverdueSteps(tx.db, tx.now(), AT_ONCE);
    for (const step of due) await raiseAlert(tx, stepDue(step), [step.personId === null ? 'staff:agent' : `person:${step.personId}`]);
    return due.length;
  });
}
