import type { Instant } from '@/server/domain/shared/instant';
import type { Text } from '@/server/domain/shared/language';
import type { SubscriptionState } from '@/server/domain/subscription/subscription';
import { carrierName } from '@/server/domain/tracking/carriers';
import { judgeNumber } from '@/server/domain/tracking/number-forms';
import type { Context } from '@/server/store/context';
import { splitShipmentKey } from '@/server/store/shipment';
import { readSubscriptionsOfOrder } from '@/server/store/subscription';
import { pullingAccounts } from '../pull/pulling-accounts';

/** Which vendor pushes the news of a shipment, as staff read it. */
export interface Feed {
  source: string;
  shipmentKey: string;
  carrier: Text;
  trackingNo: string;
  state: SubscriptionState;
  /** A word of domain/subscription, or the vendor's answer. */
  reason: string | null;
  since: Instant;
  /** When the vendor is asked next. */
  dueAt: Instant | null;
  /** Carriers whose numbers look like this one, where it cannot be the carrier's own and nobody has news of it. */
  likely: Text[];
}

/** Who pushes the news of an order's shipments, who gave up, and who does not take them; and whether any vendor can be asked for news. */
export async function readFeeds(ctx: Context, input: { orderId: string }): Promise<{ feeds: Feed[]; canPull: boolean }> {
  const feeds = (await readSubscriptionsOfOrder(ctx.db, input.orderId)).map(({ source, shipmentKey, state, reason, changedAt, dueAt }) => {
    const { carrier, trackingNo } = splitShipmentKey(shipmentKey);
    const isHeard = state === 'active' || state === 'ended';
    const judged = judgeNumber(carrier, trackingNo);
    const likely = judged.kind === 'doubtful' && !isHeard ? judged.likely.map(nameOf) : [];
    return { source, shipmentKey, carrier: nameOf(carrier), trackingNo, state, reason, since: changedAt, dueAt, likely };
  });
  return { feeds, canPull: (await pullingAccounts(ctx)).length > 0 };
}

function nameOf(carrier: string): Text {
  return { 'zh-CN': carrierName(carrier, 'zh-CN'), en: carrierName(carrier, 'en') };
}
