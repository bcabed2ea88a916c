import { expect, test } from 'vitest';
import { paid, placed, told } from '@/tests/builders/fact';
import { foldOrder } from '../order/fold-order';
import type { Fact } from '../tracking/fact';
import { actionSettings, DEFAULT_ACTION_SETTINGS } from './action-settings';
import { payLink, payUrlProblem } from './pay-link';

const PAY = 'https://shop.example/orders/{orderNo}/pay';
const of = (...facts: Fact[]) => payLink(foldOrder({ shop: 'demo', orderNo: 'A/1 2' }, facts), PAY);
const verdict = (facts: Fact[]) => of(...facts)?.url ?? null;

test.each<[string, Fact[], string | null]>([
  ['unpaid', [placed({ orderNo: 'A/1 2' })], 'https://shop.example/orders/A%2F1%202/pay'],
  ['said to be paid: nobody pays twice', [placed(), told('payment.claimed', 1, 'erp')], null],
  ['paid', [placed(), paid(1)], null],
  ['cancelled before it was paid', [placed(), told('cancel.confirmed', 5, 'manual')], null],
  ['being cancelled', [placed(), told('cancel.requested', 5, 'customer')], null],
  ['of the past', [{ ...placed(), history: true }], null],
])('pay is offered while something is to be paid: %s', (_, facts, url) => {
  expect(verdict(facts)).toBe(url);
});

test('the rest of a deposit is called so, and without an address of the shop nothing is offered', () => {
  const deposit = foldOrder({ shop: 'demo', orderNo: 'A1' }, [placed(), told('deposit_paid', 1, 'gateway')]);
  expect(payLink(deposit, PAY)).toEqual({ url: 'https://shop.example/orders/A1/pay', isBalance: true });
  expect(payLink(deposit, DEFAULT_ACTION_SETTINGS.payUrl)).toBeNull();
});

test.each([
  ['', null],
  [PAY, null],
  ['https://shop.example/pay?order={orderNo}', null],
  ['http://shop.example/{orderNo}', 'not_https'],
  ['javascript:alert({orderNo})', 'not_https'],
  ['https://shop.example/pay', 'no_order_no'],
  ['https://{orderNo}.shop.example/pay', 'order_no_in_host'],
  ['https://shop.example{orderNo}/pay', 'order_no_in_host'],
  ['https://me:secret@shop.example/{orderNo}', 'with_password'],
  ['https://shop.example\\@evil.example/{orderNo}', 'unreadable'],
  ['https:///{orderNo}', 'unreadable'],
  [`https://shop.example/{orderNo}/${'x'.repeat(300)}`, 'too_long'],
])('an address of payment is judged before it is kept: %s', (url, problem) => {
  expect(payUrlProblem(url)).toBe(problem);
  const kept = actionSettings.safeParse({ ...DEFAULT_ACTION_SETTINGS, payUrl: url });
  expect(kept.success).toBe(problem === null);
});
