import { type Instant, SECOND } from '@/server/domain/shared/instant';
import { singleton } from '@/server/platform/singleton';
import type { Context } from '@/server/store/context';
import { readSources, type SourceRow } from '@/server/store/source';

const CACHE_MS = 3 * SECOND;

/** Every configured source account by name, as it was at most three seconds ago. */
export async function registeredSources(ctx: Context): Promise<ReadonlyMap<string, SourceRow>> {
  const memory = singleton('registered-sources', (): { byName: Map<string, SourceRow>; until: Instant } => ({
    byName: new Map(),
    until: 0,
  }));
  if (memory.until <= ctx.now()) {
    memory.byName = new Map((await readSources(ctx.db)).map((row) => [row.name, row]));
    memory.until = ctx.now() + CACHE_MS;
  }
  return memory.byName;
}
