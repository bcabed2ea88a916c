import { patienceOf } from '@/server/domain/notice/alert-settings';
import { ALERTS, beganCause, type StaffAlert } from '@/server/domain/notice/staff-alert';
import { groupHears } from '@/server/domain/notice/staff-group';
import { readAlertSettings } from '@/server/store/alert-setting';
import type { Context } from '@/server/store/context';
import { notifyStaff } from '@/server/store/notify';
import { endAlerts, insertRaised } from '@/server/store/raised-alert';
import { insertAlerts } from '@/server/store/staff-alert';
import { readActiveGroups, readShopOf } from '@/server/store/staff-group';

/**
 * Alerts some recipients (`staff:<role>` in the console, `person:<id>` also outside of it) and every group that hears of such;
 * what is urgent climbs when nobody takes it. Belongs in the transaction of its cause, so that neither stands without the other;
 * safe to repeat.
 */
export async function raiseAlert(tx: Context, alert: StaffAlert, recipients: readonly string[]): Promise<void> {
  if (recipients.length === 0) return;
  const now = tx.now();
  const patience = patienceOf(alert.template, alert.params, await readAlertSettings(tx.db));
  const role = recipients.find((one) => one.startsWith('staff:')) ?? `staff:${ALERTS[alert.template].role}`;
  const owner = recipients.length === 1 ? recipients[0]! : role;
  await insertRaised(tx.db, alert, { owner, dueAt: patience === null ? null : now + patience }, now);
  await insertAlerts(tx.db, alert, [...recipients, ...(await groupsFor(tx, alert))], now);
  const began = beganCause(alert.cause);
  if (began !== null) await endAlerts(tx.db, { cause: began }, 'system', now);
  await notifyStaff(tx.db);
}

async function groupsFor(tx: Context, alert: StaffAlert): Promise<string[]> {
  const groups = await readActiveGroups(tx.db);
  const shop = groups.some(({ hears }) => hears.shops.length > 0) ? await readShopOf(tx.db, alert.params) : null;
  return groups.filter(({ hears }) => groupHears(hears, alert, shop)).map(({ id }) => `group:${id}`);
}
