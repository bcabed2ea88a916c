import { createReadStream, existsSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import type { EtaModel } from '@/server/domain/eta/eta-model';
import { predictEta } from '@/server/domain/eta/predict-eta';
import type { OrderDocument } from '@/server/domain/order/order-document';
import type { OrderState } from '@/server/domain/order/order-state';
import { DAY, type Instant } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { learnGroups } from '@/server/usecases/eta/learn-eta';

/*
 * How well the arrival window holds on the imported Olist orders, strictly in time order: each week predicts with what
 * was delivered before it began. Run it against a database into which docs/presets/olist.json was imported:
 *   DATABASE_URL=... DAONA_SECRET=... npx tsx bench/arrival-windows.ts
 */

const FROM = Date.UTC(2017, 5, 1);
const UNTIL = Date.UTC(2018, 7, 20);
const STEP = 28 * DAY;

interface Sample {
  state: OrderState;
  deliveredAt: Instant;
}

/** When a prediction is asked for, and the week it falls into. */
const MOMENTS: Record<string, (s: OrderState) => Instant | null> = {
  'at purchase': (s) => s.moments.placedAt,
  'at payment': (s) => s.moments.paidAt,
  'at hand-over': (s) => s.moments.pickedUpAt,
  '5 days after hand-over': (s) => (s.moments.pickedUpAt === null ? null : s.moments.pickedUpAt + 5 * DAY),
  '15 days after hand-over': (s) => (s.moments.pickedUpAt === null ? null : s.moments.pickedUpAt + 15 * DAY),
};

interface Score {
  orders: number;
  unknown: number;
  within: number;
  by80: number;
  by90: number;
  widths: number[];
  errors: number[];
  laneErrors: number[];
  promiseErrors: number[];
  byPromise: number;
}

const emptyScore = (): Score => ({
  orders: 0,
  unknown: 0,
  within: 0,
  by80: 0,
  by90: 0,
  widths: [],
  errors: [],
  laneErrors: [],
  promiseErrors: [],
  byPromise: 0,
});

async function casesToLeaveOut(): Promise<Set<string>> {
  const path = `${process.env.DAONA_DATA ?? '../shared/data'}/olist/orders.csv.gz`;
  if (!existsSync(path)) throw new Error(`${path} is missing: set DAONA_DATA to the folder that holds olist/orders.csv.gz`);
  const out = new Set<string>();
  const rows = createReadStream(path)
    .pipe(createGunzip())
    .pipe(parse({ columns: true }));
  for await (const row of rows as AsyncIterable<Record<string, string>>)
    if (row.sample?.includes('stratified_case')) out.add(row.order_id!);
  return out;
}

async function readSamples(): Promise<Sample[]> {
  const leftOut = await casesToLeaveOut();
  const { rows } = await pool().query<{ doc: OrderDocument; at: Instant }>(
    `select doc, delivered_at as at from orders where shop = 'olist' and lifecycle = 'delivered' order by placed_at`,
  );
  return rows.filter((r) => !leftOut.has(r.doc.state.orderNo)).map((r) => ({ state: r.doc.state, deliveredAt: r.at }));
}

/** The order as it stood at that moment. */
function stateAt(state: OrderState, at: Instant): OrderState {
  const { moments } = state;
  const upTo = (moment: Instant | null) => (moment !== null && moment <= at ? moment : null);
  const isShipped = upTo(moments.pickedUpAt) !== null;
  return {
    ...state,
    lifecycle: isShipped ? 'in_transit' : 'paid',
    attention: [],
    shipments: isShipped ? state.shipments.map((s) => ({ ...s, milestone: 'picked_up' })) : [],
    moments: {
      ...moments,
      paidAt: upTo(moments.paidAt),
      shippedAt: upTo(moments.shippedAt),
      pickedUpAt: upTo(moments.pickedUpAt),
      deliveredAt: null,
    },
  };
}

const laneName = (s: OrderState) => `${s.origin?.province ?? ''}>${s.destination?.province ?? ''}`;

/** What a plain shop would say: the median from purchase to door on the lane over the last 90 days, else of the whole shop. */
function rollingMedians(samples: readonly Sample[], at: Instant): (s: OrderState) => number {
  const known = samples.filter((x) => x.deliveredAt < at && x.deliveredAt >= at - 90 * DAY);
  const byLane = new Map<string, number[]>();
  const all: number[] = [];
  for (const { state, deliveredAt } of known) {
    const duration = deliveredAt - state.moments.placedAt;
    all.push(duration);
    byLane.set(laneName(state), [...(byLane.get(laneName(state)) ?? []), duration]);
  }
  return (s) => {
    const lane = byLane.get(laneName(s)) ?? [];
    return median(lane.length >= 5 ? lane : all);
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

function scoreOne(score: Score, sample: Sample, at: Instant, model: EtaModel, laneMedian: (s: OrderState) => number): void {
  const { deliveredAt, state } = sample;
  if (deliveredAt <= at) return;
  const eta = predictEta({ state: stateAt(state, at), model, now: at });
  score.orders += 1;
  if (!eta) {
    score.unknown += 1;
    return;
  }
  if (deliveredAt >= eta.p10 && deliveredAt <= eta.p90) score.within += 1;
  if (deliveredAt <= eta.p80) score.by80 += 1;
  if (deliveredAt <= eta.p90) score.by90 += 1;
  score.widths.push(eta.p90 - eta.p10);
  score.errors.push(Math.abs(deliveredAt - eta.p50));
  score.laneErrors.push(Math.abs(deliveredAt - Math.max(at, state.moments.placedAt + laneMedian(state))));
  if (state.promisedBy === undefined) return;
  score.promiseErrors.push(Math.abs(deliveredAt - state.promisedBy));
  if (deliveredAt <= state.promisedBy) score.byPromise += 1;
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
const days = (ms: number) => (ms / DAY).toFixed(2);

function report(name: string, s: Score): Record<string, string | number> {
  const told = s.orders - s.unknown;
  return {
    asked: name,
    orders: s.orders,
    'no window': s.unknown,
    'p10..p90 holds': percent(s.within, told),
    'by p80': percent(s.by80, told),
    'by p90': percent(s.by90, told),
    'width d (median)': days(median(s.widths)),
    'error d': days(mean(s.errors)),
    'lane median d': days(mean(s.laneErrors)),
    'promise d': days(mean(s.promiseErrors)),
    'by promise': percent(s.byPromise, s.promiseErrors.length),
  };
}

const measure = {
  windowDays: Number(process.env.ETA_WINDOW_DAYS ?? 180),
  halfLifeDays: Number(process.env.ETA_HALF_LIFE_DAYS ?? 30),
  leastOrders: Number(process.env.ETA_LEAST_ORDERS ?? 30),
};
const samples = await readSamples();
const scores = new Map(Object.keys(MOMENTS).map((name) => [name, emptyScore()]));
for (let at = FROM; at < UNTIL; at += STEP) {
  const { groups } = await learnGroups(newContext(), at, measure);
  const model: EtaModel = { version: 1, groups };
  const laneMedian = rollingMedians(samples, at);
  for (const [name, momentOf] of Object.entries(MOMENTS)) {
    for (const sample of samples) {
      const asked = momentOf(sample.state);
      if (asked !== null && asked >= at && asked < at + STEP) scoreOne(scores.get(name)!, sample, asked, model, laneMedian);
    }
  }
}
process.stdout.write(
  `Olist, ${samples.length} delivered orders, predictions ${new Date(FROM).toISOString().slice(0, 10)} to ${new Date(UNTIL).toISOString().slice(0, 10)}, ${JSON.stringify(measure)}\n`,
);
console.table([...scores].map(([name, score]) => report(name, score)));
await pool().end();
