import { HOUR, type Instant } from '@/server/domain/shared/instant';
import { MILESTONES } from '@/server/domain/tracking/milestone';
import type { ShipmentState } from '@/server/domain/tracking/shipment-state';
import type { Context } from '@/server/store/context';
import { findQuietShipments } from '@/server/store/pull-mark';
import { groupByAccount } from './group-by-account';
import { addCounts, NO_PULLS, type PullCount, pullShipments } from './pull-shipments';
import { pullingAccounts } from './pulling-accounts';

const PAGE = 200;
/** A moving parcel is scanned at least once in this time. */
const QUIET_MS = 12 * HOUR;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Asks the vendors about the shipments of open orders of which nothing was heard for half a day: what a push has lost comes
 * in by the next morning. Answers what it brought; ends early when `signal` says so.
 */
export async function pullQuietShipments(ctx: Context, signal?: AbortSignal): Promise<PullCount> {
  let total = NO_PULLS;
  const accounts = await pullingAccounts(ctx);
  const quietBefore = ctx.now() - QUIET_MS;
  for (let id = FIRST_ID; accounts.length > 0 && !signal?.aborted; ) {
    const orders = await findQuietShipments(ctx.db, { id, quietBefore, limit: PAGE });
    if (orders.length === 0) break;
    id = orders.at(-1)!.id;
    const wishes = orders.flatMap((order) =>
      order.shipments
        .filter((s) => isQuiet(s, quietBefore))
        .map((s) => ({ orderId: order.id, shop: order.shop, shipmentKey: s.key, carrier: s.carrier })),
    );
    const groups = await groupByAccount(ctx, accounts, wishes);
    const counts = await Promise.all([...groups].map(([own, group]) => pullShipments(ctx, own, group, signal)));
    total = counts.reduce(addCounts, total);
  }
  return total;
}

function isQuiet(shipment: ShipmentState, quietBefore: Instant): boolean {
  const heardAt = shipment.lastEventAt ?? shipment.linkedAt;
  return MILESTONES[shipment.milestone].terminal === 'no' && shipment.goneOnAs === undefined && heardAt < quietBefore;
}
