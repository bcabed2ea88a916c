import { singleton } from '../platform/singleton';
import type { Queryable } from './context';

const FRESH_MS = 10_000;

/** IANA zone of every shop that has one of its own; at most ten seconds old in this process. */
export async function loadTimeZones(db: Queryable): Promise<ReadonlyMap<string, string>> {
  const cache = singleton('shop-time-zones', () => ({ zones: new Map<string, string>(), readAt: Number.NEGATIVE_INFINITY }));
  if (performance.now() - cache.readAt < FRESH_MS) return cache.zones;
  const { rows } = await db.query<{ code: string; time_zone: string }>({ name: 'shop-zones', text: 'select code, time_zone from shop' });
  cache.zones = new Map(rows.map((r) => [r.code, r.time_zone]));
  cache.readAt = performance.now();
  return cache.zones;
}
