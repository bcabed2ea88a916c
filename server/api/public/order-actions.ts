import type { Tier } from '@/server/domain/access/tier';
import type { ActionCode, ActionSettings } from '@/server/domain/action/action-settings';
import { actionsFor, type CustomerAction } from '@/server/domain/action/actions-for';
import { payLink } from '@/server/domain/action/pay-link';
import type { OrderDocument } from '@/server/domain/order/order-document';
import type { Instant } from '@/server/domain/shared/instant';
import { newContext } from '@/server/store/context';
import { readActionSettings } from '@/server/usecases/action/read-action-settings';
import { readOwnRequest } from '@/server/usecases/action/read-own-request';
import { canSendCodes } from '@/server/usecases/owner/code-channel';
import type { OrderAtDoor } from './open-door';

/** What can be done with an order by a customer. */
export interface OrderActions {
  actions: CustomerAction[];
  /** Where it is paid; null where nothing is to be paid. */
  pay: ReturnType<typeof payLink>;
}

/** What a customer who has reached `tier` can do with an order. */
export async function orderActions(order: { document: OrderDocument; tier: Tier; now: Instant }): Promise<OrderActions> {
  const { state } = order.document;
  const settings = await readActionSettings(newContext(), { shop: state.shop });
  const actions = actionsFor(state, { tier: order.tier, role: 'customer', now: order.now }, settings);
  return { actions, pay: payLink(state, settings.payUrl) };
}

/** One action with everything that its page shows. */
export interface ActionAtDoor {
  action: CustomerAction;
  settings: ActionSettings;
  /** What was asked last as it was typed, and where the invoice is: for the owner's eyes. */
  asked: { address?: string; title?: string; invoice?: string } | null;
  /** A phone can be proved here. */
  canProve: boolean;
}

/** Null where the shop offers no such thing. */
export async function actionAtDoor(order: OrderAtDoor, code: ActionCode): Promise<ActionAtDoor | null> {
  const settings = await readActionSettings(order.ctx, { shop: order.shop });
  const reader = { tier: order.tier, role: 'customer' as const, now: order.ctx.now() };
  const action = actionsFor(order.document.state, reader, settings).find((one) => one.code === code);
  if (!action) return null;
  const identity = order.tier === 2 ? action.request?.identity : undefined;
  const asked = identity ? await readOwnRequest(order.ctx, { orderId: order.id, identity }) : null;
  return { action, settings, asked, canProve: await canSendCodes(order.ctx) };
}
