import { DAY } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { dropOutlivedHookMessages } from '@/server/store/hook-ledger';
import { deleteOutlived } from '@/server/store/housekeeping';
import { dropStaleImports } from '@/server/store/import';
import { trimRefusals } from '@/server/store/source-traffic';
import { deleteOldStallTallies } from '@/server/store/stall-tally';

const DRAFTS_KEPT_MS = DAY;
const REJECTS_KEPT_MS = 30 * DAY;
/** Addresses of refused callers, of each source. */
const ADDRESSES_KEPT = 50;

/**
 * Deletes what has outlived its purpose: guess budgets, idempotency keys, raw payloads, traffic of sources, messages to the shop's systems, and the
 * personal data of imports that were never started or ended long ago. Answers the rows by table.
 */
export async function keepHouse(ctx: Context): Promise<Record<string, number>> {
  const now = ctx.now();
  const imports = await dropStaleImports(ctx.db, now - DRAFTS_KEPT_MS, now - REJECTS_KEPT_MS);
  const trimmed = await trimRefusals(ctx.db, ADDRESSES_KEPT);
  const stallTallies = await deleteOldStallTallies(ctx.db, now);
  const hookMessages = await dropOutlivedHookMessages(ctx.db, now);
  return { trimmedRefusals: trimmed, stallTallies, hookMessages, ...(await deleteOutlived(ctx.db, now)), ...imports };
}
