import { afterFeedWord, wanted } from '@/server/domain/subscription/subscription';
import { shipmentKey } from '@/server/domain/tracking/carriers';
import { judgeNumber } from '@/server/domain/tracking/number-forms';
import { coalesce } from '@/server/platform/coalesce';
import { pool } from '@/server/platform/database';
import { singleton } from '@/server/platform/singleton';
import type { Report } from '@/server/sources/source';
import type { Context } from '@/server/store/context';
import { splitShipmentKey } from '@/server/store/shipment';
import { addSubscriptions, readSubscriptions, saveSubscription } from '@/server/store/subscription';
import { recordFacts } from '../tracking/record-facts';

/** Pushes that arrive together ask together: nearly all of them change nothing. */
const readHeld = () =>
  singleton('held-subscriptions', () =>
    coalesce(
      async (keys: string[]) => {
        const rows = await readSubscriptions(pool(), keys);
        return keys.map((key) => rows.filter((r) => r.shipmentKey === key));
      },
      { maxItems: 500 },
    ),
  );

/**
 * Keeps what pushes of a source say about its watching. Numbers that we did not subscribe are left alone; one that goes on
 * under a corrected carrier takes over from the number before. A number that nobody has seen for days is checked against its
 * carrier's forms.
 */
export async function noteFeedWords(ctx: Context, source: string, words: NonNullable<Report['feeds']>): Promise<void> {
  if (words.length === 0) return;
  const told = words.map(({ shipment, word }) => ({ key: shipmentKey(shipment.carrier, shipment.trackingNo), word }));
  const rows = (await Promise.all(told.map((t) => readHeld()(t.key)))).flat();
  const held = new Map(rows.filter((r) => r.source === source).map((r) => [r.shipmentKey, r]));
  const now = ctx.now();
  const before = told.map((t) => t.word === 'corrected' && held.get(t.key)).find(Boolean);
  for (const { key, word } of told) {
    const row = held.get(key);
    if (row) {
      const after = afterFeedWord(row, word, now);
      if (after === row) continue;
      if (word === 'never_known') await flagDoubtfulNumber(ctx, key);
      await saveSubscription(ctx.db, row, row.state, after, now);
    } else if (before) {
      await addSubscriptions(ctx.db, [{ source, shipmentKey: key, orderId: before.orderId, ...afterFeedWord(wanted(now), word, now) }]);
    }
  }
}

/** The order says to staff that number and carrier do not go together; asked for again it is all the same. */
async function flagDoubtfulNumber(ctx: Context, key: string): Promise<void> {
  const shipment = splitShipmentKey(key);
  if (judgeNumber(shipment.carrier, shipment.trackingNo).kind === 'fits') return;
  const reporter = { source: 'daona', kind: 'portal' as const };
  const told = { identityKey: 'number_form', code: 'problem.bad_number', occurredAt: ctx.now(), precision: 'second' as const };
  await recordFacts(ctx, { orders: [], facts: [{ reporter, shipment, ...told }] });
}
