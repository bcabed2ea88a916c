import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { foldOrder } from '@/server/domain/order/fold-order';
import type { OrderState } from '@/server/domain/order/order-state';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { readFactsOfOrder } from '@/server/store/fact';
import { readOrdersByKey } from '@/server/store/order';
import { readOrder } from '@/server/usecases/order/read-order';
import type { NewFact, NewOrder } from '@/server/usecases/tracking/record-batch';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../database/fresh-database';

const T0 = Date.UTC(2026, 10, 20, 1, 0, 0);
const now = () => T0 + 3 * 86_400_000;
const ctx = () => newContext(now);
const shipment = { carrier: '顺丰', trackingNo: 'SF 1234 5678 90123' };

const order: NewOrder = {
  reporter: { source: 'shop', kind: 'platform' },
  header: {
    shop: 'demo',
    orderNo: 'A-1001',
    type: 'normal',
    placedAt: T0,
    items: [{ sku: 'S1', name: '茶杯', quantity: 1 }],
    amount: '128.00',
    currency: 'CNY',
  },
  contact: { name: '张三', phone: '+8613800138000' },
};

const scan = (code: string | null, minute: number, more: Partial<NewFact> = {}): NewFact => ({
  reporter: { source: 'kuaidi100', kind: 'aggregator' },
  shipment,
  identityKey: `scan|${code}|${minute}`,
  code,
  occurredAt: T0 + minute * 60_000,
  precision: 'second',
  ...more,
});

const word = (code: string, minute: number, kind: 'wms' | 'gateway', more: Partial<NewFact> = {}): NewFact => ({
  reporter: { source: kind, kind },
  order: { shop: 'demo', orderNo: 'a1001' },
  identityKey: `word|${code}|${minute}`,
  code,
  occurredAt: T0 + minute * 60_000,
  precision: 'second',
  ...more,
});

const journey = (): NewFact[] => [
  word('paid', 1, 'gateway'),
  word('picked', 30, 'wms'),
  word('shipped', 60, 'wms', { shipment: { carrier: 'sf', trackingNo: shipment.trackingNo } }),
  scan('picked_up', 120),
  scan('in_transit.departed', 300),
  scan('in_transit.arrived', 900),
  scan('out_for_delivery', 1500),
  scan('delivered.self', 1600),
];

async function stateNow(): Promise<OrderState> {
  const [row] = await readOrdersByKey(ctx().db, 'A1001');
  return row!.doc!.state;
}

/** Receipt times differ from run to run; everything else must not. */
function withoutReceipt(state: OrderState): unknown {
  return JSON.parse(JSON.stringify(state, (key, value: unknown) => (key === 'receivedAt' ? undefined : value)));
}

beforeEach(freshDatabase);

