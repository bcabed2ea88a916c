import { compileOverlay, type Overlay } from '../domain/mapping/overlay';
import type { StatusMapping } from '../domain/mapping/status-mapping';
import { singleton } from '../platform/singleton';
import type { Queryable } from './context';
import { readNewestVersion } from './knowledge-version';

/** How old a process's copy of the map may be. */
export const STATUS_MAP_FRESH_MS = 2_000;

interface Cached {
  overlay: Overlay;
  readAt: number;
}

function mapCache(): Cached {
  return singleton('status-map', () => ({ overlay: compileOverlay(0, []), readAt: Number.NEGATIVE_INFINITY }));
}

/** The shop's own status map as every arrival is read by it; at most two seconds old in this process. */
export async function loadStatusMap(db: Queryable): Promise<Overlay> {
  const cache = mapCache();
  if (performance.now() - cache.readAt < STATUS_MAP_FRESH_MS) return cache.overlay;
  const newest = await readNewestVersion<StatusMapping[]>(db, 'status_map');
  if ((newest?.version ?? 0) !== cache.overlay.version || newest === null)
    cache.overlay = compileOverlay(newest?.version ?? 0, newest?.body ?? []);
  cache.readAt = performance.now();
  return cache.overlay;
}

/** Makes this process read the map again at its next use. */
export function forgetStatusMap(): void {
  mapCache().readAt = Number.NEGATIVE_INFINITY;
}
