import { type Mapped, UNMAPPED } from '../status-map';

const plain = (code: string): Mapped => ({ code });

/** `trade_state` and `refund_status` of APIv3; the latter as `REFUND/<status>`. */
const STATES: Readonly<Record<string, Mapped>> = {
  SUCCESS: plain('payment.confirmed'),
  /** Confirmed once; what went back is told by the notices about refunds. */
  REFUND: plain('payment.confirmed'),
  ACCEPT: plain('payment.claimed'),
  USERPAYING: plain('payment.claimed'),
  CLOSED: plain('payment.denied'),
  REVOKED: plain('payment.denied'),
  PAYERROR: plain('payment.denied'),
  'REFUND/PROCESSING': plain('refund.started'),
  'REFUND/SUCCESS': plain('refund.done'),
  'REFUND/ABNORMAL': plain('refund.failed'),
  'REFUND/CLOSED': plain('refund.failed'),
};

/** A state of a payment, or of a refund, in our words. */
export function mapWechatPay(state: string): Mapped {
  return Object.hasOwn(STATES, state) ? STATES[state]! : UNMAPPED;
}
