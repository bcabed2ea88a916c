import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { scoreArrivals } from '@/server/usecases/arrival/score-arrivals';
import { learnEta } from '@/server/usecases/eta/learn-eta';
import type { NewFact } from '@/server/usecases/tracking/record-batch';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { handClock } from '../stall/stalled-order';

const NOW = Date.now();
/** When the order that is scored was placed. */
const BEGIN = NOW - 10 * DAY;
const order = { shop: 'tea', orderNo: 'T1' };
const shipment = { carrier: 'sf', trackingNo: 'SFT1' };
let clock: ReturnType<typeof handClock>;

const headerOf = (orderNo: string, placedAt: number) => ({
  reporter: { source: 'shop', kind: 'platform' as const },
  header: {
    shop: 'tea',
    orderNo,
    type: 'normal' as const,
    placedAt,
    origin: { country: 'CN', province: '广东省' },
    destination: { country: 'CN', province: '北京市' },
    items: [],
    promisedBy: placedAt + 6 * DAY,
  },
  contact: {},
});

function scan(code: string, occurredAt: number, more: Partial<NewFact> = {}): NewFact {
  return {
    reporter: { source: 'sf', kind: 'carrier' },
    order,
    shipment,
    identityKey: code,
    code,
    occurredAt,
    precision: 'second',
    ...more,
  };
}

/** Past orders on the lane that took `days`, taught as one version of the model, which is in force from a moment on. */
async function teach(days: number, inForceFrom: number, name: string): Promise<void> {
  const past = Array.from({ length: 80 }, (_, i) => ({
    orderNo: `${name}${i}`,
    at: BEGIN - 40 * DAY + (i % 20) * DAY,
    late: (i % 9) * HOUR,
  }));
  await recordFacts(clock.ctx, {
    orders: past.map(({ orderNo, at }) => headerOf(orderNo, at - DAY)),
    facts: past.flatMap(({ orderNo, at, late }) =>
      [scan('picked_up', at), scan('delivered', at + days * DAY + late)].map((fact) => ({
        ...fact,
        order: { shop: 'tea', orderNo },
        shipment: { carrier: 'sf', trackingNo: `SF${orderNo}` },
      })),
    ),
    history: true,
  });
  const learned = await learnEta(clock.ctx);
  if (learned.kind !== 'learned') throw new Error(learned.kind);
  await pool().query('update eta_model set learned_at = $2 where version = $1', [learned.version, new Date(inForceFrom)]);
}

async function hear(at: number, facts: NewFact[], orders: ReturnType<typeof headerOf>[] = []): Promise<void> {
  clock.at(at);
  await recordFacts(clock.ctx, { orders, facts });
}

/** Placed on day 0, picked up on day 1, moving on day 2, arrived on day 5; the portal hears of each an hour later. */
async function journey(): Promise<void> {
  await hear(BEGIN + HOUR, [], [headerOf('T1', BEGIN)]);
  await hear(BEGIN + DAY + HOUR, [scan('picked_up', BEGIN + DAY)]);
  await hear(BEGIN + 2 * DAY + HOUR, [scan('in_transit', BEGIN + 2 * DAY, { data: { expectedBy: BEGIN + 4 * DAY } })]);
  await hear(BEGIN + 5 * DAY + HOUR, [scan('delivered', BEGIN + 5 * DAY)]);
  clock.at(NOW);
}

interface Row {
  stage: string;
  step: string;
  day: number;
  model: number;
  askedAt: number;
  p50: number | null;
  carrierBy: number | null;
  promisedBy: number | null;
  arrivedAt: number;
}

async function scores(): Promise<Row[]> {
  const { rows } = await pool().query<Row>(
    `select stage, step, day, model, asked_at as "askedAt", p50, carrier_by as "carrierBy", promised_by as "promisedBy", arrived_at as "arrivedAt"
     from eta_score where kind = 'live' order by asked_at, day`,
  );
  return rows;
}

beforeEach(async () => {
  await freshDatabase();
  clock = handClock(BEGIN - DAY);
});

