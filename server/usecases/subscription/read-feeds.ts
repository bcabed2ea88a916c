import type { Instant } from '@/server/domain/shared/instant';
import type { SubscriptionState } from '@/server/domain/subscription/subscription';
import { carrierName } from '@/server/domain/tracking/carriers';
import type { Context } from '@/server/store/context';
import { splitShipmentKey } from '@/server/store/shipment';
import { readSubscriptionsOfOrder } from '@/server/store/subscription';
import { pullingAccounts } from '../pull/pulling-accounts';

/** Which vendor pushes the news of a shipment, as staff read it. */
export interface Feed {
  source: string;
  shipmentKey: string;
  carrier: { 'zh-CN': string; en: string };
  trackingNo: string;
  state: SubscriptionState;
  /** A word of domain/subscription, or the vendor's answer. */
  reason: string | null;
  since: Instant;
  /** When the vendor is asked next. */
  dueAt: Instant | null;
}

/** Who pushes the news of an order's shipments, who gave up, and who does not take them; and whether any vendor can be asked for news. */
export async function readFeeds(ctx: Context, input: { orderId: string }): Promise<{ feeds: Feed[]; canPull: boolean }> {
  const feeds = (await readSubscriptionsOfOrder(ctx.db, input.orderId)).map(({ source, shipmentKey, state, reason, changedAt, dueAt }) => {
    const { carrier, trackingNo } = splitShipmentKey(shipmentKey);
    const name = { 'zh-CN': carrierName(carrier, 'zh-CN'), en: carrierName(carrier, 'en') };
    return { source, shipmentKey, carrier: name, trackingNo, state, reason, since: changedAt, dueAt };
  });
  return { feeds, canPull: (await pullingAccounts(ctx)).length > 0 };
}
