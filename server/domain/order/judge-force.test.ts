import { describe, expect, it } from 'vitest';
import { paid, placed, SF, scanned, shippedAs, told } from '@/tests/builders/fact';
import type { Fact } from '../tracking/fact';
import { foldOrder } from './fold-order';
import { judgeForce } from './judge-force';
import { LIFECYCLES, type Lifecycle } from './lifecycle';

const judge = (facts: Fact[], target: Lifecycle, reason = '仓库来电确认', codAllowed = false) =>
  judgeForce({ state: foldOrder({ shop: 'demo', orderNo: 'A1' }, facts), codAllowed, target, reason });

const unpaid = () => [placed()];
const atWarehouse = () => [placed(), paid(1), told('picking', 10, 'wms')];
const moving = () => [placed(), paid(1), shippedAs(SF, 10), scanned('picked_up', 60)];
const delivered = () => [...moving(), scanned('delivered', 300)];
const cancelled = () => [placed(), paid(1), told('cancel.confirmed', 20, 'wms')];
const allowed = (needsTwo = false) => ({ kind: 'allowed', needsTwo });
const refused = (why: string) => ({ kind: 'refused', why });

describe('what may be set by hand', () => {
  it('goes forward only, and to no state that follows from the shipments alone', () => {
    expect(judge(atWarehouse(), 'packed')).toEqual(allowed());
    expect(judge(atWarehouse(), 'allocated')).toEqual(refused('not_forward'));
    expect(judge(atWarehouse(), 'picking')).toEqual(refused('same_state'));
    expect(judge(moving(), 'partially_delivered')).toEqual(refused('derived'));
    expect(judge([...delivered(), told('receipt.confirmed', 400, 'customer')], 'picking')).toEqual(refused('not_forward'));
  });

  it('takes a reason', () => {
    for (const reason of ['', '   ', '。']) expect(judge(atWarehouse(), 'packed', reason)).toEqual(refused('no_reason'));
  });

  it('sends nothing that was not paid, but for cash on delivery', () => {
    expect(judge(unpaid(), 'shipped')).toEqual(refused('unpaid'));
    expect(judge(unpaid(), 'paid')).toEqual(allowed());
    expect(judge([placed({ codAllowed: true })], 'shipped', '仓库来电', true)).toEqual(allowed());
  });

  it('cancels nothing that a carrier has, and calls nothing returned that was never sent', () => {
    expect(judge(moving(), 'cancelled')).toEqual(refused('with_carrier'));
    expect(judge(atWarehouse(), 'returned')).toEqual(refused('nothing_sent'));
  });

  it('calls nothing done while a customer says it is missing', () => {
    expect(judge(delivered(), 'completed')).toEqual(allowed());
    expect(judge([...delivered(), told('receipt.disputed', 400, 'customer')], 'completed')).toEqual(refused('open_dispute'));
  });

  it('takes two persons for a hard end and for what undoes one', () => {
    expect(judge(atWarehouse(), 'cancelled')).toEqual(allowed(true));
    expect(judge(moving(), 'returned')).toEqual(allowed(true));
    expect(judge(cancelled(), 'picking')).toEqual(allowed(true));
  });

  it('answers for every state from every state', () => {
    for (const facts of [unpaid(), atWarehouse(), moving(), delivered(), cancelled()])
      for (const target of Object.keys(LIFECYCLES) as Lifecycle[]) expect(judge(facts, target).kind).toMatch(/allowed|refused/);
  });
});
