import { mayAct, type StaffRole } from '@/server/domain/access/staff-role';
import { AppError } from '@/server/domain/shared/errors';
import { type Context, newContext } from '@/server/store/context';
import { currentSession } from '../auth/current-session';
import { answerError } from '../errors';

/** Answers a call of the console that is no tRPC call (a file going up or down) for staff of that role or above. */
export async function answerStaffCall(
  work: (call: { ctx: Context; by: string }) => Promise<Response>,
  needs: StaffRole = 'supervisor',
): Promise<Response> {
  try {
    const staff = await currentSession();
    if (!staff) throw new AppError('unauthenticated', 'Please sign in.');
    if (!mayAct(staff.role, needs)) throw new AppError('forbidden', `This needs the role ${needs}.`);
    return await work({ ctx: newContext(), by: `staff:${staff.id}` });
  } catch (error) {
    return answerError(error);
  }
}
