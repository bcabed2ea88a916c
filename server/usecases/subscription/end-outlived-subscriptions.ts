import { DAY } from '@/server/domain/shared/instant';
import { toStop } from '@/server/domain/subscription/subscription';
import type { Context } from '@/server/store/context';
import { findOutlivedSubscriptions, saveSubscription } from '@/server/store/subscription';

const PAGE = 500;
/** Somebody may dispute the delivery, or send the goods back, on the same day. */
const REST_MS = 3 * DAY;

/**
 * Ends the subscriptions of orders that nobody waits for any more: vendors that still push are told to stop by the next round,
 * the others are not asked again. Answers how many were ended.
 */
export async function endOutlivedSubscriptions(ctx: Context): Promise<number> {
  const now = ctx.now();
  let ended = 0;
  let after = { source: '', shipmentKey: '' };
  for (;;) {
    const rows = await findOutlivedSubscriptions(ctx.db, after, now - REST_MS, PAGE);
    for (const row of rows) ended += Number(await saveSubscription(ctx.db, row, row.state, toStop(row, 'order_closed', now), now));
    if (rows.length < PAGE) return ended;
    after = rows.at(-1)!;
  }
}
