import { describe, expect, it } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs, told } from '@/tests/builders/fact';
import type { Fact } from '../tracking/fact';
import { foldOrder } from './fold-order';
import type { Lifecycle, Overlay } from './lifecycle';

const fold = (...facts: Fact[]) => foldOrder({ shop: 'demo', orderNo: 'A1' }, facts);
const flags = (state: { attention: { reason: string }[] }) => state.attention.map((flag) => flag.reason);
const wms = (code: string, minute: number, more: Partial<Fact> = {}) => told(code, minute, 'wms', more);
const sent = () => [placed(), paid(1), shippedAs(SF, 10)];
const delivered = () => [...sent(), scanned('delivered', 300)];

/** Rows of DOMAIN 5.1: what leads from one state to the next. Each holds whichever fact is heard first. */
const ROWS: [row: string, facts: () => Fact[], lifecycle: Lifecycle, overlay?: Overlay][] = [
  ['O10: nothing paid', () => [placed()], 'pending_payment'],
  [
    'O10 to O12: deposit',
    () => [placed(), told('deposit_paid', 1, 'gateway', { data: { payment: { paymentNo: 'D', amount: '28.00' } } })],
    'deposit_paid',
  ],
  ['O10 to O15: claimed', () => [placed(), told('payment.claimed', 1, 'customer')], 'payment_verifying'],
  ['O10 to O15: the gateway is still checking', () => [placed(), told('payment_verifying', 1, 'gateway')], 'payment_verifying'],
  ['O10 to O20: confirmed', () => [placed(), paid(1)], 'paid'],
  ['O10 to O82: not paid in time', () => [placed(), told('cancel.confirmed', 31, 'platform')], 'cancelled'],
  ['O15 to O20: confirmed', () => [placed(), told('payment.claimed', 1, 'customer'), paid(3)], 'paid'],
  ['O15 to O10: denied', () => [placed(), told('payment.claimed', 1, 'customer'), told('payment.denied', 3, 'gateway')], 'pending_payment'],
  ['O20 to O22: under review', () => [placed(), paid(1), told('review.started', 2, 'erp')], 'in_review'],
  ['O20 to O24: pre-order', () => [placed({ type: 'presale' }), paid(1)], 'presale_waiting'],
  ['O20 to O26: made to order', () => [placed({ type: 'custom' }), paid(1)], 'in_production'],
  ['O20 to O28: shortage', () => [placed(), paid(1), wms('stock.short', 5)], 'backordered'],
  ['O20 to O30: stock reserved', () => [placed(), paid(1), wms('allocated', 5)], 'allocated'],
  ['O20 to O80: cancellation asked for', () => [placed(), paid(1), told('cancel.requested', 5, 'customer')], 'paid', 'cancelling'],
  ['O22 to O20: passed', () => [placed(), paid(1), told('review.started', 2, 'erp'), told('review.passed', 9, 'erp')], 'paid'],
  [
    'O22 to O30: passed and reserved',
    () => [placed(), paid(1), told('review.started', 2, 'erp'), told('review.passed', 9, 'erp'), wms('allocated', 12)],
    'allocated',
  ],
  [
    'O22: refused is an exception',
    () => [placed(), paid(1), told('review.started', 2, 'erp'), told('review.refused', 9, 'erp')],
    'in_review',
    'exception',
  ],
  ['O24 to O30', () => [placed({ type: 'presale' }), paid(1), wms('allocated', 50)], 'allocated'],
  ['O26 to O30', () => [placed({ type: 'custom' }), paid(1), told('in_production', 5, 'erp'), wms('allocated', 50)], 'allocated'],
  ['O28 to O20: restocked', () => [placed(), paid(1), wms('stock.short', 5), wms('stock.restocked', 60)], 'paid'],
  ['O28 to O30', () => [placed(), paid(1), wms('stock.short', 5), wms('allocated', 60)], 'allocated'],
  ['O28 to O80', () => [placed(), paid(1), wms('stock.short', 5), told('cancel.requested', 60, 'customer')], 'backordered', 'cancelling'],
  ['O30 to O32', () => [placed(), paid(1), wms('allocated', 5), wms('picking', 9)], 'picking'],
  ['O32 to O34', () => [placed(), paid(1), wms('picking', 9), wms('picked', 12)], 'picked'],
  ['O34 to O36', () => [placed(), paid(1), wms('picked', 12), wms('packed', 15)], 'packed'],
  ['O36 to O40', () => [placed(), paid(1), wms('packed', 15), wms('shipped', 20)], 'shipped'],
  ['O20 to O40: the warehouse reports only the last step', () => [placed(), paid(1), wms('shipped', 20)], 'shipped'],
  [
    'O36 to O30: packed again, with a reason',
    () => [placed(), paid(1), wms('packed', 15), wms('allocated', 20, { reason: 'shipper.incorrect_parcel' })],
    'allocated',
  ],
  ['O36 to O30 without a reason does not happen', () => [placed(), paid(1), wms('packed', 15), wms('allocated', 20)], 'packed'],
  ['O40 to O30 does not happen', () => [placed(), paid(1), wms('shipped', 15), wms('allocated', 20, { reason: 'x.y' })], 'shipped'],
  ['O34 to O28: short while picking', () => [placed(), paid(1), wms('picking', 9), wms('stock.short', 12)], 'backordered'],
  ['O40 to O50', () => [...sent(), scanned('picked_up', 60)], 'in_transit'],
  ['O40 to O55', () => [...sent(), scanned('out_for_delivery', 60)], 'out_for_delivery'],
  ['O40 to O58', () => [...sent(), scanned('available_for_pickup.station', 60)], 'ready_to_collect'],
  ['O40 to O60', delivered, 'delivered'],
  ['O40 to O85', () => [...sent(), scanned('returning', 60)], 'in_transit', 'returning'],
  [
    'O80 to O82: stopped before any scan',
    () => [...sent().slice(0, 2), wms('picking', 5), told('cancel.requested', 6, 'customer'), wms('cancel.confirmed', 9)],
    'cancelled',
  ],
  [
    'O80 stays while only the shop says so and the warehouse works',
    () => [...sent().slice(0, 2), wms('picking', 5), told('cancel.confirmed', 9, 'platform')],
    'picking',
    'cancelling',
  ],
  [
    'O80 to O82 on the shop’s word while no warehouse has begun',
    () => [...sent().slice(0, 2), told('cancel.confirmed', 9, 'platform')],
    'cancelled',
  ],
  [
    'O80 back to the base state: too late',
    () => [...sent().slice(0, 2), wms('picked', 5), told('cancel.requested', 6, 'customer'), wms('cancel.failed', 9)],
    'picked',
  ],
  ['O60 to O70: confirmed', () => [...delivered(), told('receipt.confirmed', 400, 'customer')], 'completed'],
  ['O60 to O70: quiet', () => [...delivered(), told('order.completed', 9999, 'portal')], 'completed'],
  [
    'O60 to O70 not while a refund is open',
    () => [...delivered(), told('refund.started', 350, 'gateway'), told('order.completed', 9999, 'portal')],
    'delivered',
  ],
  [
    'O60 to O70 not while a dispute is open',
    () => [...delivered(), told('receipt.disputed', 350, 'customer'), told('order.completed', 9999, 'portal')],
    'delivered',
  ],
  [
    'O70 to O60 with a dispute',
    () => [...delivered(), told('receipt.confirmed', 350, 'customer'), told('receipt.disputed', 400, 'customer')],
    'delivered',
  ],
  [
    'O50 to O70: the customer has it, whatever the carrier has not scanned',
    () => [...sent(), scanned('out_for_delivery', 60), told('receipt.confirmed', 400, 'customer')],
    'completed',
  ],
  [
    'O70 to O85: the customer sends it back',
    () => [
      ...delivered(),
      told('order.completed', 400, 'portal'),
      told('return.requested', 500, 'customer', { data: { shipment: { carrier: 'sf', trackingNo: 'BACK1' } } }),
      scanned('picked_up', 600, { key: 'sf/BACK1' }),
    ],
    'delivered',
    'returning',
  ],
  [
    'O85 to O87: all of it is back',
    () => [
      ...delivered(),
      told('return.requested', 500, 'customer', { data: { shipment: { carrier: 'sf', trackingNo: 'BACK1' } } }),
      scanned('delivered', 900, { key: 'sf/BACK1' }),
    ],
    'returned',
  ],
  ['O85 to O87: the carrier brought it back', () => [...sent(), scanned('returning', 60), scanned('returned', 900)], 'returned'],
];

