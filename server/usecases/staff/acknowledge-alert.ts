import { mayAct, STAFF_ROLES, type StaffRole } from '@/server/domain/access/staff-role';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { lockAlert, markAlertSeen } from '@/server/store/staff-alert';

export type AlertAcknowledged = { kind: 'done' } | { kind: 'seen_before' } | { kind: 'missing' };

/**
 * Says that somebody has seen an alert: it stands in nobody's way any more, and whoever is still to be told of it by phone is
 * not. With whom and when; audited. An alert to a higher role or to somebody else is none of theirs.
 */
export async function acknowledgeAlert(ctx: Context, input: { id: string; by: string; role: StaffRole }): Promise<AlertAcknowledged> {
  return inTransaction(ctx, async (tx): Promise<AlertAcknowledged> => {
    const alert = await lockAlert(tx.db, input.id);
    const role = STAFF_ROLES.find((one) => alert?.recipient === `staff:${one}`);
    const isTheirs = alert?.recipient === input.by.replace('staff:', 'person:') || (role !== undefined && mayAct(input.role, role));
    if (!alert || !isTheirs) return { kind: 'missing' };
    if (!(await markAlertSeen(tx.db, alert.cause, input.by, tx.now()))) return { kind: 'seen_before' };
    await writeAudit(tx.db, { actor: input.by, action: 'alert.seen', subject: `notice:${input.id}`, detail: { cause: alert.cause } });
    return { kind: 'done' };
  });
}
