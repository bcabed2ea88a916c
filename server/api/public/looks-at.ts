import type { OrderLook } from '@/server/domain/access/order-view';
import { newContext } from '@/server/store/context';
import { canSendCodes as canSend } from '@/server/usecases/owner/code-channel';
import { listLooks } from '@/server/usecases/owner/list-looks';

/** Who has looked at an order, for the page of its owner. */
export function looksAt(orderId: string): Promise<OrderLook[]> {
  return listLooks(newContext(), { orderId });
}

/** Whether this installation can prove a phone by a one-time code. */
export function canSendCodes(): Promise<boolean> {
  return canSend(newContext());
}
