import { beforeEach, describe, expect, it } from 'vitest';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { forceState } from '@/server/usecases/manual/force-state';
import { checkFolds } from '@/server/usecases/operation/check-folds';
import { readMetrics } from '@/server/usecases/operation/read-metrics';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { sweepDeadlines } from '@/server/usecases/stall/sweep-deadlines';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { NOW, recordOrder } from '../console/some-orders';

const HOUR = 3_600_000;
let now = NOW;
const ctx = newContext(() => now);

beforeEach(async () => {
  await freshDatabase();
  now = NOW;
  await ensureDefaultRules(newContext(() => NOW - 48 * HOUR));
  // what this release writes from here on is its own
  await checkFolds(ctx);
});

/** Somebody's hand in the database. */
async function tamper(orderNo: string, from: string, to: string) {
  const { rowCount } = await pool().query(
    'update orders set doc = replace(doc::text, $2, $3)::json where order_no = $1 and doc::text like $4',
    [orderNo, from, to, `%${from}%`],
  );
  expect(rowCount).toBe(1);
}
const lifecycles = async () =>
  (await pool().query("select doc -> 'state' ->> 'lifecycle' as l from orders order by order_no")).rows.map((r: { l: string }) => r.l);

describe('read models compared with their facts', () => {
  beforeEach(async () => {
    await recordOrder({ orderNo: 'A1', codes: ['paid', 'allocated'] });
    await recordOrder({ orderNo: 'A2', codes: ['paid', 'allocated', 'picking', 'picked', 'packed', 'shipped'], trackingNo: 'SF2' });
    await recordOrder({ orderNo: 'A3', codes: ['paid'], history: true });
  });

  it('agree to the byte after stalls, states set by hand, an arrival window and a later look', async () => {
    await sweepDeadlines(ctx);
    const id = (await pool().query("select id from orders where order_no = 'A1'")).rows[0].id as string;
    expect(await forceState(ctx, { orderId: id, lifecycle: 'packed', reason: '电话确认', by: 'staff:x' })).toMatchObject({
      kind: 'in_force',
    });
    now += 5 * HOUR;
    expect(await checkFolds(ctx)).toEqual({ sampled: 3, differing: 0 });
    expect((await pool().query('select 1 from incident')).rowCount).toBe(0);
  });

  it('a document that somebody changed is found, reported with both values, and written anew', async () => {
    await tamper('A1', '"lifecycle":"allocated"', '"lifecycle":"delivered"');
    expect(await checkFolds(ctx)).toEqual({ sampled: 3, differing: 1 });
    const { rows } = await pool().query('select differences from fold_difference');
    expect(rows).toEqual([{ differences: [{ path: 'state.lifecycle', stored: '"delivered"', folded: '"allocated"' }] }]);
    const { rows: incidents } = await pool().query("select params from incident where kind = 'fold_difference' and closed_at is null");
    expect(incidents).toEqual([{ params: { sampled: 3, differing: 1 } }]);
    const touched = await pool().query(
      'select o.order_no, i.left_at is not null as gone from incident_order i join orders o on o.id = i.order_id',
    );
    expect(touched.rows).toEqual([{ order_no: 'A1', gone: true }]);
    expect((await readMetrics(ctx)).foldDifferences).toBe(1);
    expect(await lifecycles()).toEqual(['allocated', 'shipped', 'paid']);
    now += HOUR;
    expect(await checkFolds(ctx)).toEqual({ sampled: 3, differing: 0 });
  });

  it('a colour or a field too many is found as well', async () => {
    await tamper('A2', '"version":1', '"surplus":1,"version":1');
    await tamper('A1', '"health":"green"', '"health":"red"');
    expect(await checkFolds(ctx)).toMatchObject({ differing: 2 });
  });

  it('comes round to every order, a few at a time', async () => {
    await tamper('A3', '"lifecycle":"paid"', '"lifecycle":"cancelled"');
    const few = { walked: 1, newest: 0 };
    const seen = [await checkFolds(ctx, few), await checkFolds(ctx, few), await checkFolds(ctx, few)];
    expect(seen.map((s) => s.differing).sort()).toEqual([0, 0, 1]);
  });

  it.each([
    ['it', { order: { shop: 'demo', orderNo: 'A2' }, code: 'packed' }],
    ['its parcel', { shipment: { carrier: 'sf', trackingNo: 'SF2' }, code: 'in_transit' }],
  ])('looks at an order beyond the walk when something was said of %s last', async (_, told) => {
    const said = { reporter: { source: 'tms', kind: 'tms' as const }, identityKey: 'last', occurredAt: NOW, precision: 'second' as const };
    await recordFacts(ctx, { orders: [], facts: [{ ...said, ...told }] });
    await tamper('A2', '"health":"', '"health":"x');
    const last = `jsonb_set(value::jsonb, '{afterId}', '"ffffffff-ffff-ffff-ffff-ffffffffffff"')::json`;
    await pool().query(`update setting set value = ${last} where key = 'fold-check'`);
    expect(await checkFolds(ctx, { walked: 1, newest: 1 })).toEqual({ sampled: 1, differing: 1 });
  });

  it('what another release wrote is left alone', async () => {
    await tamper('A1', '"health":"green"', '"health":"red"');
    await pool().query("update setting set value = jsonb_set(value::jsonb, '{release}', '\"other\"')::json where key = 'fold-check'");
    now += HOUR;
    expect(await checkFolds(ctx)).toEqual({ sampled: 0, differing: 0 });
  });

  it('one that cannot even be read spoils the look at no other', async () => {
    await tamper('A1', '"eta":', '"eta":{"p10":1},"x":');
    await tamper('A2', '"health":"green"', '"health":"red"');
    expect(await checkFolds(ctx)).toEqual({ sampled: 3, differing: 2 });
    const { rows } = await pool().query("select differences from fold_difference where differences::text like '%cannot%'");
    expect(rows).toEqual([{ differences: [{ path: '', stored: 'cannot be compared', folded: 'cannot be folded' }] }]);
    expect(await checkFolds(ctx)).toEqual({ sampled: 3, differing: 0 });
  });
});
