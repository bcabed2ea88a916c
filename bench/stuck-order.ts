import type pg from 'pg';
import { postedEvent } from '../server/domain/intake/event-schema';
import { postedOrder } from '../server/domain/intake/order-schema';
import type { Original } from './multiply';
import { TEMPLATE, TEMPLATE_SHOP } from './seed';

const HOUR = 3_600_000;
/** Old enough that its collection is overdue by any calendar. */
const AGE_H = 400;

/**
 * An order that has waited for its first scan for weeks, recorded without a web process; nothing of it is due before somebody says so.
 * Its last word counts as of tomorrow, or its many copies would be one incident.
 */
export async function recordStuckOrder(db: pg.Client): Promise<Original & { trackingNo: string; carrier: string }> {
  const { newContext } = await import('../server/store/context');
  const { ensureDefaultRules } = await import('../server/usecases/stall/ensure-default-rules');
  const { recordPostedOrders } = await import('../server/usecases/source/record-posted-orders');
  const { recordPostedEvents } = await import('../server/usecases/source/record-posted-events');
  const ctx = newContext();
  await ensureDefaultRules(ctx);
  const at = (h: number) => new Date(Date.now() - (AGE_H - h) * HOUR).toISOString();
  const about = { shop: TEMPLATE_SHOP, orderNo: TEMPLATE.orderNo };
  const shipment = { carrier: TEMPLATE.carrier, trackingNo: TEMPLATE.trackingNo };
  const order = {
    ...about,
    type: 'normal',
    placedAt: at(0),
    customer: { name: 'Emma Clarke', phone: '+12025550123' },
    destination: { country: 'US', province: 'NY', city: 'New York', lat: 40.7, lon: -74 },
    items: [{ sku: 'PD-101', name: 'Bamboo tea tray', quantity: 1, price: '46.00' }],
  };
  await recordPostedOrders(ctx, { orders: [postedOrder.parse(order)] });
  const events = [
    { ...about, source: 'wms', code: 'packed', occurredAt: at(1), shipment },
    { ...about, source: 'wms', code: 'shipped', occurredAt: at(1.5), shipment },
  ];
  await recordPostedEvents(ctx, { events: events.map((event) => postedEvent.parse(event)) });
  await db.query(`update orders set doc = jsonb_set(doc::jsonb, '{updatedAt}', to_jsonb($1::float8))::json where order_no = $2`, [
    Date.now() + 24 * HOUR,
    TEMPLATE.orderNo,
  ]);
  await db.query(`update deadline set due_at = now() + interval '1 year'`);
  const { rows } = await db.query<Original>(`select id, order_no as "orderNo", code from orders where order_no = $1`, [TEMPLATE.orderNo]);
  return { ...rows[0]!, ...shipment };
}
