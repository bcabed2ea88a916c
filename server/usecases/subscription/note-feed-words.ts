import { afterFeedWord, wanted } from '@/server/domain/subscription/subscription';
import { shipmentKey } from '@/server/domain/tracking/carriers';
import type { Report } from '@/server/sources/source';
import type { Context } from '@/server/store/context';
import { addSubscriptions, readSubscriptions, saveSubscription } from '@/server/store/subscription';

/**
 * Keeps what pushes of a source say about its watching. Numbers that we did not subscribe are left alone; one that goes on
 * under a corrected carrier takes over from the number before.
 */
export async function noteFeedWords(ctx: Context, source: string, words: NonNullable<Report['feeds']>): Promise<void> {
  if (words.length === 0) return;
  const told = words.map(({ shipment, word }) => ({ key: shipmentKey(shipment.carrier, shipment.trackingNo), word }));
  const rows = await readSubscriptions(
    ctx.db,
    told.map((t) => t.key),
  );
  const held = new Map(rows.filter((r) => r.source === source).map((r) => [r.shipmentKey, r]));
  const now = ctx.now();
  const before = told.map((t) => t.word === 'corrected' && held.get(t.key)).find(Boolean);
  for (const { key, word } of told) {
    const row = held.get(key);
    if (row) {
      const after = afterFeedWord(row, word, now);
      if (after !== row) await saveSubscription(ctx.db, row, row.state, after, now);
    } else if (before) {
      await addSubscriptions(ctx.db, [{ source, shipmentKey: key, orderId: before.orderId, ...afterFeedWord(wanted(now), word, now) }]);
    }
  }
}
