import type pg from 'pg';
import { deliver } from '../server/world/deliver';
import { storiesBetween } from '../server/world/roster';
import { reportsBetween } from '../server/world/run-world';
import { FRONT_PORT } from './front';
import { type Copies, multiplyOrder, type Original } from './multiply';

export const API_KEY = 'daona_bench_key_0123456789abcdef';
const SHOP = 'bench';
export const TEMPLATE = { orderNo: 'BENCHTEMPLATE', carrier: 'usps', trackingNo: 'LZ900000001CN' };

export interface ReadTarget {
  orderNo: string;
  phone: string;
  id: string;
}

/**
 * Tells the product a world of 300 orders in every state through its own API, then copies each with its parcels inside the
 * database until there are `total`. Answers `count` of them, spread over all.
 */
export async function seedReads(db: pg.Client, total: number, count: number): Promise<ReadTarget[]> {
  const bornAt = Math.floor(Date.now() / 1000) * 1000;
  const state = { seed: 'bench', bornAt, orders: 300, speed: 1, sentThrough: 0, troubles: [] };
  const told = await deliver(
    { url: `http://127.0.0.1:${FRONT_PORT}`, apiKey: API_KEY, sources: [] },
    reportsBetween(state, false, 0, bornAt),
  );
  if (told.refused.length > 0) throw new Error(`the product refused ${told.refused.length} reports: ${told.refused[0]}`);
  const phones = new Map(storiesBetween(state, 0, bornAt).map((story) => [story.order.orderNo, story.order.customer.phone]));
  const { rows } = await db.query<Original>(
    `select id, order_no as "orderNo", code, tracking_nos as "trackingNos" from orders where version > 0 and shop <> '${SHOP}'`,
  );
  const each = Math.ceil(total / rows.length);
  const targets: ReadTarget[] = [];
  for (const [i, original] of rows.entries()) {
    const prefix = `R${String(i).padStart(3, '0')}X`;
    await multiplyOrder(db, original, { orderPrefix: prefix, trackingPrefix: '', from: 1, to: each });
    const wanted = Math.ceil(count / rows.length);
    const picked = await db.query<{ id: string; orderNo: string }>(
      `select id, order_no as "orderNo" from orders where order_no like $1 order by id limit $2`,
      [`${prefix}%`, wanted],
    );
    targets.push(...picked.rows.map((row) => ({ ...row, phone: phones.get(original.orderNo)! })));
  }
  await settleDatabase(db);
  return targets.slice(0, count);
}

/** One scan of the template's parcel. */
interface ScanOfTemplate {
  afterH: number;
  code: string;
  note: string;
  place: { country: string; province: string; city: string };
}

/** An order abroad of five events, sent and waiting for its first scan or for those behind `scans`: what each measured event is about. */
export async function seedTemplate(
  db: pg.Client,
  ageH: number,
  scans: readonly ScanOfTemplate[] = [],
): Promise<Original & { trackingNo: string; carrier: string }> {
  const at = (h: number) => new Date(Date.now() - (ageH - h) * 3_600_000).toISOString();
  const about = { shop: SHOP, orderNo: TEMPLATE.orderNo };
  const shipment = { carrier: TEMPLATE.carrier, trackingNo: TEMPLATE.trackingNo };
  await post('orders', [
    {
      ...about,
      placedAt: at(0),
      customer: { name: 'Emma Clarke', phone: '+12025550123' },
      destination: { country: 'US', province: 'NY', city: 'New York', lat: 40.7, lon: -74 },
      origin: { country: 'CN', province: '广东省', city: '深圳市' },
      items: [{ sku: 'PD-101', name: 'Bamboo tea tray', quantity: 1, price: '46.00' }],
      amount: '46.00',
      currency: 'USD',
    },
  ]);
  await post('events', [
    {
      ...about,
      source: 'gateway',
      code: 'payment.confirmed',
      occurredAt: at(0.1),
      payment: { paymentNo: 'P1', amount: '46.00', currency: 'USD', state: 'confirmed' },
    },
    { ...about, source: 'wms', code: 'allocated', occurredAt: at(0.4) },
    { ...about, source: 'wms', code: 'picking', occurredAt: at(0.6) },
    { ...about, source: 'wms', code: 'packed', occurredAt: at(1), shipment },
    { ...about, source: 'wms', code: 'shipped', occurredAt: at(1.5), shipment },
    ...scans.map(({ afterH, ...scan }) => ({ ...about, ...scan, source: TEMPLATE.carrier, occurredAt: at(afterH), shipment })),
  ]);
  const { rows } = await db.query<Original>(`select id, order_no as "orderNo", code from orders where order_no = $1`, [TEMPLATE.orderNo]);
  return { ...rows[0]!, ...shipment };
}

export const TEMPLATE_SHOP = SHOP;

/** Copies the template in steps, so that no statement runs for minutes. */
export async function multiplyTemplate(db: pg.Client, original: Original, copies: Copies): Promise<void> {
  const step = 20_000;
  for (let from = copies.from; from <= copies.to; from += step) {
    await multiplyOrder(db, original, { ...copies, from, to: Math.min(copies.to, from + step - 1) });
  }
  await settleDatabase(db);
}

/** Statistics and visibility as after a quiet night, so that no vacuum falls into a measurement. */
export async function settleDatabase(db: pg.Client): Promise<void> {
  await db.query('vacuum analyze');
  await db.query('checkpoint');
}

async function post(name: 'orders' | 'events', items: object[]): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${FRONT_PORT}/api/v1/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${API_KEY}` },
    body: JSON.stringify({ [name]: items }),
  });
  const text = await response.text();
  if (!response.ok || text.includes('rejected":1') || text.includes('"status":"rejected"'))
    throw new Error(`seeding was refused: ${text.slice(0, 500)}`);
}
