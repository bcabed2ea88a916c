import { beforeEach, expect, it } from 'vitest';
import type { OrderDocument } from '@/server/domain/order/order-document';
import { DEFAULT_RULES } from '@/server/domain/rule/default-rules';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { readOrderById, readOrdersByKey } from '@/server/store/order';
import { listDeadlines } from '@/server/store/staff-reading';
import { forceState } from '@/server/usecases/manual/force-state';
import { lapseForces } from '@/server/usecases/manual/lapse-forces';
import { orderAsOf } from '@/server/usecases/order/order-as-of';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { recomputeDeadlines } from '@/server/usecases/stall/recompute-deadlines';
import { sweepDeadlines } from '@/server/usecases/stall/sweep-deadlines';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { publishChange } from '../stall/publish-change';
import { handClock, MORNING, orderFact, scan } from '../stall/stalled-order';

beforeEach(async () => {
  await freshDatabase();
  await ensureDefaultRules(handClock(MORNING - 48 * HOUR).ctx);
});

const told = ({ version: _version, updatedAt: _updatedAt, ...rest }: OrderDocument) => rest;

it('every past moment reads as it was stored then: links, stalls, rules in force, states set by hand, windows', async () => {
  const { ctx, at, pass } = handClock();
  let orderId = '';
  const seen: { at: number; document: OrderDocument; deadlines: unknown[]; why: string }[] = [];
  const look = async (why: string) => {
    const row = await readOrderById(pool(), orderId);
    seen.push({ at: ctx.now(), document: row!.doc!, deadlines: await listDeadlines(pool(), orderId), why });
  };
  const say = async (why: string, ...facts: Parameters<typeof recordFacts>[1]['facts']) => {
    await recordFacts(ctx, { orders: [], facts });
    await look(why);
    pass(20);
  };
  // a scan that nobody can place yet, an hour before the order names its shipment
  await recordFacts(ctx, { orders: [], facts: [scan('SF77', 'in_transit', MORNING - MINUTE, { place: { city: '上海市' } })] });
  pass(20);
  await recordFacts(ctx, {
    orders: [
      {
        reporter: { source: 'shop', kind: 'platform' },
        header: {
          shop: 'main',
          orderNo: 'D1',
          type: 'normal',
          placedAt: MORNING,
          destination: { country: 'CN', province: '浙江', city: '杭州' },
          items: [{ sku: 'A', name: '茶杯', quantity: 1 }],
        },
        contact: { name: '张三', phone: '+8613800001111' },
      },
    ],
    facts: [],
  });
  orderId = (await readOrdersByKey(pool(), 'D1'))[0]!.id;
  await look('placed');
  pass(20);
  await say('paid', orderFact('D1', 'paid', ctx.now(), { reporter: { source: 'alipay', kind: 'gateway' } }));
  at(MORNING + 3 * HOUR);
  await sweepDeadlines(ctx);
  await look('stalled');
  pass(10);
  const { enabled: _enabled, ...body } = { enabled: true, ...DEFAULT_RULES.warehouse_accept! };
  await publishChange(ctx, { code: 'warehouse_accept', body, enabled: false, by: 'staff:x' });
  while ((await recomputeDeadlines(ctx)).isMore);
  await look('its rule switched off');
  pass(20);
  await forceState(ctx, { orderId, lifecycle: 'picked', reason: '电话确认', by: 'staff:x', hours: 1 });
  await look('set by hand');
  pass(61);
  await lapseForces(ctx);
  await look('lapsed');
  pass(20);
  await say('shipped and linked', orderFact('D1', 'shipped', ctx.now(), { shipment: { carrier: 'sf', trackingNo: 'SF77' } }));
  await say('delivered', scan('SF77', 'delivered', ctx.now(), { place: { city: '杭州市' } }));
  await say('taken back', scan('SF77', 'source.withdrew', ctx.now(), { data: { target: 'none' } }));

  const row = (await readOrderById(pool(), orderId))!;
  for (const [i, moment] of seen.entries()) {
    const until = seen[i + 1]?.at ?? ctx.now() + 1;
    const past = await orderAsOf(ctx, row, moment.at);
    expect([moment.why, told(past!.document)]).toEqual([moment.why, told(moment.document)]);
    expect([moment.why, past!.deadlines.map((d) => [d.ruleCode, d.rung, d.dueAt])]).toEqual([
      moment.why,
      (moment.deadlines as { ruleCode: string; rung: number; dueAt: number }[]).map((d) => [d.ruleCode, d.rung, d.dueAt]),
    ]);
    const later = await orderAsOf(ctx, row, until - 1);
    expect([moment.why, later!.document.state]).toEqual([moment.why, moment.document.state]);
  }
  expect(seen.map((m) => m.document.state.lifecycle)).toEqual([
    'pending_payment',
    'paid',
    'paid',
    'paid',
    'picked',
    'paid',
    'in_transit',
    'delivered',
    'delivered',
  ]);
  expect(await orderAsOf(ctx, row, MORNING)).toBeNull();
  expect((await orderAsOf(ctx, row, MORNING + HOUR))!.document.version).toBe(0);
  const ahead = await orderAsOf(ctx, row, ctx.now() + 1000 * HOUR);
  expect(ahead!.document).toMatchObject({ version: row.version, updatedAt: ctx.now() });
});
