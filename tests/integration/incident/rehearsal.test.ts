import { beforeEach, describe, expect, it } from 'vitest';
import { postedEvent } from '@/server/domain/intake/event-schema';
import { postedOrder } from '@/server/domain/intake/order-schema';
import { pool } from '@/server/platform/database';
import type { Context } from '@/server/store/context';
import { forgetOpenIncidents } from '@/server/store/incident';
import { recordPostedEvents } from '@/server/usecases/source/record-posted-events';
import { recordPostedOrders } from '@/server/usecases/source/record-posted-orders';
import { flushTraffic } from '@/server/usecases/source/traffic-counter';
import { watchSources } from '@/server/usecases/source/watch-sources';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { eventBody, orderBody, scanBody } from '@/server/world/api-body';
import type { Report } from '@/server/world/report';
import { storiesBetween } from '@/server/world/roster';
import { reportsBetween } from '@/server/world/run-world';
import { rushStories } from '@/server/world/rush';
import { MINUTE } from '@/server/world/time';
import type { Trouble, TroubleKind } from '@/server/world/troubles';
import { freshDatabase } from '../../database/fresh-database';
import { handClock } from '../stall/stalled-order';
import { count, heardUntil, knownForWeeks, knownSource, stallMessages, workAMinute } from './outage';

/** Monday 2026-11-23 10:00 in Shanghai; the world is as large as `npm run up` makes it. */
const bornAt = Date.parse('2026-11-23T02:00:00Z');
const from = bornAt + 20 * MINUTE;
const to = from + 150 * MINUTE;
const end = to + 25 * MINUTE;
const world = (troubles: Trouble[]) => ({ seed: 'rehearsal', bornAt, orders: 300, speed: 30, sentThrough: bornAt, troubles });

/** What the shop's systems say of the orders that come in after birth and go their way as planned. */
function reports(troubles: Trouble[]): Report[] {
  const stories = storiesBetween(world([]), bornAt, end);
  const rush = rushStories(world([]), troubles, end);
  const plain = new Set([...stories, ...rush].filter((s) => s.plot === 'on_time' && s.order.placedAt > bornAt).map((s) => s.order.orderNo));
  return reportsBetween(world(troubles), false, bornAt, end).filter((report) => plain.has(report.orderNo));
}

/** Hands a minute's reports to the product as its doors do. */
async function tell(ctx: Context, due: readonly Report[]): Promise<void> {
  const orders = due.flatMap((r) => (r.kind === 'order' ? [postedOrder.parse(orderBody(r.order))] : []));
  if (orders.length > 0) await recordPostedOrders(ctx, { orders });
  const events = due.flatMap((r): object[] => {
    if (r.kind === 'event') return [eventBody(r)];
    if (r.kind !== 'scans') return [];
    return r.shipment.scans.filter((scan) => scan.at <= r.upTo).map((scan) => scanBody(r.shop, r.orderNo, r.shipment, scan));
  });
  if (events.length > 0) await recordPostedEvents(ctx, { events: events.map((event) => postedEvent.parse(event)) });
}

async function rehearse(kind: TroubleKind, each = async (_ctx: Context, _now: number) => {}) {
  const { ctx, at } = handClock(bornAt);
  const plan = reports([{ kind, from, to }]);
  let mostOrders = 0;
  for (let now = bornAt; now < end; now += MINUTE) {
    at(now);
    await tell(
      ctx,
      plan.filter((r) => r.sendAt > now - MINUTE && r.sendAt <= now),
    );
    await flushTraffic(ctx);
    await each(ctx, now);
    await workAMinute(ctx);
    if (now === to) mostOrders = await count('incident_order where left_at is null');
  }
  const { rows } = await pool().query('select kind, source, step, cause, phase from incident');
  return { mostOrders, incidents: rows };
}

beforeEach(async () => {
  await freshDatabase();
  forgetOpenIncidents();
  await ensureDefaultRules(handClock().ctx);
  for (const [name, kind] of [
    ['gateway', 'gateway'],
    ['wms', 'wms'],
    ['erp', 'erp'],
    ['shop', 'platform'],
  ] as const)
    await knownSource(name, kind, bornAt);
});

describe('a rehearsed outage of the world', { timeout: 240_000 }, () => {
  it.each([
    ['refused_payments', { kind: 'source_silent', source: 'gateway', cause: 'nothing_heard' }],
    ['lost_regions', { kind: 'common_cause', step: 'warehouse_accept', cause: 'region_missing' }],
    ['stopped_handover', { kind: 'common_cause', step: 'warehouse_accept', cause: 'not_handed_over' }],
  ] as const)('%s is one incident, no stall message, and all goes on after', async (kind, expected) => {
    const { incidents, mostOrders } = await rehearse(kind);
    expect(incidents).toMatchObject([{ ...expected, phase: 'closed' }]);
    expect(mostOrders).toBeGreaterThan(180);
    expect(await stallMessages()).toBe(0);
    expect(await count(`orders where attention && array['silent', 'stalled']`)).toBe(0);
    expect(await count(`notice where order_id is not null and recipient like 'staff:%'`)).toBeLessThan(40);
  });

  it('silent_wms is noticed by what is usual, although carriers move the orders on', async () => {
    await knownForWeeks('wms', bornAt);
    await heardUntil('wms', bornAt);
    const { incidents, mostOrders } = await rehearse('silent_wms', async (ctx) => {
      await watchSources(ctx);
    });
    expect(incidents).toMatchObject([{ kind: 'source_silent', source: 'wms', cause: 'nothing_heard', phase: 'closed' }]);
    expect(mostOrders).toBeGreaterThan(180);
    const { rows } = await pool().query('select opened_at from incident');
    expect(rows[0].opened_at - from).toBeLessThan(30 * MINUTE);
    expect(await stallMessages()).toBe(0);
  });
});
