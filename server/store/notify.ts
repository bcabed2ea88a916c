import type { Queryable } from './context';

/** Postgres refuses payloads of 8,000 bytes, and with them the transaction; past this many ids '*' says: any order. */
const MOST_IDS = 150;

/** Tells every listening process, at commit, which orders changed: one notification a transaction, saying where to look. */
export async function notifyOrders(db: Queryable, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  const payload = orderIds.length > MOST_IDS ? '*' : orderIds.join(',');
  await db.query({ name: 'notify-orders', text: `select pg_notify('order', $1)`, values: [payload] });
}

/** Tells every listening process, at commit, that staff were alerted or that somebody took an alert. */
export async function notifyStaff(db: Queryable): Promise<void> {
  await db.query({ name: 'notify-staff', text: `select pg_notify('staff_alert', '')` });
}
