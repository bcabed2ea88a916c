import { foldOrder } from '../order/fold-order';
import type { OrderState } from '../order/order-state';
import { canonicalCarrier } from '../tracking/carriers';
import type { Fact } from '../tracking/fact';

/**
 * The state that an order would have once it is placed, as its header alone tells it; the carrier that would bring it stands as a parcel
 * that nobody has yet.
 */
export function draftOrder(placed: Fact, shop: string, carrier?: string): OrderState {
  const state = foldOrder({ shop, orderNo: '' }, [placed]);
  if (carrier === undefined) return state;
  const name = canonicalCarrier(carrier);
  const { placedAt } = state.moments;
  const parcel = {
    key: `${name}/`,
    carrier: name,
    trackingNo: '',
    milestone: 'label_created' as const,
    since: placedAt,
    linkedAt: placedAt,
  };
  const unseen = { movedAt: null, lastEventAt: null, pickedUpAt: null, deliveredAt: null, items: [], isReturn: false };
  return { ...state, shipments: [{ ...parcel, ...unseen }] };
}