describe('an order that has arrived', () => {
  it('is scored at each stage by what had been heard and by the model in force then, though the model changed on its way', async () => {
    clock.at(NOW);
    await teach(2, BEGIN - DAY, 'A');
    await teach(6, BEGIN + DAY + 2 * HOUR, 'B');
    await journey();
    expect(await scoreArrivals(clock.ctx)).toBe(1);
    const rows = await scores();
    expect(rows.map(({ stage, step, day, model, askedAt }) => ({ stage, step, day, model, askedAt: (askedAt - BEGIN) / HOUR }))).toEqual([
      { stage: 'placed', step: '', day: 0, model: 1, askedAt: 1 },
      { stage: 'picked_up', step: '', day: 0, model: 1, askedAt: 25 },
      { stage: 'waiting', step: '', day: 1, model: 2, askedAt: 48 },
      { stage: 'moving', step: 'in_transit', day: 0, model: 2, askedAt: 49 },
      { stage: 'waiting', step: '', day: 2, model: 2, askedAt: 72 },
      { stage: 'waiting', step: '', day: 3, model: 2, askedAt: 96 },
    ]);
    const [, pickedUp, waiting] = rows;
    expect((pickedUp!.p50! - BEGIN) / DAY).toBeGreaterThan(2.5);
    expect((pickedUp!.p50! - BEGIN) / DAY).toBeLessThan(4.5);
    expect(waiting!.p50!).toBeGreaterThan(pickedUp!.p50!);
    // what the carrier said on day 2 was not known before
    expect(rows.map(({ carrierBy }) => carrierBy)).toEqual([null, null, null, BEGIN + 4 * DAY, BEGIN + 4 * DAY, BEGIN + 4 * DAY]);
    expect(rows.every((row) => row.promisedBy === BEGIN + 6 * DAY && row.arrivedAt === BEGIN + 5 * DAY)).toBe(true);
  });

  it('is scored at its hand-over by the first window told since, though that was told together with a later scan', async () => {
    clock.at(NOW);
    await teach(2, BEGIN - DAY, 'A');
    await hear(BEGIN + HOUR, [], [headerOf('T1', BEGIN)]);
    await hear(BEGIN + 30 * HOUR, [scan('picked_up', BEGIN + DAY), scan('in_transit', BEGIN + 29 * HOUR)]);
    await hear(BEGIN + 2 * DAY, [scan('delivered', BEGIN + 40 * HOUR)]);
    clock.at(NOW);
    await scoreArrivals(clock.ctx);
    const told = (await scores()).filter(({ askedAt }) => askedAt === BEGIN + 30 * HOUR);
    expect(told.map(({ stage, step }) => [stage, step]).sort()).toEqual([
      ['moving', 'in_transit'],
      ['picked_up', ''],
    ]);
    expect(told[0]!.p50).toBe(told[1]!.p50);
  });

  it('has one window of its hand-over: by the carrier’s scan, and by the shop’s word where no carrier told of one', async () => {
    const sent = scan('shipped', BEGIN + DAY, { reporter: { source: 'wms', kind: 'wms' }, identityKey: 'sent' });
    const atHandOver = async () =>
      (await pool().query('select stage from eta_score where at_hand_over order by 1')).rows.map(({ stage }) => stage);
    await hear(BEGIN, [], [headerOf('T1', BEGIN)]);
    await hear(BEGIN + DAY, [sent]);
    await hear(BEGIN + 5 * DAY, [scan('delivered', BEGIN + 5 * DAY)]);
    clock.at(NOW);
    await scoreArrivals(clock.ctx);
    expect(await atHandOver()).toEqual(['shipped']);
    await freshDatabase();
    clock = handClock(BEGIN - DAY);
    await hear(BEGIN, [], [headerOf('T1', BEGIN)]);
    await hear(BEGIN + DAY, [sent]);
    await hear(BEGIN + 2 * DAY, [scan('picked_up', BEGIN + 2 * DAY)]);
    await hear(BEGIN + 5 * DAY, [scan('delivered', BEGIN + 5 * DAY)]);
    clock.at(NOW);
    await scoreArrivals(clock.ctx);
    expect((await scores()).map(({ stage }) => stage)).toContain('shipped');
    expect(await atHandOver()).toEqual(['picked_up']);
  });

  it('arrived where it waits to be collected, and no later; sent back from there it never did', async () => {
    await hear(BEGIN + HOUR, [], [headerOf('T1', BEGIN)]);
    await hear(BEGIN + DAY, [scan('picked_up', BEGIN + DAY)]);
    await hear(BEGIN + 3 * DAY, [scan('available_for_pickup', BEGIN + 3 * DAY)]);
    clock.at(BEGIN + 4 * DAY);
    expect(await scoreArrivals(clock.ctx)).toBe(1);
    const rows = await scores();
    expect(rows.map(({ stage, day }) => [stage, day])).toEqual([
      ['placed', 0],
      ['picked_up', 0],
      ['waiting', 1],
    ]);
    expect(rows.every(({ arrivedAt }) => arrivedAt === BEGIN + 3 * DAY)).toBe(true);
    await hear(BEGIN + 7 * DAY, [scan('delivered', BEGIN + 7 * DAY)]);
    clock.at(NOW);
    expect(await scoreArrivals(clock.ctx)).toBe(0);
    expect(await scores()).toEqual(rows);
    await recordFacts(clock.ctx, { orders: [], facts: [scan('returning', BEGIN + 6 * DAY), scan('returned', BEGIN + 8 * DAY)] });
    await scoreArrivals(clock.ctx);
    expect(await scores()).toEqual([]);
  });

  it('is scored once, however often the job runs, and anew when another moment of arrival is told', async () => {
    await journey();
    expect(await scoreArrivals(clock.ctx)).toBe(1);
    const before = await scores();
    expect(await scoreArrivals(clock.ctx)).toBe(0);
    expect(await scores()).toEqual(before);
    await recordFacts(clock.ctx, { orders: [], facts: [scan('delivered', BEGIN + 4 * DAY)] });
    expect(await scoreArrivals(clock.ctx)).toBe(1);
    const anew = await scores();
    expect(anew.every(({ arrivedAt }) => arrivedAt === BEGIN + 4 * DAY)).toBe(true);
    expect(anew.map(({ day }) => day)).toEqual([0, 0, 1, 0, 2]);
  });

  it('loses its scores where the arrival is taken back', async () => {
    await journey();
    await scoreArrivals(clock.ctx);
    await pool().query('update orders set arrived_at = null');
    expect(await scoreArrivals(clock.ctx)).toBe(0);
    expect(await scores()).toEqual([]);
    expect((await pool().query('select 1 from eta_scored')).rows).toEqual([]);
  });

  it('is not scored as live where it came with an import, as nobody knows what was known of it when', async () => {
    await teach(2, BEGIN - DAY, 'A');
    clock.at(NOW);
    expect(await scoreArrivals(clock.ctx)).toBe(0);
    expect(await scores()).toEqual([]);
  });

  it('is left for the next run when the job is told to stop', async () => {
    await journey();
    expect(await scoreArrivals(clock.ctx, AbortSignal.abort())).toBe(0);
    expect(await scoreArrivals(clock.ctx)).toBe(1);
  });
});
