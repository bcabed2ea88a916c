import type pg from 'pg';
import { multiplyOrder } from '../multiply';
import { recordStuckOrder } from '../stuck-order';

/** Customers of one channel: what the numbers of their orders begin with, the first number, and how many there are. */
export interface Crowd {
  orderPrefix: string;
  trackingPrefix: string;
  channel: 'twilio_sms' | 'wechat_template';
  first: number;
  count: number;
}

const STEP = 2_000;
export const numbered = (prefix: string, k: number) => `${prefix}${String(k).padStart(8, '0')}`;

/** Where the provider is told to write to, for the customer of an order by its number. */
export function addressOf({ channel }: Crowd, k: number): string {
  return channel === 'twilio_sms' ? phoneOf({ channel }, k) : numbered('oAWAY', k);
}

function phoneOf({ channel }: Pick<Crowd, 'channel'>, k: number): string {
  return numbered(channel === 'twilio_sms' ? '+49151' : '+86131', k);
}

/** Orders of as many customers, each reached by the channel of its crowd alone. Copies take their ids from their numbers. */
export async function seedCrowds(db: pg.Client, crowds: readonly Crowd[]): Promise<void> {
  const template = await recordStuckOrder(db);
  await db.query(`update notice set state = 'suppressed'`);
  await db.query('update rule set enabled = false');
  await db.query('delete from deadline');
  for (const crowd of crowds) {
    const end = crowd.first + crowd.count;
    for (let from = crowd.first; from < end; from += STEP)
      await multiplyOrder(db, template, { ...crowd, from, to: Math.min(end, from + STEP) - 1 });
    await giveCustomers(db, crowd);
  }
  await db.query('vacuum analyze');
}

async function giveCustomers(db: pg.Client, crowd: Crowd): Promise<void> {
  const { phoneHash, writeContacts } = await import('../../server/store/contact');
  const { seal } = await import('../../server/platform/crypto');
  const { rows } = await db.query<{ id: string }>('select id from orders where order_no like $1 order by order_no', [
    `${crowd.orderPrefix}%`,
  ]);
  if (rows.length !== crowd.count) throw new Error(`${rows.length} of ${crowd.count} orders were copied`);
  const customers = rows.map(({ id }, nth) => ({ orderId: id, contact: { phone: phoneOf(crowd, crowd.first + nth) } }));
  for (let at = 0; at < customers.length; at += STEP) await writeContacts(db, customers.slice(at, at + STEP));
  if (crowd.channel === 'twilio_sms') return;
  await db.query(
    `insert into reach (phone_hash, medium, sealed, consent, reason)
     select w.hash, 'wechat', w.sealed, 'in', 'bench' from unnest($1::text[], $2::bytea[]) as w(hash, sealed)
     union all select hash, 'sms', null, 'out', 'bench' from unnest($1::text[]) as hash`,
    [customers.map(({ contact }) => phoneHash(contact.phone)), rows.map((_, nth) => seal(addressOf(crowd, crowd.first + nth)))],
  );
}
