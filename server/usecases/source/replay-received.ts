import { DAY, MINUTE } from '@/server/domain/shared/instant';
import { findSource } from '@/server/sources/registry';
import type { Context } from '@/server/store/context';
import { PULLED, readRawPayloads } from '@/server/store/raw-payload';
import { readSources } from '@/server/store/source';
import { settleRaw } from './keep-raw';
import { takeDelivery } from './take-delivery';

/** A push that has no verdict after this long lost its process or met a failure. */
const STUCK_AFTER_MS = 2 * MINUTE;
const MOST_A_ROUND = 200;
/** What fails this long fails because of what it is; it must not take the place of others for ever. Its bytes stay. */
const GIVEN_UP_AFTER_MS = 3 * DAY;

/**
 * Takes pushes that were kept and never got a verdict once more, oldest first, whether or not the vendor sends them
 * again. What was recorded before is a duplicate. Answers how many now have a verdict.
 */
export async function replayReceived(ctx: Context): Promise<number> {
  let settled = 0;
  for (const row of await readSources(ctx.db)) {
    const source = findSource(row.adapter);
    if (!source || !row.enabled) continue;
    const receivedBefore = ctx.now() - STUCK_AFTER_MS;
    const stuck = await readRawPayloads(ctx.db, { source: row.name, verdict: 'received', receivedBefore, limit: MOST_A_ROUND });
    for (const kept of stuck) {
      const delivery = { body: kept.body, headers: new Headers(kept.headers), receivedAt: kept.receivedAt };
      const reply = await takeDelivery(ctx, {
        source,
        row,
        delivery,
        raw: kept.id,
        remote: kept.remote,
        isReplay: true,
        isPulled: kept.remote === PULLED,
      });
      const isGivenUp = reply.kind === 'try_again' && kept.receivedAt < ctx.now() - GIVEN_UP_AFTER_MS;
      if (isGivenUp) await settleRaw({ raw: kept.id, verdict: 'unreadable', detail: 'it could not be recorded for three days' });
      if (isGivenUp || reply.kind !== 'try_again') settled += 1;
    }
  }
  return settled;
}
