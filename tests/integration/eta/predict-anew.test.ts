import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import type { OrderDocument } from '@/server/domain/order/order-document';
import { RULE_TEMPLATES } from '@/server/domain/rule/rule-templates';
import { DAY, HOUR } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { stopListening, subscribe } from '@/server/store/listen';
import { predictAnew } from '@/server/usecases/eta/predict-anew';
import { publishRule } from '@/server/usecases/rule/publish-rule';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { sweepDeadlines } from '@/server/usecases/stall/sweep-deadlines';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { MORNING, orderFact, scan, shippedOrder } from '../stall/stalled-order';

const on = (days: number) => newContext(() => MORNING + days * DAY);

async function read(orderNo: string): Promise<OrderDocument> {
  const { rows } = await pool().query<{ doc: OrderDocument }>('select doc from orders where order_no = $1', [orderNo]);
  return rows[0]!.doc;
}
const count = async (table: 'notice' | 'fact') => (await pool().query(`select 1 from ${table}`)).rowCount;

/** Handed over and last seen in Wuhan, six hours after it left the warehouse. */
async function moving(orderNo: string): Promise<void> {
  await shippedOrder(on(0), orderNo, MORNING);
  const wuhan = { place: { country: 'CN', city: '武汉市' } };
  const scans = [
    scan(`SF${orderNo}`, 'picked_up', MORNING + 2 * HOUR),
    scan(`SF${orderNo}`, 'in_transit.arrived', MORNING + 6 * HOUR, wuhan),
  ];
  await recordFacts(on(0.25), { orders: [], facts: scans });
}

beforeEach(freshDatabase);
afterAll(stopListening);

it('writes an order that has not moved when another day is to be told, says why, tells its open pages, and sends nobody a notice', async () => {
  await moving('A1');
  const before = await read('A1');
  const [facts, notices] = [await count('fact'), await count('notice')];
  const heard: string[] = [];
  await subscribe(
    'order',
    (payload) => heard.push(payload),
    () => undefined,
  );
  for (let day = 1; day <= 3; day += 1) await predictAnew(on(day), 'all');
  const after = await read('A1');
  expect(after.version).toBeGreaterThan(before.version);
  expect(after.eta!.p50).toBeGreaterThan(before.eta!.p50 + 12 * HOUR);
  expect(after.etaChange).toMatchObject({ reason: 'waiting', since: MORNING + 6 * HOUR, place: { city: '武汉市' } });
  expect(after.etaChange!.byDays).toBeGreaterThan(0);
  await vi.waitFor(() => expect(heard).toContain(after.id));
  expect([await count('fact'), await count('notice')]).toEqual([facts, notices]);
});

it('leaves alone what would say the same, and what has arrived, ended or came with an import', async () => {
  await moving('A1');
  await moving('GONE');
  await recordFacts(on(0.3), { orders: [], facts: [scan('SFGONE', 'delivered', MORNING + 7 * HOUR)] });
  await shippedOrder(on(0), 'OVER', MORNING);
  await recordFacts(on(0.3), { orders: [], facts: [orderFact('OVER', 'cancel.confirmed', MORNING + HOUR)] });
  await recordFacts(on(0.3), { orders: [], facts: [orderFact('PAST', 'paid', MORNING)], history: true });
  await predictAnew(on(3), 'all');
  const stands = await read('A1');
  expect(await predictAnew(on(3.1), 'all')).toEqual({ looked: 1, changed: 0 });
  expect((await read('A1')).version).toBe(stands.version);
});

it('comes round each hour to those whose likely moment has passed, once', async () => {
  await moving('A1');
  expect(await predictAnew(on(0.5), 'passed')).toEqual({ looked: 0, changed: 0 });
  const { eta } = await read('A1');
  const past = newContext(() => eta!.p50 + 2 * HOUR);
  expect(await predictAnew(past, 'passed')).toEqual({ looked: 1, changed: 1 });
  expect((await read('A1')).eta!.p50).toBeGreaterThan(eta!.p50 + 2 * HOUR);
  expect(await predictAnew(past, 'passed')).toEqual({ looked: 0, changed: 0 });
});

it('stops when it is told to', async () => {
  await moving('A1');
  expect(await predictAnew(on(3), 'all', AbortSignal.abort())).toEqual({ looked: 0, changed: 0 });
});

it('makes the rule over likely lateness fire as an order stands still, before the promised day', async () => {
  await ensureDefaultRules(on(-2));
  const { body } = RULE_TEMPLATES.find((template) => template.code === 'late_risk')!;
  const rungs = body.rungs.map((rung) => ({ ...rung, tellCustomer: false }));
  const wish = { code: null, stem: 'late', base: null, percent: null, note: '', enabled: true, by: 'staff:x' };
  const rule = await publishRule(on(-1), { ...wish, body: { ...body, rungs } });
  if (rule.kind !== 'published') throw new Error(rule.kind);
  await moving('A1');
  const promised = (await read('A1')).eta!.p90;
  const header = { shop: 'main', orderNo: 'A1', type: 'normal' as const, placedAt: MORNING - 2 * HOUR, items: [], promisedBy: promised };
  const destination = { country: 'CN', province: '浙江', city: '杭州' };
  await recordFacts(on(0.26), {
    orders: [{ reporter: { source: 'shop', kind: 'platform' }, header: { ...header, destination }, contact: {} }],
    facts: [],
  });
  const opened = async () => (await read('A1')).attention.filter((flag) => flag.rule === rule.code).length;
  await sweepDeadlines(on(0.27));
  expect(await opened()).toBe(0);
  let now = MORNING + 0.27 * DAY;
  while (now < promised - HOUR && (await opened()) === 0) {
    now = Math.min(now + 6 * HOUR, promised - HOUR);
    await predictAnew(
      newContext(() => now),
      'all',
    );
    await sweepDeadlines(newContext(() => now + 60_000));
  }
  expect(await opened()).toBe(1);
  expect(now).toBeLessThan(promised);
});
