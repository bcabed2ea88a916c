import type { AlertSettings } from '@/server/domain/notice/alert-settings';
import { readAlertSettings, writeAlertSettings } from '@/server/store/alert-setting';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';

/** How staff are alerted, as in force. */
export function readAlertDesk(ctx: Context): Promise<AlertSettings> {
  return readAlertSettings(ctx.db);
}

/** Changes how staff are alerted, from the next alert on. Audited. */
export async function keepAlertSettings(ctx: Context, { settings, by }: { settings: AlertSettings; by: string }): Promise<AlertSettings> {
  await inTransaction(ctx, async (tx) => {
    await writeAlertSettings(tx.db, settings);
    await writeAudit(tx.db, { actor: by, action: 'alert.settings_changed', subject: 'setting:staff-alerts', detail: { ...settings } });
  });
  return settings;
}
