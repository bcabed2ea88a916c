import { z } from 'zod';
import type { Lifecycle } from '../order/lifecycle';
import type { OrderState } from '../order/order-state';

/** What stands for the order number in a shop's address of payment. */
export const PAY_PLACEHOLDER = '{orderNo}';
/** Characters of a shop's address of payment. */
export const PAY_URL_MOST = 300;

/** What is wrong with an address of payment, and so how to mend it. */
export type PayUrlProblem = 'not_https' | 'no_order_no' | 'order_no_in_host' | 'with_password' | 'too_long' | 'unreadable';

/**
 * Why an address cannot be the one where a shop's customers pay; null when it can. '' is none and can be. It is https without a name
 * or password in it, and names the order behind the host: whoever holds an order number must not choose where a customer is led.
 */
export function payUrlProblem(url: string): PayUrlProblem | null {
  if (url === '') return null;
  if (url.length > PAY_URL_MOST) return 'too_long';
  if (!/^https:\/\//i.test(url)) return 'not_https';
  if (!url.includes(PAY_PLACEHOLDER)) return 'no_order_no';
  const host = /^https:\/\/[^/?#\\]*/i.exec(url)![0];
  if (host.includes(PAY_PLACEHOLDER)) return 'order_no_in_host';
  if (/[\s\\]/.test(url)) return 'unreadable';
  const read = URL.canParse(filled(url, 'A1')) ? new URL(filled(url, 'A1')) : null;
  if (!read?.hostname.includes('.')) return 'unreadable';
  return read.username || read.password ? 'with_password' : null;
}

/** An address of payment as it is kept: see `payUrlProblem`. */
export const payUrlSchema = z
  .string()
  .trim()
  .superRefine((url, check) => {
    const problem = payUrlProblem(url);
    if (problem) check.addIssue({ code: 'custom', message: problem });
  });

/** Where an order is paid: the shop's address with the order's number in it. */
export function filled(payUrl: string, orderNo: string): string {
  return payUrl.replaceAll(PAY_PLACEHOLDER, () => encodeURIComponent(orderNo));
}

const UNPAID: ReadonlySet<Lifecycle> = new Set<Lifecycle>(['pending_payment', 'deposit_paid']);

/**
 * Where the customer pays what is open of an order, and whether that is the rest of a deposit. Null where nothing is to be paid, where
 * the customer says to have paid already (nobody pays twice for our doubt), and where the shop named no address.
 */
export function payLink(state: OrderState, payUrl: string): { url: string; isBalance: boolean } | null {
  const isDue = UNPAID.has(state.lifecycle) && (state.payment === 'none' || state.payment === 'partial');
  if (!payUrl || !isDue || state.history || state.overlay === 'cancelling') return null;
  return { url: filled(payUrl, state.orderNo), isBalance: state.lifecycle === 'deposit_paid' };
}
