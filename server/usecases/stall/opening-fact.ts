import type { Stall } from '@/server/domain/stall/stall';
import { openedKey, stallKey } from '@/server/domain/stall/stall-key';
import type { WatchedOrder } from '@/server/store/deadline';
import type { NewFact } from '../tracking/record-batch';

/** The stall as a fact of the portal; recording it raises the flag, moves the deadlines and writes the notices. */
export function openingFact(order: Pick<WatchedOrder, 'shop' | 'orderNo'>, stall: Stall, past: readonly Stall[]): NewFact {
  const { openedAt, closedAt: _, ...told } = stall;
  const times = past.filter((s) => stallKey(s) === stallKey(stall)).length;
  return {
    reporter: { source: 'daona', kind: 'portal' },
    order: { shop: order.shop, orderNo: order.orderNo },
    identityKey: openedKey(stall, times),
    code: 'stall.opened',
    reason: stall.reason,
    occurredAt: openedAt,
    precision: 'second',
    data: { stall: told },
  };
}
