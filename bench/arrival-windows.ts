import { createReadStream } from 'node:fs';
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
import { median } from './compare';

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

/** Times in milliseconds; `unknown` had no window to tell. */
export interface Score {
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

/** Undelivered orders and their like were drawn more often than they are: they would bend the shares. */
async function casesToLeaveOut(folder: string): Promise<Set<string>> {
  const out = new Set<string>();
  const rows = createReadStream(`${folder}/orders.csv.gz`)
    .pipe(createGunzip())
    .pipe(parse({ columns: true }));
  for await (const row of rows as AsyncIterable<Record<string, string>>)
    if (row.sample?.includes('stratified_case')) out.add(row.order_id!);
  return out;
}

async function readSamples(folder: string, shop: string): Promise<Sample[]> {
  const leftOut = await casesToLeaveOut(folder);
  const { rows } = await pool().query<{ doc: OrderDocument; at: Instant }>(
    `select doc, delivered_at as at from orders where shop = $1 and lifecycle = 'delivered' order by placed_at`,
    [shop],
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

const measure = {
  windowDays: Number(process.env.ETA_WINDOW_DAYS ?? 180),
  halfLifeDays: Number(process.env.ETA_HALF_LIFE_DAYS ?? 30),
  leastOrders: Number(process.env.ETA_LEAST_ORDERS ?? 30),
};

/**
 * How well the arrival window holds on the imported Olist orders, strictly in time order: each four weeks are predicted
 * with what was delivered before they began. `folder` is the dataset's; ETA_* variables try other ways of learning.
 */
export async function scoreWindows(folder: string, shop: string): Promise<Map<string, Score>> {
  const samples = await readSamples(folder, shop);
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
  return scores;
}
