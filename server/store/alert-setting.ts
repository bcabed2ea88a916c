import { type AlertSettings, alertSettings, DEFAULT_ALERT_SETTINGS } from '../domain/notice/alert-settings';
import type { Queryable } from './context';

const KEY = 'staff-alerts';

/** How staff are alerted, as in force. */
export async function readAlertSettings(db: Queryable): Promise<AlertSettings> {
  const { rows } = await db.query<{ value: unknown }>({
    name: 'alert-settings',
    text: 'select value from setting where key = $1',
    values: [KEY],
  });
  return rows[0] ? alertSettings.parse(rows[0].value) : DEFAULT_ALERT_SETTINGS;
}

export async function writeAlertSettings(db: Queryable, settings: AlertSettings): Promise<void> {
  await db.query(
    `insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value, updated_at = current_timestamp`,
    [KEY, JSON.stringify(settings)],
  );
}
