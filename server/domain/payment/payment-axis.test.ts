import { expect, it } from 'vitest';
import { paid, placed, told } from '@/tests/builders/fact';
import { foldOrder } from '../order/fold-order';
import type { Fact } from '../tracking/fact';
import type { PaymentState } from './payment-state';

const HEADER = placed();
const fold = (...facts: Fact[]) => foldOrder({ shop: 'demo', orderNo: 'A1' }, [HEADER, ...facts]);
const gateway = (code: string, minute: number, paymentNo: string, amount: string) =>
  told(code, minute, 'gateway', { data: { payment: { paymentNo, amount } } });

/** PAY0 to PAY7 of DOMAIN 3.1 for an order of 128.00, with the flags they raise. */
const ROWS: [row: string, facts: Fact[], state: PaymentState, flags?: string[]][] = [
  ['PAY0: nothing heard', [], 'none'],
  ['PAY0: denied', [told('payment.claimed', 1, 'customer'), told('payment.denied', 2, 'gateway')], 'none'],
  ['PAY1: part of it', [gateway('paid', 1, 'A', '100.00')], 'partial'],
  ['PAY1: the deposit', [gateway('deposit_paid', 1, 'A', '28.00')], 'partial'],
  ['PAY2: the customer says so', [told('payment.claimed', 1, 'customer')], 'claimed'],
  ['PAY2: the accounts say so', [told('paid', 1, 'erp')], 'claimed'],
  ['PAY3: the gateway says so', [paid(1)], 'confirmed'],
  ['PAY3: in parts', [gateway('paid', 1, 'A', '100.00'), gateway('paid', 2, 'B', '28.00')], 'confirmed'],
  ['PAY3: the same payment told often', [paid(1), paid(2), paid(3)], 'confirmed'],
  ['PAY4: paid twice', [gateway('paid', 1, 'A', '128.00'), gateway('paid', 2, 'B', '128.00')], 'mismatch', ['payment.duplicate']],
  ['PAY4: too much', [gateway('paid', 1, 'A', '130.00')], 'mismatch', ['payment.amount']],
  ['PAY4: said to differ', [paid(1), told('payment.mismatch', 5, 'gateway')], 'mismatch', ['payment.amount']],
  [
    'PAY3 again: what was too much went back',
    [gateway('paid', 1, 'A', '128.00'), gateway('paid', 2, 'B', '128.00'), gateway('refund.done', 9, 'R', '128.00')],
    'confirmed',
  ],
  ['PAY5: going back', [paid(1), told('refund.started', 5, 'gateway')], 'refunding'],
  ['PAY6: gone back', [paid(1), told('refund.started', 5, 'gateway'), told('refund.done', 9, 'gateway')], 'refunded'],
  ['PAY7: matched with the statement', [paid(1), told('payment.reconciled', 99, 'erp')], 'reconciled'],
  ['PAY7: the difference was explained', [gateway('paid', 1, 'A', '130.00'), told('payment.reconciled', 99, 'erp')], 'reconciled'],
];

it.each(ROWS)('%s', (_, facts, payment, flags = []) => {
  const state = fold(...facts);
  expect(state.payment).toBe(payment);
  expect(state.attention.map((flag) => flag.reason)).toEqual(flags);
  expect(JSON.stringify(fold(...facts.toReversed(), ...facts))).toBe(JSON.stringify(state));
});

it('does not wait for the shipment, nor the shipment for it once it may go', () => {
  expect(fold(paid(1), told('shipped', 5, 'wms')).payment).toBe('confirmed');
  expect(foldOrder({ shop: 'demo', orderNo: 'A1' }, [placed({ codAllowed: true }), told('shipped', 5, 'wms')])).toMatchObject({
    lifecycle: 'shipped',
    payment: 'none',
  });
});
