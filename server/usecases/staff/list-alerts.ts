import type { StaffRole } from '@/server/domain/access/staff-role';
import { type AlertKey, firstCause, isAlertKey, popsUp } from '@/server/domain/notice/staff-alert';
import { DAY, MINUTE } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { type OpenAlertRow, readOpenAlerts } from '@/server/store/open-alert';
import { listRaised, type RaisedRow } from '@/server/store/raised-alert';
import { alertReader } from './alert-reader';

/** What nobody saw in a day stands in the lists, and pops up no more. */
const SHOWN_FOR = DAY;
/** So long others are shown that a colleague has taken it. */
const TAKEN_SHOWN_FOR = 5 * MINUTE;
const MOST = 40;

export type OpenAlert = Pick<OpenAlertRow, 'id' | 'params' | 'createdAt' | 'takenAt' | 'takenByName'> & { template: AlertKey };

/** What pops up for somebody of a role: alerts to it and to them in person that they have not seen yet, newest first; one for each cause. */
export async function listAlerts(ctx: Context, who: { id: string; role: StaffRole }): Promise<OpenAlert[]> {
  const now = ctx.now();
  const rows = await readOpenAlerts(ctx.db, alertReader(who), { after: now - SHOWN_FOR, takenAfter: now - TAKEN_SHOWN_FOR, limit: MOST });
  const byCause = new Map<string, OpenAlertRow>();
  // the newest of a cause is what climbed furthest
  for (const row of rows) if (!byCause.has(firstCause(row.cause))) byCause.set(firstCause(row.cause), row);
  return [...byCause.values()].flatMap(({ id, template, params, createdAt, takenAt, takenByName }) =>
    isAlertKey(template) && popsUp(template, params) ? [{ id, template, params, createdAt, takenAt, takenByName }] : [],
  );
}

const LISTED_FOR = 14 * DAY;
const MOST_LISTED = 200;

export type RaisedLine = Omit<RaisedRow, 'template'> & { template: AlertKey };

/** Alerts of two weeks, newest first: somebody's own, or everybody's; those alone that nobody has taken, or all. */
export async function listRaisedAlerts(
  ctx: Context,
  input: { who: { id: string; role: StaffRole }; view: 'mine' | 'open' | 'all' },
): Promise<RaisedLine[]> {
  const recipients = input.view === 'mine' ? alertReader(input.who).recipients : null;
  const after = ctx.now() - LISTED_FOR;
  const rows = await listRaised(ctx.db, { recipients, isOpen: input.view !== 'all', after, limit: MOST_LISTED });
  return rows.flatMap(({ template, ...row }) => (isAlertKey(template) ? [{ ...row, template }] : []));
}
