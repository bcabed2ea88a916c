import { type Instant, SECOND } from '@/server/domain/shared/instant';
import { singleton } from '@/server/platform/singleton';
import type { Context } from '@/server/store/context';
import { noteRejectedDelivery, noteSourceOk } from '@/server/store/source';

/** How exact the moment of the last good push has to be; a busy source does not rewrite its row for each. */
const EXACT_TO_MS = SECOND;

/** Keeps when a source last pushed something good, and counts what was refused. */
export async function noteDelivery(ctx: Context, sourceId: string, isGood: boolean): Promise<void> {
  if (!isGood) return noteRejectedDelivery(ctx.db, sourceId);
  const noted = singleton('noted-deliveries', () => new Map<string, Instant>());
  const now = ctx.now();
  if (now - (noted.get(sourceId) ?? 0) < EXACT_TO_MS) return;
  noted.set(sourceId, now);
  await noteSourceOk(ctx.db, sourceId, now);
}
