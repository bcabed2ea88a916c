import { beforeEach, expect, test } from 'vitest';
import { DAY, HOUR, type Instant, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { replayHistory } from '@/server/usecases/arrival/replay-history';
import type { NewFact, RecordBatch } from '@/server/usecases/tracking/record-batch';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';

const ctx = newContext();
/** When what was imported has long been committed. */
const later = { ...ctx, now: () => Date.now() + 5 * MINUTE };

/** Orders to Beijing, one every four hours over a hundred days; `days` is how long the one picked up at a moment took. */
async function imported(days: (at: Instant) => number, end = Date.now()): Promise<void> {
  await importedAt(
    Array.from({ length: 600 }, (_, i) => end - 110 * DAY + i * 4 * HOUR),
    days,
  );
}

async function importedAt(moments: readonly Instant[], days: (at: Instant) => number, placedBefore = DAY): Promise<void> {
  const facts: NewFact[] = [];
  const orders: RecordBatch['orders'] = [];
  for (const [i, pickedUpAt] of moments.entries()) {
    const order = { shop: 'tea', orderNo: `P${placedBefore}-${i}` };
    const destination = { country: 'CN', province: '北京市' };
    const header = {
      ...order,
      type: 'normal' as const,
      placedAt: pickedUpAt - placedBefore,
      origin: { country: 'CN', province: '广东省' },
      destination,
      items: [],
    };
    orders.push({ reporter: { source: 'wms', kind: 'wms' }, header, contact: {} });
    const scan = (code: string, occurredAt: number): NewFact => ({
      reporter: { source: 'zto', kind: 'carrier' },
      order,
      shipment: { carrier: 'zto', trackingNo: `ZT${placedBefore}-${i}` },
      identityKey: code,
      code,
      occurredAt,
      precision: 'second',
    });
    facts.push(scan('picked_up', pickedUpAt), scan('delivered', pickedUpAt + days(pickedUpAt) * DAY));
  }
  await recordFacts(ctx, { orders, facts, history: true });
}

async function scores() {
  const { rows } = await pool().query(
    `select stage, kind, count(*)::int as count, count(p50)::int as told,
            avg(extract(epoch from p50 - arrived_at) / 86400) filter (where asked_at > now() - interval '30 days')::float8 as bias
     from eta_score group by 1, 2 order by 1`,
  );
  return rows as { stage: string; kind: string; count: number; told: number; bias: number }[];
}

beforeEach(freshDatabase);

test('an imported past is scored stage by stage by what was known at its time, and only once', async () => {
  await imported(() => 6);
  expect(await replayHistory(later)).toBeGreaterThan(1_000);
  const kept = await scores();
  expect(kept.map(({ stage, kind }) => [stage, kind])).toEqual([
    ['picked_up', 'replayed'],
    ['placed', 'replayed'],
  ]);
  expect(kept[0]!.told).toBe(kept[0]!.count);
  // six days is twice the carrier's default: it was learned on the way, a holiday week among them
  expect(Math.abs(kept[0]!.bias)).toBeLessThan(1.2);
  expect(await replayHistory(later)).toBe(0);
});

test('orders of a day that is not over ask for no replay', async () => {
  await imported(() => 6);
  await replayHistory(later);
  const now = Date.now();
  const today = now - (now % DAY);
  const seconds = Array.from({ length: 40 }, (_, i) => today + (i * (now - today)) / 80);
  await importedAt(seconds, () => (now - today) / 80 / DAY, 0);
  expect(await replayHistory(later)).toBe(0);
});

test('a second import, and what makes an imported order arrive, ask for one more replay; what cannot be scored asks no further', async () => {
  const imported40 = (days: number) =>
    importedAt(
      Array.from({ length: 40 }, (_, i) => Date.now() - (i + 2) * DAY),
      () => days,
      0,
    );
  await imported(() => 6);
  await pool().query("update orders set updated_at = now() - interval '1 hour'");
  expect(await replayHistory(ctx)).toBeGreaterThan(0);
  expect(await replayHistory(ctx)).toBe(0);
  await imported40(0);
  expect(await replayHistory(later)).toBeGreaterThan(0);
  expect(await replayHistory(later)).toBe(0);
});

test('of stages reached at one moment the latest is scored, and the hand-over is marked', async () => {
  await importedAt(
    Array.from({ length: 60 }, (_, i) => Date.now() - (i + 8) * DAY),
    () => 3,
    0,
  );
  await replayHistory(later);
  const { rows } = await pool().query('select stage, at_hand_over as "isHandOver", count(*)::int as n from eta_score group by 1, 2');
  expect(rows).toEqual([{ stage: 'picked_up', isHandOver: true, n: 60 }]);
});

test('what came later changes nothing of what is scored before it', async () => {
  const end = Date.now();
  const windows = async () =>
    (
      await pool().query(
        'select order_id is not null, asked_at, p50, from_at, to_at from eta_score where asked_at < $1 order by asked_at, stage',
        [new Date(end - 60 * DAY)],
      )
    ).rows;
  await imported(() => 4, end);
  await replayHistory(ctx);
  const before = await windows();
  await freshDatabase();
  await imported((at) => (at > end - 64 * DAY ? 12 : 4), end);
  await replayHistory(ctx);
  expect(before.length).toBeGreaterThan(100);
  expect(await windows()).toEqual(before);
});

test('stopped, it keeps whole weeks and begins anew the next time', async () => {
  await imported(() => 5);
  expect(await replayHistory(ctx, AbortSignal.abort())).toBe(0);
  expect(await scores()).toEqual([]);
  expect(await replayHistory(ctx)).toBeGreaterThan(1_000);
});

test('a replay that is cut off after an import of older orders is begun anew, though all that is new was scored', async () => {
  const aged = () => pool().query("update orders set updated_at = now() - interval '1 hour'");
  const scored = async () => (await pool().query('select count(*)::int as n from eta_score')).rows[0].n;
  await imported(() => 5);
  await aged();
  await replayHistory(ctx);
  await importedAt(
    Array.from({ length: 40 }, (_, i) => Date.now() - (150 - i) * DAY),
    () => 5,
    2 * DAY,
  );
  let days = 0;
  const cut = {
    get aborted() {
      days += 1;
      return days > 80;
    },
  } as AbortSignal;
  expect(await replayHistory(later, cut)).toBeGreaterThan(40);
  await aged();
  const cutOff = await scored();
  expect(await replayHistory(later)).toBeGreaterThan(cutOff);
  expect(await scored()).toBeGreaterThan(1_000);
});
