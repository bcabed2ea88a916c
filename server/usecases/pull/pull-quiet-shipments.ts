import { HOUR, type Instant } from '@/server/domain/shared/instant';
import { MILESTONES } from '@/server/domain/tracking/milestone';
import type { ShipmentState } from '@/server/domain/tracking/shipment-state';
import type { Context } from '@/server/store/context';
import { findQuietShipments } from '@/server/store/pull-mark';
import { readSubscriptions } from '@/server/store/subscription';
import { type PullCount, type PullWish, pullShipments } from './pull-shipments';
import { chooseForPull, type PullingAccount, pullingAccounts } from './pulling-accounts';

const PAGE = 200;
/** A moving parcel is scanned at least once in this time. */
const QUIET_MS = 12 * HOUR;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Asks the vendors about the shipments of open orders of which nothing was heard for half a day: what a push has lost comes
 * in by the next morning. Answers what it brought; ends early when `signal` says so.
 */
export async function pullQuietShipments(ctx: Context, signal?: AbortSignal): Promise<PullCount> {
  const total: PullCount = { told: 0, nothing: 0, failed: 0, resting: 0 };
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
    const groups = await byAccount(ctx, accounts, wishes);
    const counts = await Promise.all([...groups].map(([own, group]) => pullShipments(ctx, own, group, signal)));
    for (const count of counts) for (const key of Object.keys(total) as (keyof PullCount)[]) total[key] += count[key];
  }
  return total;
}

function isQuiet(shipment: ShipmentState, quietBefore: Instant): boolean {
  const heardAt = shipment.lastEventAt ?? shipment.linkedAt;
  return MILESTONES[shipment.milestone].terminal === 'no' && shipment.goneOnAs === undefined && heardAt < quietBefore;
}

async function byAccount(
  ctx: Context,
  accounts: readonly PullingAccount[],
  wishes: readonly (PullWish & { shop: string; carrier: string })[],
): Promise<Map<PullingAccount, PullWish[]>> {
  const subscriptions = await readSubscriptions(
    ctx.db,
    wishes.map((w) => w.shipmentKey),
  );
  const groups = new Map<PullingAccount, Map<string, PullWish>>();
  for (const wish of wishes) {
    const pushedBy = subscriptions.filter((s) => s.shipmentKey === wish.shipmentKey && s.state === 'active').map((s) => s.source);
    const own = chooseForPull(accounts, { ...wish, pushedBy });
    if (own) groups.set(own, (groups.get(own) ?? new Map<string, PullWish>()).set(wish.shipmentKey, wish));
  }
  return new Map([...groups].map(([own, group]) => [own, [...group.values()]]));
}
