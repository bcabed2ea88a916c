import { newId } from '@/server/platform/ids';
import type { Context } from '@/server/store/context';
import { findSourceById } from '@/server/store/source';
import { claimPull, releasePull } from '@/server/store/source-pull';
import { PULL_LEASE_MS, pullSource } from './pull-source';

/**
 * Asks the system that is due longest, under a lease, so that no two processes ever ask the same; one at a time, so that none
 * waits for another that was taken with it. Answers whether there was one.
 */
export async function pullDueSource(ctx: Context, options: { signal?: AbortSignal } = {}): Promise<boolean> {
  const lease = newId(ctx.now());
  const pull = await claimPull(ctx.db, { lease, now: ctx.now(), leaseMs: PULL_LEASE_MS });
  if (!pull) return false;
  try {
    const row = await findSourceById(ctx.db, pull.sourceId);
    if (!row) return true;
    const pulled = await pullSource(ctx, { row, pull, lease, signal: options.signal });
    ctx.log.info({ source: row.name, ...pulled }, 'a system was asked');
  } catch (error) {
    // the lease would end by itself; the fault of one system must not keep the others waiting
    ctx.log.error({ err: error, source: pull.sourceId }, 'a system could not be asked');
    await releasePull(ctx.db, { sourceId: pull.sourceId, lease }, ctx.now() + PULL_LEASE_MS);
  }
  return true;
}
