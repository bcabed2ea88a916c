import type { Instant } from '../domain/shared/instant';
import { singleton } from '../platform/singleton';
import type { Queryable } from './context';
import { readNewestVersion, readVersionAt } from './knowledge-version';

const FRESH_MS = 2_000;
const NONE: ReadonlySet<string> = new Set();

interface Cached {
  off: ReadonlySet<string>;
  readAt: number;
}

function cached(): Cached {
  return singleton('conflicts-off', () => ({ off: NONE, readAt: Number.NEGATIVE_INFINITY }));
}

/** The contradictions that are switched off; at most two seconds old in this process. */
export async function loadConflictsOff(db: Queryable): Promise<ReadonlySet<string>> {
  const cache = cached();
  if (performance.now() - cache.readAt < FRESH_MS) return cache.off;
  cache.off = new Set((await readNewestVersion<string[]>(db, 'conflict'))?.body ?? []);
  cache.readAt = performance.now();
  return cache.off;
}

/** Those that were switched off at a moment. */
export async function readConflictsOffAt(db: Queryable, at: Instant): Promise<ReadonlySet<string>> {
  return new Set((await readVersionAt<string[]>(db, 'conflict', at))?.body ?? []);
}

/** Makes this process read them again at their next use. */
export function forgetConflictsOff(): void {
  cached().readAt = Number.NEGATIVE_INFINITY;
}
