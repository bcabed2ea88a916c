import type { Context } from '@/server/store/context';
import { readSubscriptions } from '@/server/store/subscription';
import type { PullWish } from './pull-shipments';
import { chooseForPull, type PullingAccount } from './pulling-accounts';

/** Which account is to be asked about which shipment; each shipment once, and none that nobody can be asked about. */
export async function groupByAccount(
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