describe('the record step', () => {
  it('answers per item, and one bad item spoils nothing', async () => {
    const answer = await recordFacts(ctx(), {
      orders: [order],
      facts: [
        word('paid', 1, 'gateway'),
        { ...word('paid', 2, 'gateway'), order: undefined },
        scan('ZZ9' as never, 5, { code: null, sourceCode: 'ZZ9' }),
        word('paid', 1, 'gateway'),
      ],
    });
    expect(answer.orders.map((o) => o.status)).toEqual(['accepted']);
    expect(answer.facts.map((f) => f.status)).toEqual(['accepted', 'rejected', 'unmapped', 'duplicate']);
    expect((await stateNow()).lifecycle).toBe('paid');
  });

  it('repeating everything records nothing again', async () => {
    const batch = { orders: [order], facts: journey() };
    await recordFacts(ctx(), batch);
    const before = await stateNow();
    const again = await recordFacts(ctx(), batch);
    expect([...again.orders, ...again.facts].every((o) => o.status === 'duplicate')).toBe(true);
    expect(await stateNow()).toEqual(before);
    expect((await readOrdersByKey(ctx().db, 'A1001'))[0]!.version).toBe(1);
  });

  it('scans that come before anybody names the order wait and join when the shipment is linked', async () => {
    await recordFacts(ctx(), { orders: [], facts: [scan('picked_up', 120), scan('in_transit', 300)] });
    expect((await pool().query('select count(*)::int as n from orders')).rows[0].n).toBe(0);
    await recordFacts(ctx(), { orders: [order], facts: [word('paid', 1, 'gateway'), word('shipped', 60, 'wms', { shipment })] });
    expect(await stateNow()).toMatchObject({
      lifecycle: 'in_transit',
      shipments: [{ milestone: 'in_transit', trackingNo: 'SF1234567890123' }],
    });
  });

  it('one shipment serves two orders', async () => {
    const other = { ...order, header: { ...order.header, orderNo: 'B-2' } };
    const link = (orderNo: string) =>
      word('shipped', 60, 'wms', { order: { shop: 'demo', orderNo }, shipment, identityKey: `ship|${orderNo}` });
    await recordFacts(ctx(), { orders: [order, other], facts: [link('A-1001'), link('B-2')] });
    await recordFacts(ctx(), { orders: [], facts: [scan('delivered', 1600)] });
    const { rows } = await pool().query('select lifecycle from orders order by order_no');
    expect(rows.map((r) => r.lifecycle)).toEqual(['delivered', 'delivered']);
  });

  it('facts before their order keep it until its header comes', async () => {
    await recordFacts(ctx(), { orders: [], facts: journey() });
    expect((await stateNow()).lifecycle).toBe('delivered');
    await recordFacts(ctx(), { orders: [order], facts: [] });
    expect((await stateNow()).items).toHaveLength(1);
  });

  it('a full list that leaves a scan out marks it as withdrawn, and reinstates it when it is back', async () => {
    const full = [scan('picked_up', 120), scan('delivered', 1600)];
    const snapshots = [{ source: 'kuaidi100', shipment }];
    await recordFacts(ctx(), {
      orders: [order],
      facts: [word('paid', 1, 'gateway'), word('shipped', 60, 'wms', { shipment }), ...full],
      snapshots,
    });
    expect((await stateNow()).lifecycle).toBe('delivered');
    await recordFacts(
      newContext(() => now() + 1000),
      { orders: [], facts: full.slice(0, 1), snapshots },
    );
    expect((await stateNow()).lifecycle).toBe('in_transit');
    await recordFacts(
      newContext(() => now() + 2000),
      { orders: [], facts: full, snapshots },
    );
    expect((await stateNow()).lifecycle).toBe('delivered');
  });

  it('any order, repetition and split into batches, also at the same time, end in the same state', async () => {
    await recordFacts(ctx(), { orders: [order], facts: journey() });
    const expected = withoutReceipt(await stateNow());
    const facts = journey();
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(facts, { minLength: facts.length }),
        fc.subarray(facts),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        async (shuffled, repeated, size, orderFirst) => {
          await freshDatabase();
          const all = [...shuffled, ...repeated];
          const batches = Array.from({ length: Math.ceil(all.length / size) }, (_, i) => ({
            orders: [] as NewOrder[],
            facts: all.slice(i * size, (i + 1) * size),
          }));
          batches.splice(orderFirst ? 0 : batches.length, 0, { orders: [order], facts: [] });
          await Promise.all(batches.map((batch) => recordFacts(ctx(), batch)));
          expect(comparable(await stateNow())).toEqual(comparable(expected as OrderState));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('a fold of the whole log gives the stored state to the byte', async () => {
    for (const fact of [...journey()].reverse()) await recordFacts(ctx(), { orders: [order], facts: [fact] });
    const [row] = await readOrdersByKey(ctx().db, 'A1001');
    const refolded = foldOrder(row!, await readFactsOfOrder(ctx().db, row!.id));
    expect(JSON.stringify(refolded)).toBe(JSON.stringify(row!.doc!.state));
  });

  it('the state of a past moment is what had been received by then', async () => {
    await recordFacts(
      newContext(() => T0 + 3_600_000),
      { orders: [order], facts: journey().slice(0, 2) },
    );
    await recordFacts(ctx(), { orders: [], facts: journey().slice(2) });
    const past = await readOrder(ctx(), { orderNo: 'A1001', asOf: T0 + 3_700_000 });
    expect(past.kind === 'found' && past.document.state.lifecycle).toBe('picked');
  });

  it('texts that Postgres cannot keep are mended, not refused', async () => {
    const answer = await recordFacts(ctx(), {
      orders: [order],
      facts: [scan('in_transit', 10, { text: 'a\0b\ud800c', sourceCode: '\0', place: { text: '\udc00' } }), word('paid', 1, 'gateway')],
    });
    expect(answer.facts.map((f) => f.status)).toEqual(['accepted', 'accepted']);
  });

  it('the log holds no personal data', async () => {
    await recordFacts(ctx(), { orders: [order], facts: [scan('out_for_delivery', 10, { text: '快递员张三(13800138000)正在派送' })] });
    const { rows } = await pool().query<{ text: string }>('select body::text as text from fact');
    expect(rows.map((r) => r.text).join()).not.toMatch(/张三|13800138000/);
  });
});

/** The link to a shipment may be told by a scan or by the warehouse, whichever came first: book-keeping, not state. */
function comparable(state: OrderState): unknown {
  const plain = withoutReceipt(state) as OrderState;
  return { ...plain, timeline: plain.timeline.filter((l) => l.code !== 'shipment.linked') };
}

it('a write that fails takes all of its transaction back, and the connection serves the next one', async () => {
  await pool().query(`create function no_deadline() returns trigger language plpgsql as $$ begin raise 'no'; end $$`);
  await pool().query('create trigger no_deadline before insert on deadline execute function no_deadline()');
  try {
    await expect(recordFacts(newContext(), { orders: [order], facts: [] })).rejects.toThrow('no');
    const { rows } = await pool().query(
      'select (select count(*)::int from fact) as facts, (select count(*)::int from orders) as orders, (select count(*)::int from notice) as notices',
    );
    expect(rows).toEqual([{ facts: 0, orders: 0, notices: 0 }]);
  } finally {
    await pool().query('drop function no_deadline cascade');
  }
  expect((await recordFacts(newContext(), { orders: [order], facts: [] })).orders).toMatchObject([{ status: 'accepted' }]);
});
