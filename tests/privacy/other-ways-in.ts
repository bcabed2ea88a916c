import { pool } from '@/server/platform/database';
import type { Browser } from './browser';
import { NOTHING, type Shows } from './ledger';
import type { Person } from './people';
import { postedEvents, postedOrder, SHOP } from './tell-product';
import { tierShows } from './visit-as-customer';
import { FULL } from './visit-as-system';

/** What falls due in the next days is due now. */
export async function letTimePass(): Promise<void> {
  await pool().query(`update deadline set due_at = now() - interval '1 minute'`);
  await pool().query(`update notice set due_at = now() - interval '1 second' where state = 'pending'`);
}

/** The database refuses what it is told, or has lost a table: what is answered and logged then repeats nothing of it. */
export async function breakTables(browser: Browser, person: Person, order: { code: string; apiKey: string }): Promise<void> {
  const headers = { authorization: `Bearer ${order.apiKey}` };
  const tellAll = async () => {
    const failing = { kinds: ['orderNo', 'item', 'district'], of: person.no } satisfies Shows;
    const events = [{ ...(postedEvents(person, Date.now())[1] as object), eventId: 'another' }];
    await browser.ask('/api/v1/events', failing, { json: { events }, headers });
    await browser.ask('/api/v1/orders', failing, {
      json: { orders: [postedOrder({ ...person, orderNo: `${person.orderNo}9` }, Date.now())] },
      headers,
    });
    await browser.ask('/track', NOTHING, { form: { orderNo: person.orderNo, phone: person.phone.written } });
    await browser.ask('/api/v1/track', tierShows(person).verified, { json: { orderNo: person.orderNo, phone: person.phone.written } });
    await browser.ask('/api/v1/track/code', NOTHING, { json: { phone: person.phone.e164 } });
    await browser.ask(`/q/${order.code}`, NOTHING, { form: { lastDigits: person.phone.e164.slice(-4) } });
    await browser.ask(`/api/v1/orders/${person.orderNo}?contact=full`, { kinds: FULL, of: person.no }, { headers });
    await browser.ask('/api/v1/orders/search', failing, { json: { phone: person.phone.e164, customerName: person.name }, headers });
  };
  for (const table of ['fact', 'orders', 'contact', 'owner_code']) {
    await pool().query(`alter table ${table} add constraint refuses_all check (false) not valid`);
    await tellAll();
    await pool().query(`alter table ${table} drop constraint refuses_all`);
    await pool().query(`alter table ${table} rename to ${table}_away`);
    await tellAll();
    await pool().query(`alter table ${table}_away rename to ${table}`);
  }
}

/** What systems without an interface write: an event with words of people, an order, and one of each that cannot be read. */
export async function writeInbox(person: Person, at: number): Promise<void> {
  const when = new Date(at);
  const event = `insert into inbox_event (source, shop, order_no, code, occurred_at, note, event_id) values ('erp', $1, $2, $3, $4, $5, $6)`;
  await pool().query(event, [SHOP, person.orderNo, 'note', when, person.warehouseNote, 'inbox-1']);
  await pool().query(event, [SHOP, person.orderNo, 'no-such-code', when, person.warehouseNote, 'inbox-2']);
  const order = 'insert into inbox_order (body) values ($1)';
  await pool().query(order, [JSON.stringify(postedOrder(person, at))]);
  await pool().query(order, [
    JSON.stringify({ ...postedOrder(person, at), placedAt: person.name, customer: { name: person.name, phone: person.email } }),
  ]);
}

/** A file of past orders, one row of which cannot be read. Answers the id of its run. */
export async function importFile(system: Browser, person: Person, headers: Record<string, string>): Promise<string> {
  const content = [
    'order_no,placed_at,name,phone,email,city,address',
    `I${person.orderNo},2026-11-01 10:00,${person.name},${person.phone.e164},${person.email},${person.city},"${person.address}"`,
    `I${person.orderNo}2,${person.name},${person.name},${person.phone.e164}99999,${person.email},,"${person.address}"`,
    `${person.name},${person.phone.written},${person.email},${person.name},${person.address},,`,
  ].join('\n');
  const files = [{ name: 'orders.csv', content }];
  const posted = await system.ask('/api/v1/imports', NOTHING, { json: { preset: 'orders', shop: SHOP, history: true, files }, headers });
  if (posted.status !== 201) throw new Error(`no import: ${posted.text}`);
  return (JSON.parse(posted.text) as { id: string }).id;
}

/** Calls that end something, for things that are not there. */
export async function deleteThings(system: Browser, headers: Record<string, string>): Promise<void> {
  for (const path of ['/api/v1/links/x', '/api/v1/forced-states/x', '/api/v1/hooks/x'])
    await system.ask(path, NOTHING, { method: 'DELETE', headers });
  await system.ask('/api/v1/hooks/x', NOTHING, { method: 'PATCH', body: '{"enabled":false}', headers });
  for (const path of ['confirm', 'restore'])
    await system.ask(`/api/v1/forced-states/x/${path}`, NOTHING, { method: 'POST', body: '', headers });
}
