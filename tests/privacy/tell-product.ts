import { createHash } from 'node:crypto';
import { HOUR, type Instant } from '@/server/domain/shared/instant';
import type { Browser } from './browser';
import type { Shows } from './ledger';
import { type Person, STAGES, type Stage } from './people';

export const SHOP = 'seed';
export const SALT = 'salt-of-the-seeded-subscription-1';

const BATCH = 200;
/** What systems that post are answered: the numbers they named. */
const SYSTEM: Shows = { kinds: ['orderNo'], of: 'anyone' };

const iso = (at: Instant) => new Date(at).toISOString();
const hasReached = (stage: Stage, least: Stage) => STAGES.indexOf(stage) >= STAGES.indexOf(least);

export function postedOrder(person: Person, placedAt: Instant): object {
  return {
    shop: SHOP,
    orderNo: person.orderNo,
    placedAt: iso(placedAt),
    customer: { name: person.name, phone: person.phone.written, email: person.email },
    destination: {
      country: person.country,
      province: person.province,
      city: person.city,
      district: person.district,
      address: person.address,
      postcode: '200120',
    },
    origin: { country: 'CN', province: '浙江省', city: '杭州市' },
    items: [{ sku: 'S1', name: person.item, quantity: 1, price: '10.00' }],
    amount: '10.00',
    currency: 'CNY',
  };
}

/** What the shop's systems tell of an order, as far as it has got; words of people in it. */
export function postedEvents(person: Person, placedAt: Instant): object[] {
  const about = { shop: SHOP, orderNo: person.orderNo };
  const shipment = { carrier: person.carrier, trackingNo: person.trackingNo };
  const { stage, scans } = person;
  const events: object[] = [];
  const tell = (source: string, code: string, hours: number, more: object = {}) =>
    events.push({ source, code, eventId: `${code}-${person.no}`, occurredAt: iso(placedAt + hours * HOUR), ...more });
  const payment = { paymentNo: `P${person.no}`, amount: '10.00', currency: 'CNY', state: 'confirmed' };
  tell('gateway', 'payment.confirmed', 0.1, { ...about, payment });
  tell('wms', 'note', 0.2, { ...about, note: person.warehouseNote });
  if (hasReached(stage, 'picked')) tell('wms', 'picked', 1, about);
  if (hasReached(stage, 'shipped')) tell('wms', 'shipped', 2, { ...about, shipment });
  const scan = (code: string, hours: number, note: string) =>
    tell('sf', code, hours, { shipment, note, place: { city: person.city, district: person.district, text: person.scans[2] } });
  if (hasReached(stage, 'moving')) scan('picked_up', 3, scans[0]!);
  if (hasReached(stage, 'out')) scan('out_for_delivery', 20, scans[0]!);
  if (stage === 'locker') scan('available_for_pickup.locker', 21, scans[2]!);
  if (stage === 'delivered') scan('delivered.self', 22, scans[1]!);
  if (stage === 'failed') scan('attempt_failed', 22, scans[1]!);
  return events;
}

/** Tells the product of everybody through the interface that systems use. Answers what could not be recorded. */
export async function tellOrders(system: Browser, people: readonly Person[], placedAt: Instant, apiKey: string): Promise<string[]> {
  const headers = { authorization: `Bearer ${apiKey}` };
  const refused: string[] = [];
  const post = async (name: 'orders' | 'events', items: object[]) => {
    const { status, text } = await system.ask(`/api/v1/${name}`, SYSTEM, { json: { [name]: items }, headers });
    if (status >= 300) throw new Error(`POST ${name}: ${status} ${text.slice(0, 400)}`);
    const { results } = JSON.parse(text) as { results: { status: string }[] };
    refused.push(
      ...results.filter((one) => one.status === 'rejected' || one.status === 'unmapped').map((one) => `${name}: ${JSON.stringify(one)}`),
    );
  };
  for (let from = 0; from < people.length; from += BATCH) {
    const some = people.slice(from, from + BATCH);
    await post(
      'orders',
      some.map((person) => postedOrder(person, placedAt)),
    );
    const events = some.flatMap((person) => postedEvents(person, placedAt));
    for (let at = 0; at < events.length; at += 900) await post('events', events.slice(at, at + 900));
  }
  return refused;
}

/** The carrier's own words through a vendor that pushes, some of them with a signature that does not match. */
export async function pushScans(vendor: Browser, person: Person, path: string, isForged: boolean): Promise<void> {
  const data = person.scans.map((context, at) => ({
    time: `2026-11-0${at + 2} 09:00:00`,
    ftime: `2026-11-0${at + 2} 09:00:00`,
    context,
    areaName: person.district,
  }));
  const param = JSON.stringify({
    status: 'polling',
    message: '',
    lastResult: { nu: person.trackingNo, com: 'shunfeng', state: '0', ischeck: '0', data: data.reverse() },
  });
  const sign = createHash('md5')
    .update(param + (isForged ? 'another' : SALT))
    .digest('hex')
    .toUpperCase();
  await vendor.ask(path, SYSTEM, { form: { sign, param } });
}
