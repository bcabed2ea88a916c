import type { ActionCode } from '@/server/domain/action/action-settings';
import { actionsFor, type CustomerAction } from '@/server/domain/action/actions-for';
import { CUSTOMER_SOURCE } from '@/server/domain/order/customer-word';
import { loadActionSettings } from '@/server/store/action-setting';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { lockOrders, readOrderById } from '@/server/store/order';
import { recordByHand } from '../manual/record-by-hand';
import type { ActionActor } from './do-action';
import { settleRequestsOf } from './settle-requests';

export type UndoOutcome =
  | { kind: 'undone' }
  /** Answered meanwhile, taken back before, or its time is over. */
  | { kind: 'too_late'; action: CustomerAction }
  | { kind: 'needs_tier'; tier: 1 | 2 }
  | { kind: 'missing' };

/** Takes back what the customer did, by a further fact: as if it had never been said. */
export async function undoAction(
  ctx: Context,
  wish: { orderId: string; actor: ActionActor; code: ActionCode; identity: string },
): Promise<UndoOutcome> {
  const settings = (await loadActionSettings(ctx.db)).of;
  return inTransaction(ctx, async (tx): Promise<UndoOutcome> => {
    const { orderId, actor } = wish;
    await lockOrders(tx.db, { names: [], ids: [orderId], shipmentKeys: [] });
    const order = await readOrderById(tx.db, orderId);
    const now = tx.now();
    const offered = order?.doc ? actionsFor(order.doc.state, { ...actor, now }, settings(order.shop)) : [];
    const action = offered.find((a) => a.code === wish.code);
    if (!order || !action) return { kind: 'missing' };
    if (action.needsTier) return { kind: 'needs_tier', tier: action.needsTier };
    if (action.undo?.identity !== wish.identity) return { kind: 'too_late', action };
    if (actor.role === 'staff')
      await writeAudit(tx.db, { actor: actor.by, action: 'request.taken_back', subject: `order:${orderId}`, detail: { what: wish.code } });
    await recordByHand(
      tx,
      [
        {
          reporter: { source: CUSTOMER_SOURCE, kind: 'customer' },
          order: { shop: order.shop, orderNo: order.orderNo },
          identityKey: `undo|${wish.identity}`,
          code: 'source.withdrew',
          occurredAt: now,
          precision: 'second',
          data: { target: wish.identity, by: actor.by },
        },
      ],
      false,
    );
    await settleRequestsOf(tx, orderId);
    return { kind: 'undone' };
  });
}
