import { type Mapped, UNMAPPED } from '../status-map';

const plain = (code: string): Mapped => ({ code });

/** Order statuses that say something by themselves (woocommerce.com/document/managing-orders). */
const STATUSES: Readonly<Record<string, Mapped>> = {
  failed: plain('payment.denied'),
  completed: plain('shipped'),
  cancelled: plain('cancel.confirmed'),
  refunded: plain('refund.done'),
};

/** An order's status in our words. */
export function mapWoocommerce(status: string): Mapped {
  return Object.hasOwn(STATUSES, status) ? STATUSES[status]! : UNMAPPED;
}
