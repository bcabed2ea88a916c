import type { Tier } from '@/server/domain/access/tier';
import { actionFact, answerBy, requestKindOf } from '@/server/domain/action/action-fact';
import type { ActionInput } from '@/server/domain/action/action-input';
import { type ActionRole, actionsFor, type CustomerAction } from '@/server/domain/action/actions-for';
import { CUSTOMER_SOURCE } from '@/server/domain/order/customer-word';
import type { OrderDocument } from '@/server/domain/order/order-document';
import type { Instant } from '@/server/domain/shared/instant';
import { newId } from '@/server/platform/ids';
import { loadActionSettings } from '@/server/store/action-setting';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { insertRequest, type RequestDetails } from '@/server/store/customer-request';
import { lockOrders, readOrderById } from '@/server/store/order';
import { readShopZone } from '../access/read-shop-zone';
import { recordByHand } from '../manual/record-by-hand';
import { identityOf } from '../tracking/prepare-batch';
import { settleRequestsOf } from './settle-requests';

/** Who does it: a customer with the tier that was proved, or a member of staff for one. */
export interface ActionActor {
  tier: Tier;
  role: ActionRole;
  /** `customer:<tier>` or `staff:<id>`. */
  by: string;
}

/** A customer by the tier that was proved; who it is stands nowhere in the log. */
export function customerActor(tier: 0 | 1 | 2): ActionActor {
  return { tier, role: 'customer', by: `customer:${(['parcel', 'verified', 'owner'] as const)[tier]}` };
}

export interface ActionWish {
  orderId: string;
  actor: ActionActor;
  input: ActionInput;
  /** Of the form or call: sent twice, it is done once. */
  nonce: string;
}

export type ActionOutcome =
  /** In force, or asked of the shop; `action` as it stands now. */
  | { kind: 'done'; action: CustomerAction; document: OrderDocument }
  /** It cannot be done (any more); `action.reason` says why. */
  | { kind: 'closed'; action: CustomerAction }
  /** It was done before, here or in another window. */
  | { kind: 'already'; action: CustomerAction }
  | { kind: 'needs_tier'; tier: 1 | 2 }
  /** No such order, or the shop offers no such thing. */
  | { kind: 'missing' };

/**
 * Does what a customer can do: judged and recorded under the lock of the order, so that of two at once, or of a
 * cancellation and the carrier's scan, the first decides. The fact holds nothing personal; a new address and the words of an
 * invoice are sealed beside it until the shop has answered.
 */
export async function doAction(ctx: Context, wish: ActionWish): Promise<ActionOutcome> {
  const settings = (await loadActionSettings(ctx.db)).of;
  return inTransaction(ctx, async (tx): Promise<ActionOutcome> => {
    const { actor, input, orderId } = wish;
    await lockOrders(tx.db, { names: [], ids: [orderId], shipmentKeys: [] });
    const order = await readOrderById(tx.db, orderId);
    if (!order?.doc) return { kind: 'missing' };
    const judge = (document: OrderDocument) =>
      actionsFor(document.state, { ...actor, now: tx.now() }, settings(order.shop)).find((a) => a.code === input.code);
    const action = judge(order.doc);
    if (!action) return { kind: 'missing' };
    if (action.needsTier) return { kind: 'needs_tier', tier: action.needsTier };
    const identityKey = `${input.code}|${orderId}|${wish.nonce}`;
    if (identityOf(CUSTOMER_SOURCE, identityKey) === identityIn(order.doc, input.code))
      return { kind: 'done', action, document: order.doc };
    const mayRepeat = input.code === 'place' && action.state === 'done';
    if (action.state === 'closed') return { kind: 'closed', action };
    if (action.state !== 'open' && !mayRepeat) return { kind: 'already', action };
    const timeZone = await readShopZone(tx, order.shop);
    await record(tx, wish, { identityKey, order, answerBy: answerBy(tx.now(), settings(order.shop).answerWithinMin, timeZone) });
    const document = (await readOrderById(tx.db, orderId))!.doc!;
    return { kind: 'done', action: judge(document)!, document };
  });
}

/** Of the customer's last word on the matter. */
function identityIn({ state }: OrderDocument, code: ActionInput['code']): string | undefined {
  if (code === 'confirm') return state.customer?.receipt?.identity;
  if (code === 'place') return state.customer?.leave?.identity;
  return state.customer?.requests?.find((request) => request.kind === code)?.identity;
}

async function record(
  tx: Context,
  { actor, input, orderId }: ActionWish,
  more: { identityKey: string; order: { shop: string; orderNo: string }; answerBy: Instant },
): Promise<void> {
  const now = tx.now();
  const kind = requestKindOf(input.code);
  const { code, data, place } = actionFact(input);
  if (kind) {
    await insertRequest(tx.db, {
      id: newId(now),
      orderId,
      identity: identityOf(CUSTOMER_SOURCE, more.identityKey),
      kind,
      state: 'asked',
      askedBy: actor.by,
      askedAt: now,
      answerBy: more.answerBy,
      details: detailsOf(input),
      answer: null,
      answeredBy: null,
      closedAt: null,
    });
  }
  if (actor.role === 'staff')
    await writeAudit(tx.db, { actor: actor.by, action: 'request.asked', subject: `order:${orderId}`, detail: { what: input.code } });
  await recordByHand(
    tx,
    [
      {
        reporter: { source: CUSTOMER_SOURCE, kind: 'customer' },
        order: { shop: more.order.shop, orderNo: more.order.orderNo },
        identityKey: more.identityKey,
        code,
        occurredAt: now,
        precision: 'second',
        ...(place ? { place } : {}),
        data: { ...data, by: actor.by, ...(kind ? { answerBy: more.answerBy } : {}) },
      },
    ],
    false,
  );
  // a carrier's scan already known can have overtaken it
  if (kind) await settleRequestsOf(tx, orderId);
}

function detailsOf(input: ActionInput): RequestDetails | null {
  if (input.code === 'address') {
    const { province, city, district, address, postcode } = input;
    // a municipality is its own province
    const parts = [province === city ? undefined : province, city, district, address].filter(Boolean);
    return { address: parts.join(/\p{Script=Han}/u.test(address) ? '' : ', '), ...(postcode ? { postcode } : {}) };
  }
  if (input.code !== 'invoice') return null;
  const { title, taxNo, email } = input;
  return { title, email, ...(taxNo ? { taxNo } : {}) };
}
