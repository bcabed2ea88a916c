import { beforeEach, expect, test } from 'vitest';
import { DAY, HOUR } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { readEtaModelAt } from '@/server/store/eta-model';
import { readOrdersByKey } from '@/server/store/order';
import { learnEta } from '@/server/usecases/eta/learn-eta';
import type { NewFact, NewOrder, RecordBatch } from '@/server/usecases/tracking/record-batch';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../database/fresh-database';

const ctx = newContext();
const reporter = { source: 'wms', kind: 'wms' } as const;

/** An order from Guangdong with the moments given; `takes` is the time from hand-over to door. */
function orderOf(orderNo: string, province: string, pickedUpAt: number, takes: number | null): Omit<RecordBatch, 'history'> {
  const order = { shop: 'tea', orderNo };
  const shipment = { carrier: 'sf', trackingNo: `SF${orderNo}` };
  const fact = (code: string, occurredAt: number): NewFact => ({
    reporter: { source: 'sf', kind: 'carrier' },
    order,
    shipment,
    identityKey: code,
    code,
    occurredAt,
    precision: 'second',
  });
  const header: NewOrder = {
    reporter,
    header: {
      ...order,
      type: 'normal',
      placedAt: pickedUpAt - DAY,
      origin: { country: 'CN', province: '广东省' },
      destination: { country: 'CN', province },
      items: [],
    },
    contact: {},
  };
  const done = takes === null ? [] : [fact('out_for_delivery', pickedUpAt + takes - 5 * HOUR), fact('delivered', pickedUpAt + takes)];
  return { orders: [header], facts: [fact('picked_up', pickedUpAt), ...done] };
}

/** Past orders of two lanes: to Beijing in about three days, to Shanghai in about one. */
async function recordHistory(each: number, from = 0): Promise<void> {
  const batches = Array.from({ length: each }, (_, i) => {
    const at = Date.now() - 40 * DAY + (i % 30) * DAY;
    const jitter = ((i * 7) % 11) * HOUR;
    return [orderOf(`B${from + i}`, '北京市', at, 3 * DAY + jitter), orderOf(`S${from + i}`, '上海市', at, DAY + jitter)];
  }).flat();
  await recordFacts(ctx, { orders: batches.flatMap((b) => b.orders), facts: batches.flatMap((b) => b.facts), history: true });
}

const readEta = async (orderNo: string) => (await readOrdersByKey(pool(), orderNo))[0]?.doc?.eta;

beforeEach(freshDatabase);

test('a window is learned lane by lane from past orders, and given to the next one on the way', async () => {
  await recordHistory(60);
  expect(await learnEta(ctx)).toMatchObject({ kind: 'learned', version: 1, orders: 120, weights: 'fitted' });
  const now = Date.now();
  await recordFacts(ctx, orderOf('N1', '北京市', now - HOUR, null));
  await recordFacts(ctx, orderOf('N2', '上海市', now - HOUR, null));
  const [beijing, shanghai] = [await readEta('N1'), await readEta('N2')];
  expect(beijing?.basis).toEqual({ level: 'lane_carrier', orders: 60, leg: 'picked_up' });
  expect(Math.abs((beijing!.p50 - now) / DAY - 3.2)).toBeLessThan(0.8);
  expect(Math.abs((shanghai!.p50 - now) / DAY - 1.2)).toBeLessThan(0.8);
  expect(beijing!.model).toBe(1);
});

test('an order to a place never delivered to takes the wider group and says so', async () => {
  await recordHistory(60);
  await learnEta(ctx);
  await recordFacts(ctx, orderOf('N3', '云南省', Date.now() - HOUR, null));
  expect((await readEta('N3'))?.basis).toEqual({ level: 'country', orders: 120, leg: 'picked_up' });
});

test('nothing is learned from too few orders, nor again on the same day while the history is much the same', async () => {
  await recordHistory(5);
  expect(await learnEta(ctx)).toEqual({ kind: 'too_thin' });
  await recordHistory(60);
  expect(await learnEta(ctx)).toMatchObject({ kind: 'learned' });
  await recordHistory(5, 60);
  expect(await learnEta(ctx)).toEqual({ kind: 'unchanged' });
});

test('a history grown by an import is learned from at once, with weights anew', async () => {
  await recordHistory(60);
  await learnEta(ctx);
  await recordHistory(60, 60);
  expect(await learnEta(ctx)).toMatchObject({ kind: 'learned', version: 2, orders: 240, weights: 'fitted' });
});

test('trees and tables are made anew each day, weights each week', async () => {
  await recordHistory(120);
  const learnOn = (day: number) => learnEta({ ...ctx, now: () => Date.now() + day * DAY });
  expect(await learnOn(0)).toMatchObject({ kind: 'learned', version: 1, weights: 'fitted' });
  expect(await learnOn(1)).toMatchObject({ kind: 'learned', version: 2, weights: 'kept' });
  expect(await learnOn(6)).toMatchObject({ kind: 'learned', version: 3, weights: 'kept' });
  expect(await learnOn(7)).toMatchObject({ kind: 'learned', version: 4, weights: 'fitted' });
});

test('the model of a past moment is the one that predicted then, none before the first', async () => {
  await recordHistory(60);
  await learnEta(ctx);
  await recordHistory(60, 60);
  await learnEta(ctx);
  const [first, second] = (await pool().query<{ at: number }>('select learned_at as at from eta_model order by version')).rows;
  const versionAt = async (at: number) => (await readEtaModelAt(pool(), at)).version;
  expect(await versionAt(first!.at - 1)).toBe(0);
  expect(await versionAt(second!.at - 1)).toBe(1);
  expect(await versionAt(Date.now() + 1)).toBe(2);
});
