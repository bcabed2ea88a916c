import { beforeEach, expect, test } from 'vitest';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import type { NewFact, RecordBatch } from '@/server/usecases/tracking/record-batch';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../database/fresh-database';

beforeEach(freshDatabase);

const shipment = { carrier: 'sto', trackingNo: '773000000000001' };
const order = { shop: 'north', orderNo: 'N-1' };

function scan(code: string, hour: number, more: Partial<NewFact> = {}): NewFact {
  const reporter = { source: 'kuaidi100', kind: 'aggregator' as const };
  return {
    reporter,
    shipment,
    identityKey: `${code}|${hour}`,
    code,
    occurredAt: Date.UTC(2026, 10, 2, hour),
    precision: 'second',
    ...more,
  };
}

const list = (...facts: NewFact[]): RecordBatch => ({ orders: [], facts, snapshots: [{ source: 'kuaidi100', shipment }] });
const other = (orderNo: string): RecordBatch => ({
  orders: [],
  facts: [{ ...scan('note', 1), shipment: undefined, order: { shop: 'north', orderNo } }],
});

test('lists of one shipment that share a transaction count in the sequence they came', async () => {
  const ctx = newContext();
  const [picked, out, done] = [scan('picked_up', 1, { order }), scan('out_for_delivery', 2), scan('delivered', 3)];
  const milestone = async () =>
    (await pool().query("select doc->'state'->'shipments'->0->>'milestone' as m from orders where order_no = 'N-1'")).rows[0].m;
  await recordFacts(ctx, list(picked, out, done));
  // The first two are under way when the lists come: the lists wait and go together.
  await Promise.all([other('A'), other('B'), list(picked), list(picked, out, done)].map((batch) => recordFacts(ctx, batch)));
  expect(await milestone()).toBe('delivered');
  await Promise.all([other('C'), other('D'), list(picked, out, done), list(picked)].map((batch) => recordFacts(ctx, batch)));
  expect(await milestone()).toBe('picked_up');
});
