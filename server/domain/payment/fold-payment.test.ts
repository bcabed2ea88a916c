import { describe, expect, it } from 'vitest';
import { at, paid, placed, told } from '@/tests/builders/fact';
import { foldOrder } from '../order/fold-order';
import type { Fact, SourceKind } from '../tracking/fact';

const fold = (...facts: Fact[]) => {
  const { lifecycle, payment, attention, moments } = foldOrder({ shop: 'demo', orderNo: 'A1' }, [placed(), ...facts]);
  return { lifecycle, payment, flags: attention.map((flag) => flag.reason), paidAt: moments.paidAt };
};
const pays = (code: string, minute: number, paymentNo: string, amount: string) =>
  told(code, minute, 'gateway', { data: { payment: { paymentNo, amount } } });

describe('the payment of an order of 128.00', () => {
  it('is paid when its parts cover the amount, and a deposit alone does not', () => {
    const deposit = pays('deposit_paid', 5, 'D', '28.00');
    expect(fold(deposit)).toEqual({ lifecycle: 'deposit_paid', payment: 'partial', flags: [], paidAt: null });
    expect(fold(deposit, pays('paid', 90, 'B', '100.00'))).toEqual({ lifecycle: 'paid', payment: 'confirmed', flags: [], paidAt: at(90) });
  });

  it('counts a payment number once, and a second one beyond the amount is for staff to look at', () => {
    expect(fold(paid(1), paid(2))).toMatchObject({ payment: 'confirmed', flags: [] });
    expect(fold(paid(1), pays('paid', 2, 'P2', '128.00'))).toMatchObject({
      lifecycle: 'paid',
      payment: 'mismatch',
      flags: ['payment.duplicate'],
    });
  });

  it('is only claimed while the gateway has not said so, and unpaid again when it denies', () => {
    const claim = told('payment.claimed', 1, 'customer');
    expect(fold(claim)).toMatchObject({ lifecycle: 'payment_verifying', payment: 'claimed' });
    expect(fold(claim, told('payment.denied', 2, 'gateway'))).toMatchObject({ lifecycle: 'pending_payment', payment: 'none' });
  });

  it('ends refunded without the order having been unpaid', () => {
    const refunded = fold(paid(1), told('refund.started', 2, 'gateway'), told('refund.done', 3, 'gateway'));
    expect(refunded).toMatchObject({ payment: 'refunded', paidAt: at(1) });
  });

  it('stays paid while only a part went back, and is refunded when the parts cover it', () => {
    const payment = pays('paid', 1, 'P', '128.00');
    const part = pays('refund.done', 5, 'R1', '28.00');
    expect(fold(payment, part).payment).toBe('confirmed');
    expect(fold(payment, part, pays('refund.done', 9, 'R2', '100.00')).payment).toBe('refunded');
    // Alipay reports the sum so far under the number of the trade.
    expect(fold(payment, pays('refund.done', 5, 'P', '28.00'), pays('refund.done', 9, 'P', '100.00')).payment).toBe('confirmed');
  });

  it('did not go back whole when shop and gateway both tell of the same half', () => {
    const half = (by: SourceKind, no: string) => told('refund.done', 5, by, { data: { payment: { paymentNo: no, amount: '64.00' } } });
    expect(fold(pays('paid', 1, 'P', '128.00'), half('gateway', 'R1'), half('platform', 'refund:7')).payment).toBe('confirmed');
    expect(fold(pays('paid', 1, 'P', '128.00'), half('gateway', 'R1'), half('gateway', 'R2')).payment).toBe('refunded');
  });

  it('is not being refunded any more once the refund failed', () => {
    expect(fold(paid(1), told('refund.started', 2, 'gateway'), told('refund.failed', 3, 'gateway')).payment).toBe('confirmed');
  });
});

describe('a shortage', () => {
  it('is told as such until the goods are back or the warehouse goes on', () => {
    const short = [paid(1), told('stock.short', 5, 'wms')];
    expect(fold(...short).lifecycle).toBe('backordered');
    expect(fold(...short, told('stock.restocked', 9, 'wms')).lifecycle).toBe('paid');
    expect(fold(...short, told('picking', 9, 'wms')).lifecycle).toBe('picking');
  });
});
