import type { Instant } from '@/server/domain/shared/instant';
import { sourceKindOf } from '@/server/domain/tracking/source-kind';
import { newId, newToken } from '@/server/platform/ids';
import type { Context } from '@/server/store/context';
import { addCanonicalSources } from '@/server/store/source';
import { registeredSources } from './registered-sources';
import { countCall } from './traffic-counter';

/** Names that are kept at most: a caller that makes up names does not fill the board. */
const MOST_SOURCES = 500;

/**
 * Keeps which systems post events and counts their call, so that they are watched like the accounts that push. A system
 * nobody configured gets a row of its own, of the kind its name says. `calls` has for each name the reason of a refusal
 * when all that it said was refused, else null; the call began at `at`.
 */
export async function notePostingSources(ctx: Context, calls: ReadonlyMap<string, string | null>, at: Instant): Promise<void> {
  const names = [...calls].filter(([, reason]) => reason === null).map(([name]) => name);
  const registered = await registeredSources(ctx);
  const fresh = names.filter((name) => !registered.has(name)).slice(0, Math.max(0, MOST_SOURCES - registered.size));
  await addCanonicalSources(
    ctx.db,
    fresh.map((name) => ({ id: newId(), name, kind: sourceKindOf(name), endpoint: newToken(24), at: ctx.now() })),
  );
  const tookMs = ctx.now() - at;
  for (const [source, reason] of calls)
    countCall(ctx, { source, at, tookMs, ...(reason === null ? { outcome: 'good' } : { outcome: 'unreadable', reason }) });
}
