import { mayAct, STAFF_ROLES, type StaffRole } from '@/server/domain/access/staff-role';
import { type AlertKey, isAlertKey } from '@/server/domain/notice/staff-alert';
import { DAY } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { type AlertRow, readUnseenAlerts } from '@/server/store/staff-alert';

/** What nobody saw in a day stands in the lists of incidents and sources, and pops up no more. */
const SHOWN_FOR = DAY;
const MOST = 20;

export type OpenAlert = Pick<AlertRow, 'id' | 'params' | 'createdAt'> & { template: AlertKey };

/** Alerts for somebody of a role, and to them in person, that nobody has seen yet, newest first; one for each cause. */
export async function listAlerts(ctx: Context, { id: staffId, role }: { id: string; role: StaffRole }): Promise<OpenAlert[]> {
  const recipients = STAFF_ROLES.filter((one) => mayAct(role, one)).map((one) => `staff:${one}`);
  recipients.push(`person:${staffId}`);
  const rows = await readUnseenAlerts(ctx.db, recipients, ctx.now() - SHOWN_FOR, MOST);
  const byCause = new Map(rows.map((row) => [row.cause, row]));
  return [...byCause.values()].flatMap(({ id, template, params, createdAt }) =>
    isAlertKey(template) ? [{ id, template, params, createdAt }] : [],
  );
}