describe('an order goes from state to state', () => {
  it.each(ROWS)('%s', (_, facts, lifecycle, overlay) => {
    const told = facts();
    const state = fold(...told);
    expect([state.lifecycle, state.overlay]).toEqual([lifecycle, overlay]);
    expect(JSON.stringify(fold(...told.toReversed(), ...told))).toBe(JSON.stringify(state));
  });
});

describe('what DOMAIN 5.1 forbids', () => {
  it('O10 to O40: shipping unpaid is refused with a reason, unless it is paid on delivery', () => {
    const unpaid = fold(placed(), wms('shipped', 5));
    expect(unpaid).toMatchObject({ lifecycle: 'pending_payment', attention: [{ kind: 'conflict', reason: 'payment.shipped_unpaid' }] });
    expect(fold(placed({ codAllowed: true }), wms('shipped', 5))).toMatchObject({ lifecycle: 'shipped', attention: [] });
  });

  it.each(['picking', 'shipped', 'cancel.failed', 'cancel.requested', 'stock.short', 'review.started', 'receipt.confirmed'])(
    'O82 to anything by a feed: %s after the cancellation changes nothing',
    (code) => {
      const cancelled = [placed(), paid(1), wms('cancel.confirmed', 5)];
      expect(fold(...cancelled, wms(code, 9))).toMatchObject({ lifecycle: 'cancelled', since: at(5) });
    },
  );

  it('but a scan shows that it was not stopped: the carrier has it', () => {
    const state = fold(...sent(), wms('cancel.confirmed', 20), scanned('picked_up', 30));
    expect(state.lifecycle).toBe('in_transit');
    expect(flags(state)).toContain('system.cancel_crossed');
  });

  it.each(['picking', 'allocated', 'stock.short'])('O70 to O32: %s after the end changes nothing', (code) => {
    const done = [...delivered(), told('receipt.confirmed', 400, 'customer')];
    expect(fold(...done, wms(code, 500)).lifecycle).toBe('completed');
  });

  it('O87 is left by nothing that its own shipment is said to do', () => {
    const back = [...sent(), scanned('returning', 60), scanned('returned', 900)];
    expect(fold(...back, scanned('in_transit', 1000), scanned('delivered', 1100)).lifecycle).toBe('returned');
  });

  it('a refused review is over once it is passed or the order is cancelled', () => {
    const refused = [placed(), paid(1), told('review.refused', 9, 'erp')];
    expect(flags(fold(...refused))).toEqual(['shipper.review_refused']);
    expect(flags(fold(...refused, told('review.passed', 20, 'erp')))).toEqual([]);
    expect(flags(fold(...refused, told('cancel.confirmed', 20, 'erp')))).toEqual([]);
  });
});
