import { EMPTY_ETA_MODEL, type EtaModel } from '../domain/eta/eta-model';
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
  const { rows } = await db.query<{ version: number; body: EtaModel['groups'] | null }>({
    name: 'eta-model-newest',
    text: `select version, case when version = $1 then null else body end as body
           from eta_model order by version desc limit 1`,
    values: [cache.model.version],
  });
  const newest = rows[0];
  if (newest?.body) cache.model = { version: newest.version, groups: newest.body };
  else if (!newest) cache.model = EMPTY_ETA_MODEL;
  cache.readAt = now;
  return cache.model;
}

/** Keeps a newly learned model and answers its version; this process reads it with the next question. */
export async function saveEtaModel(db: Queryable, groups: EtaModel['groups'], orders: number): Promise<number> {
  const { rows } = await db.query<{ version: number }>('insert into eta_model (body, orders) values ($1, $2) returning version', [
    JSON.stringify(groups),
    orders,
  ]);
  etaModelCache().readAt = Number.NEGATIVE_INFINITY;
  return rows[0]!.version;
}
