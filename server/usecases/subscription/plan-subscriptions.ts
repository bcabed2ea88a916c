import { toMove, wanted } from '@/server/domain/subscription/subscription';
import { type Context, inTransaction } from '@/server/store/context';
import { splitShipmentKey } from '@/server/store/shipment';
import { addSubscriptions, lockNewLinks, markConsidered, readSubscriptions, saveSubscription } from '@/server/store/subscription';
import { chooseAccount, subscribingAccounts } from './subscribing-accounts';

const MOST_A_ROUND = 500;

/**
 * Decides for shipments that were linked to orders which vendor is asked to push their news; answers how many links were
 * looked at. Numbers of an account that was switched off move to another one that can watch them. The link itself is the intent, so nothing is lost when a process ends; links wait while no account can subscribe.
 */
export async function planSubscriptions(ctx: Context): Promise<number> {
  const accounts = await subscribingAccounts(ctx);
  if (accounts.length === 0) return 0;
  return inTransaction(ctx, async (tx) => {
    const links = await lockNewLinks(tx.db, MOST_A_ROUND);
    if (links.length === 0) return 0;
    const held = await readSubscriptions(
      tx.db,
      links.map((l) => l.shipmentKey),
    );
    const dueAt = tx.now();
    const rows = links
      .filter((l) => l.isAwaited)
      .flatMap(({ shipmentKey, orderId, shop }) => {
        const { carrier } = splitShipmentKey(shipmentKey);
        const before = held.filter((s) => s.shipmentKey === shipmentKey);
        const chosen = chooseAccount(accounts, { carrier, shop }, before);
        return chosen ? [{ source: chosen.row.name, shipmentKey, orderId, ...wanted(dueAt) }] : [];
      });
    const chosen = new Set(rows.map((r) => r.shipmentKey));
    for (const left of held.filter((s) => s.isLeft && chosen.has(s.shipmentKey)))
      await saveSubscription(tx.db, left, left.state, toMove(left, dueAt), dueAt);
    await addSubscriptions(tx.db, [...new Map(rows.map((r) => [r.shipmentKey, r])).values()]);
    await markConsidered(tx.db, links);
    return links.length;
  });
}
