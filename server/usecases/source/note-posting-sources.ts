import { sourceKindOf } from '@/server/domain/tracking/source-kind';
import { newId, newToken } from '@/server/platform/ids';
import type { Context } from '@/server/store/context';
import { addCanonicalSources } from '@/server/store/source';
import { noteDelivery } from './note-delivery';
import { registeredSources } from './registered-sources';

/** Names that are kept at most: a caller that makes up names does not fill the board. */
const MOST_SOURCES = 500;

/**
 * Keeps which systems post events and when each was last heard, so that the board shows them beside the accounts that
 * push. A system nobody configured gets a row of its own, of the kind its name says.
 */
export async function notePostingSources(ctx: Context, names: ReadonlySet<string>): Promise<void> {
  const registered = await registeredSources(ctx);
  const fresh = [...names].filter((name) => !registered.has(name)).slice(0, Math.max(0, MOST_SOURCES - registered.size));
  await addCanonicalSources(
    ctx.db,
    fresh.map((name) => ({ id: newId(), name, kind: sourceKindOf(name), endpoint: newToken(24), at: ctx.now() })),
  );
  for (const name of names) {
    const row = registered.get(name);
    if (row) await noteDelivery(ctx, row.id, true);
  }
}
