import { type CalendarSettings, DEFAULT_SETTINGS } from '@/server/domain/calendar/calendar-settings';
import { postedEvent } from '@/server/domain/intake/event-schema';
import { postedOrder } from '@/server/domain/intake/order-schema';
import type { Stall } from '@/server/domain/stall/stall';
import { pool } from '@/server/platform/database';
import { readCalendars } from '@/server/store/calendar';
import { type Context, newContext } from '@/server/store/context';
import { readFactsOfOrder } from '@/server/store/fact';
import { forgetOpenIncidents } from '@/server/store/incident';
import { readRules } from '@/server/store/rule';
import { saveCalendars } from '@/server/usecases/calendar/save-calendars';
import { workOnIncidents } from '@/server/usecases/incident/work-on-incidents';
import { recordPostedEvents } from '@/server/usecases/source/record-posted-events';
import { recordPostedOrders } from '@/server/usecases/source/record-posted-orders';
import { flushTraffic } from '@/server/usecases/source/traffic-counter';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { readStalls } from '@/server/usecases/stall/read-stalls';
import { recomputeDeadlines } from '@/server/usecases/stall/recompute-deadlines';
import { sweepDeadlines } from '@/server/usecases/stall/sweep-deadlines';
import { eventBody, orderBody, scanBody } from '@/server/world/api-body';
import type { Report } from '@/server/world/report';
import { reportsBetween } from '@/server/world/run-world';
import type { WorldState } from '@/server/world/world-state';
import type { InForce, OracleOrder } from './minute-oracle';
import { MINUTE } from './slow-clock';

const DAY = 24 * 60 * MINUTE;

/** A stretch of the simulated world with everything the portal made of it. */
export interface Lived {
  from: number;
  until: number;
  inForce: InForce[];
  orders: (OracleOrder & { id: string; stalls: Stall[] })[];
  /** Minutes in which something was told or due. */
  ticks: number;
}

/** One of the calendars that come into force while the world lives: the warehouse takes its Wednesdays off. */
function withoutWednesdays(): CalendarSettings {
  const settings = structuredClone(DEFAULT_SETTINGS);
  settings.calendars.business!.week[3] = [];
  return settings;
}

const ceilMinute = (at: number) => Math.ceil(at / MINUTE) * MINUTE;

/** Reports by the whole minute at which they arrive; what was to be told before the beginning is told at once. */
function byMinute(reports: readonly Report[], from: number): Map<number, Report[]> {
  const minutes = new Map<number, Report[]>();
  for (const report of reports) {
    const at = Math.max(from, ceilMinute(report.sendAt));
    minutes.set(at, [...(minutes.get(at) ?? []), report]);
  }
  return minutes;
}

async function tell(ctx: Context, reports: readonly Report[]): Promise<void> {
  const orders = reports.flatMap((report) => (report.kind === 'order' ? [postedOrder.parse(orderBody(report.order))] : []));
  const events = reports.flatMap((report) => {
    if (report.kind === 'event') return [postedEvent.parse(eventBody(report))];
    if (report.kind !== 'scans') return [];
    const told = report.shipment.scans.filter((scan) => scan.at <= report.upTo);
    return told.map((scan) => postedEvent.parse(scanBody(report.shop, report.orderNo, report.shipment, scan)));
  });
  for (let i = 0; i < orders.length; i += 500) await recordPostedOrders(ctx, { orders: orders.slice(i, i + 500) });
  for (let i = 0; i < events.length; i += 500) await recordPostedEvents(ctx, { events: events.slice(i, i + 500) });
}

/** What the portal does and forgets within seconds by the clock on the wall, which moves otherwise than the hand. */
async function letSecondsPass(ctx: Context): Promise<void> {
  await flushTraffic(ctx);
  forgetOpenIncidents();
}

async function nextDue(): Promise<number | null> {
  const { rows } = await pool().query<{ at: number | null }>({
    name: 'oracle-next-due',
    text: 'select min(greatest(due_at, coalesce(leased_until, due_at))) as at from deadline',
  });
  return rows[0]?.at ?? null;
}

/**
 * Lives through some days of the world under a clock moved by hand, through the use cases that its HTTP doors call: every minute in
 * which something is told or due is lived. Half way the warehouses' calendar changes, and everything is computed anew. The database
 * must be empty.
 */
export async function liveThrough(world: WorldState, days: number, say: (line: string) => void = () => undefined): Promise<Lived> {
  let now = world.bornAt;
  const ctx = newContext(() => now);
  await ensureDefaultRules(ctx);
  const until = world.bornAt + days * DAY;
  const told = byMinute(reportsBetween(world, false, 0, until), world.bornAt);
  const minutes = [...told.keys()].sort((a, b) => a - b);
  const changeAt = world.bornAt + Math.floor(days / 2) * DAY;
  const inForce: InForce[] = [{ from: now, rules: await readRules(ctx.db), calendars: await readCalendars(ctx.db) }];
  let ticks = 0;
  let said = 0;
  for (;;) {
    if (now >= changeAt && inForce.length === 1) {
      await saveCalendars(ctx, { base: 0, settings: withoutWednesdays(), note: '', by: 'system' });
      while ((await recomputeDeadlines(ctx)).isMore);
      inForce.push({ from: now, rules: await readRules(ctx.db), calendars: await readCalendars(ctx.db) });
    }
    while (minutes.length > 0 && minutes[0]! <= now) await tell(ctx, told.get(minutes.shift()!)!);
    await letSecondsPass(ctx);
    while ((await sweepDeadlines(ctx)).isMore);
    await workOnIncidents(ctx, 'others');
    ticks += 1;
    const due = await nextDue();
    const next = Math.min(
      minutes[0] ?? Number.POSITIVE_INFINITY,
      due === null ? Number.POSITIVE_INFINITY : Math.max(now + MINUTE, ceilMinute(due)),
      inForce.length === 1 ? changeAt : Number.POSITIVE_INFINITY,
    );
    if (next > until) break;
    now = next;
    const day = Math.floor((now - world.bornAt) / DAY);
    if (day > said) say(`day ${day} of ${days}, ${ticks} minutes lived`);
    said = day;
  }
  return { from: world.bornAt, until, inForce, orders: await readOrders(ctx), ticks };
}

async function readOrders(ctx: Context): Promise<Lived['orders']> {
  const { rows } = await pool().query<{ id: string; shop: string; orderNo: string; timeZone: string }>(
    `select o.id, o.shop, o.order_no as "orderNo", coalesce(s.time_zone, 'Asia/Shanghai') as "timeZone"
       from orders o left join shop s on s.code = o.shop where o.version > 0 order by o.id`,
  );
  const orders: Lived['orders'] = [];
  for (const order of rows) {
    const facts = await readFactsOfOrder(ctx.db, order.id);
    const stalls = (await readStalls(ctx, [order.id])).get(order.id) ?? [];
    const replaced = facts.flatMap((fact) =>
      fact.code === 'stall.closed' && fact.data?.stall?.closedBy === 'incident' ? [{ ...fact.data.stall, at: fact.receivedAt }] : [],
    );
    orders.push({ ...order, stalls, replaced, facts: facts.filter((fact) => !fact.code?.startsWith('stall.')) });
  }
  return orders;
}
