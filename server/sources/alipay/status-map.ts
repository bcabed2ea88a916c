import { type Mapped, UNMAPPED } from '../status-map';

const plain = (code: string): Mapped => ({ code });

/** `trade_status` (opendocs.alipay.com, asynchronous notices); `REFUND` is ours, for a notice that tells of money sent back. */
const STATUSES: Readonly<Record<string, Mapped>> = {
  TRADE_SUCCESS: plain('payment.confirmed'),
  /** Paid, and too old to be refunded. */
  TRADE_FINISHED: plain('payment.confirmed'),
  /** Not paid in time; a trade that was refunded in full is told as a refund. */
  TRADE_CLOSED: plain('payment.denied'),
  REFUND: plain('refund.done'),
};

/** A trade's status in our words. */
export function mapAlipay(status: string): Mapped {
  return Object.hasOwn(STATUSES, status) ? STATUSES[status]! : UNMAPPED;
}
