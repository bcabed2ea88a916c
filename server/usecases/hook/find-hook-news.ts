import { findChanges } from '@/server/domain/hook/find-changes';
import type { OrderDocument } from '@/server/domain/order/order-document';
import type { Context } from '@/server/store/context';
import { type Listener, loadListeners } from '@/server/store/hook';
import type { NewHookMessage } from '@/server/store/hook-message';
import { readDocuments } from '@/server/store/order';

/**
 * What the shop's systems are to be told of orders that have just been folded and are not saved yet. Costs nothing while nobody
 * listens, and one statement for all of them otherwise.
 */
export async function findHookNews({ db }: Context, folded: readonly OrderDocument[]): Promise<NewHookMessage[]> {
  const listeners = folded.length > 0 ? await loadListeners(db) : [];
  const concerned = folded.filter(({ state }) => !state.history && listeners.some((one) => hears(one, state.shop)));
  if (concerned.length === 0) return [];
  const before = await readDocuments(
    db,
    concerned.map(({ id }) => id),
  );
  return concerned.flatMap((after) =>
    findChanges(before.get(after.id) ?? null, after).flatMap(({ type, change }) =>
      listeners
        .filter((one) => hears(one, after.state.shop) && one.types.includes(type))
        .map((one) => ({ hookId: one.id, orderId: after.id, type, version: after.version, change })),
    ),
  );
}

/** Whether somebody is told of the orders of a shop. */
export function hears({ shops }: Listener, shop: string): boolean {
  return shops.length === 0 || shops.includes(shop);
}
