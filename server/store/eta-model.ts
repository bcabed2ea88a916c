import { EMPTY_ETA_MODEL, type EtaModel } from '../domain/eta/eta-model';
import { type Journey, journeyOf } from '../domain/eta/journey';
import type { LearnedModel } from '../domain/eta/learn-model';
import type { OrderDocument } from '../domain/order/order-document';
import { DAY, type Instant } from '../domain/shared/instant';
import { singleton } from '../platform/singleton';
import type { Queryable } from './context';

const FRESH_MS = 30_000;

function etaModelCache(): { model: EtaModel; readAt: number } {
  return singleton('eta-model', () => ({ model: EMPTY_ETA_MODEL, readAt: Number.NEGATIVE_INFINITY }));
}

/**
 * The newest model, at most half a minute old in this process; the empty one (version 0) while nothing was learned.
 * Asking is free of database work between refreshes.
 */
export async function loadEtaModel(db: Queryable): Promise<EtaModel> {
  const cache = etaModelCache();
  const now = performance.now();
  if (now - cache.readAt < FRESH_MS) return cache.model;
  const { rows } = await db.query<{ version: number; body: LearnedModel | null }>({
    name: 'eta-model-newest',
    text: `select version, case when version = $1 then null else body end as body
           from eta_model order by version desc limit 1`,
    values: [cache.model.version],
  });
  const newest = rows[0];
  if (newest?.body) cache.model = { ...newest.body, version: newest.version };
  else if (!newest) cache.model = EMPTY_ETA_MODEL;
  cache.readAt = now;
  return cache.model;
}

/** The model that predicted at a moment; the empty one before the first. */
export async function readEtaModelAt(db: Queryable, at: Instant): Promise<EtaModel> {
  const { rows } = await db.query<{ version: number; body: LearnedModel }>({
    name: 'eta-model-at',
    text: 'select version, body from eta_model where learned_at <= $1 order by version desc limit 1',
    values: [new Date(at)],
  });
  return rows[0] ? { ...rows[0].body, version: rows[0].version } : EMPTY_ETA_MODEL;
}

/** Keeps a newly learned model and answers its version; this process reads it with the next question. */
export async function saveEtaModel(db: Queryable, model: LearnedModel, orders: number): Promise<number> {
  const { rows } = await db.query<{ version: number }>('insert into eta_model (body, orders) values ($1, $2) returning version', [
    JSON.stringify(model),
    orders,
  ]);
  Object.assign(etaModelCache(), { model: EMPTY_ETA_MODEL, readAt: Number.NEGATIVE_INFINITY });
  return rows[0]!.version;
}

/** The newest model as it stands in the database and the delivered orders that were known when it was learned; null while there is none. */
export async function readNewestLearned(db: Queryable): Promise<{ model: EtaModel; orders: number } | null> {
  const { rows } = await db.query<{ version: number; body: LearnedModel; orders: number }>(
    'select version, body, orders from eta_model order by version desc limit 1',
  );
  const newest = rows[0];
  return newest ? { model: { ...newest.body, version: newest.version }, orders: newest.orders } : null;
}

/** How far back journeys are read: as long as weights are fitted to, and the longest wait before. */
const DAYS_BACK = 580;
/** Journeys that are learned from, the newest. A larger shop learns from its last weeks as well as a smaller one from its year. */
const MOST_JOURNEYS = 60_000;
const PORTION = 2_000;

/** Orders delivered before `until`, as far back as journeys are read. */
export async function countDelivered(db: Queryable, until: Instant): Promise<number> {
  const { rows } = await db.query<{ orders: number }>(
    'select count(*)::int as orders from orders where delivered_at < $1 and placed_at > $2',
    [new Date(until), new Date(until - DAYS_BACK * DAY)],
  );
  return rows[0]!.orders;
}

/** An order of the past, as it is known now. */
export interface PastOrder {
  orderId: string;
  /** It came with an import of past orders. */
  isHistory: boolean;
  journey: Journey;
}

/** Orders placed before `until`, the newest first and at most MOST_JOURNEYS. */
export async function readPastOrders(db: Queryable, until: Instant): Promise<PastOrder[]> {
  const orders: PastOrder[] = [];
  let before = { at: new Date(until), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
  while (orders.length < MOST_JOURNEYS) {
    const { rows } = await db.query<{ id: string; at: Instant; doc: OrderDocument }>({
      name: 'journeys',
      text: `select id, placed_at as at, doc from orders
             where (placed_at, id) < ($1, $2::uuid) and placed_at > $3
             order by placed_at desc, id desc limit $4`,
      values: [before.at, before.id, new Date(until - DAYS_BACK * DAY), PORTION],
    });
    for (const { id, doc } of rows) orders.push({ orderId: id, isHistory: doc.state.history, journey: journeyOf(doc.state) });
    const last = rows.at(-1);
    if (!last || rows.length < PORTION) break;
    before = { at: new Date(last.at), id: last.id };
  }
  return orders;
}
