import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { multiplyOrder, type Original } from '../multiply';
import { recordStuckOrder } from '../stuck-order';
import { type Customer, customerOf, orderNoOf, SERIES, type Series } from './customers';
import { BYSTANDERS } from './teller';

/** Accounts of the vendor, so that the limits of each let the load through. */
const ACCOUNTS = 16;
/** Enough for the run, and no cap in its way. */
const CAP = { count: 200, perMs: 1_000 };
const STEP = 2_000;

export interface Seed {
  /** Orders to tell of, and to get stuck. */
  told: number;
  stuck: number;
}

export interface Seeded {
  endpoints: string[];
  secret: string;
}

/**
 * Orders that have waited for their first scan for weeks: CN… to be told of by pushes, CS… to get stuck, and bystanders; each of the
 * first two with a customer who is reached by one channel. Only the rule of the missing scan is in force, so that nothing but the run
 * gives cause to tell. The product's own code reads its settings from the environment, which has to be set by then.
 */
export async function seedNotices(db: pg.Client, { told, stuck }: Seed): Promise<Seeded> {
  const { newContext } = await import('../../server/store/context');
  const { registerSource } = await import('../../server/usecases/source/register-source');
  const template = await recordStuckOrder(db);
  await db.query(`update notice set state = 'suppressed'`);
  await db.query(`update rule set enabled = body::jsonb ->> 'clock' = 'carrier_collect'`);
  await db.query(`delete from deadline where rule_code not in (select code from rule where enabled)`);
  for (const [series, count] of [[SERIES.told, told] as const, [SERIES.stuck, stuck] as const]) {
    await copyOrders(db, template, series, count);
    await giveCustomers(db, series);
  }
  await copyOrders(db, template, SERIES.bystanders, BYSTANDERS);
  await setChannels(db);
  await db.query('vacuum analyze');
  const secret = randomBytes(16).toString('hex');
  const endpoints: string[] = [];
  for (let i = 0; i < ACCOUNTS; i += 1) {
    const source = await registerSource(newContext(), { name: `aftership-${i}`, adapter: 'aftership', secrets: { secret }, by: 'chaos' });
    endpoints.push(source.endpoint);
  }
  return { endpoints, secret };
}

async function copyOrders(db: pg.Client, template: Original, { orderPrefix, trackingPrefix, first }: Series, count: number): Promise<void> {
  for (let from = first; from < first + count; from += STEP)
    await multiplyOrder(db, template, { orderPrefix, trackingPrefix, from, to: Math.min(first + count, from + STEP) - 1 });
}

async function giveCustomers(db: pg.Client, { orderPrefix }: Series): Promise<void> {
  const { phoneHash, writeContacts } = await import('../../server/store/contact');
  const { seal } = await import('../../server/platform/crypto');
  const { rows } = await db.query<{ id: string; orderNo: string }>(
    `select id, order_no as "orderNo" from orders where order_no like $1 order by order_no`,
    [`${orderPrefix}%`],
  );
  for (let at = 0; at < rows.length; at += STEP)
    await writeContacts(
      db,
      rows.slice(at, at + STEP).map(({ id, orderNo }) => ({ orderId: id, contact: { phone: customerOf(orderNo).phone } })),
    );
  const customers = new Map<string, Customer>(rows.map(({ orderNo }) => [customerOf(orderNo).id, customerOf(orderNo)]));
  const ways = [...customers.values()].flatMap(({ kind, phone, address }) => {
    if (kind === 'sms') return [];
    const own = { phoneHash: phoneHash(phone), medium: kind, sealed: seal(address), consent: 'in' };
    return kind === 'mail' ? [own, { ...own, medium: 'sms', sealed: null, consent: 'out' }] : [own];
  });
  await db.query(
    `insert into reach (phone_hash, medium, sealed, consent, reason)
     select w.*, 'chaos' from unnest($1::text[], $2::text[], $3::bytea[], $4::text[]) as w(phone_hash, medium, sealed, consent)`,
    [ways.map((one) => one.phoneHash), ways.map((one) => one.medium), ways.map((one) => one.sealed), ways.map((one) => one.consent)],
  );
}

/** The channels as the environment sets them up, with a cap and a price. */
async function setChannels(db: pg.Client): Promise<void> {
  const { writeChannelSetting } = await import('../../server/store/channel-setting');
  const free = { account: null, isOn: true, cap: CAP, priceMicros: 50_000, currency: 'CNY', ceilingMicros: null };
  for (const code of ['wechat_template', 'twilio_sms', 'email'] as const)
    await writeChannelSetting(db, { code, ...free, version: 1, changedAt: Date.now(), changedBy: 'chaos' });
}

/** Lets the stalls of some orders fall due, by their numbers from 0, the last not included. */
export async function letGetStuck(db: pg.Client, from: number, to: number): Promise<void> {
  await db.query(`update deadline d set due_at = now() from orders o where o.id = d.order_id and o.order_no between $1 and $2`, [
    orderNoOf(SERIES.stuck, from),
    orderNoOf(SERIES.stuck, to - 1),
  ]);
}

/** Lets messages to customers that wait for their settle time go at once. */
export async function letGo(db: pg.Client): Promise<void> {
  await db.query(
    `update notice set due_at = now() where state = 'pending' and recipient = 'customer' and due_at > now() and slot_channel is null and detail is null`,
  );
}
