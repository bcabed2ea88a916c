import { newId } from '@/server/platform/ids';
import type { Context } from '@/server/store/context';
import { findSourceById } from '@/server/store/source';
import { claimPulls, type PullRow, releasePull } from '@/server/store/source-pull';
import { PULL_LEASE_MS, pullSource } from './pull-source';

/** Systems that one process asks at the same time. */
const AT_ONCE = 4;

/** Asks the systems that are due, each under a lease, so that no two processes ever ask the same. Answers how many. */
export async function pullDueSources(ctx: Context, options: { signal?: AbortSignal } = {}): Promise<number> {
  const lease = newId(ctx.now());
  const due = await claimPulls(ctx.db, { lease, now: ctx.now(), leaseMs: PULL_LEASE_MS, most: AT_ONCE });
  await Promise.all(due.map((pull) => pullOne(ctx, pull, lease, options.signal)));
  return due.length;
}

async function pullOne(ctx: Context, pull: PullRow, lease: string, signal: AbortSignal | undefined): Promise<void> {
  try {
    const row = await findSourceById(ctx.db, pull.sourceId);
    if (!row) return;
    const pulled = await pullSource(ctx, { row, pull, lease, signal });
    ctx.log.info({ source: row.name, ...pulled }, 'a system was asked');
  } catch (error) {
    // the lease would end by itself; the fault of one system must not keep the others waiting
    ctx.log.error({ err: error, source: pull.sourceId }, 'a system could not be asked');
    await releasePull(ctx.db, { sourceId: pull.sourceId, lease }, ctx.now() + PULL_LEASE_MS);
  }
}
