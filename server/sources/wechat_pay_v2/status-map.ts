import { type Mapped, UNMAPPED } from '../status-map';

const plain = (code: string): Mapped => ({ code });

/** `result_code` of a payment, and `refund_status` as `REFUND/<status>`. */
const STATES: Readonly<Record<string, Mapped>> = {
  SUCCESS: plain('payment.confirmed'),
  FAIL: plain('payment.denied'),
  'REFUND/SUCCESS': plain('refund.done'),
  /** The account it should go back to does not take it. */
  'REFUND/CHANGE': plain('refund.failed'),
  'REFUND/REFUNDCLOSE': plain('refund.failed'),
};

/** A state of a payment, or of a refund, in our words. */
export function mapWechatPayV2(state: string): Mapped {
  return Object.hasOwn(STATES, state) ? STATES[state]! : UNMAPPED;
}
