import { STAFF_ROLES } from '@/server/domain/access/staff-role';
import { stallsReached } from '@/server/domain/notice/staff-alert';
import { groupBy } from '@/server/domain/shared/group-by';
import { type Context, inTransaction } from '@/server/store/context';
import type { DueNotice } from '@/server/store/notice';
import { wasAlerted } from '@/server/store/staff-alert';
import { alertStaff } from './alert-staff';

/**
 * Tells who left an address of orders that wait, when a rung alerts a whole role (R0-13, R1-28): of one rung of one rule once in a
 * quarter of an hour, however many orders reach it; each stands in the console besides. Safe to repeat.
 */
export async function alertOfStalls(ctx: Context, notices: readonly DueNotice[]): Promise<void> {
  const reached = notices.filter(({ template }) => template === 'staff.stall');
  for (const alike of groupBy(reached, ({ recipient, params }) => `${recipient}:${params.rule}:${params.rung}`).values()) {
    const [first, ...others] = alike;
    const role = STAFF_ROLES.find((one) => first!.recipient === `staff:${one}`);
    if (!role) continue;
    const alert = stallsReached(first!, role, others.length, ctx.now());
    if (!(await wasAlerted(ctx.db, alert.cause))) await inTransaction(ctx, (tx) => alertStaff(tx, alert, role));
  }
}
