import { describe, expect, it } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs, told } from '@/tests/builders/fact';
import { orderDocument } from '@/tests/fixtures/order-document';
import { foldOrder } from '../order/fold-order';
import type { Fact } from '../tracking/fact';
import { gateNotice } from './gate-notice';
import { planAnswers } from './plan-answers';
import { planNotices } from './plan-notices';

const fold = (...facts: Fact[]) => foldOrder({ shop: 'demo', orderNo: 'A1' }, [placed(), paid(1), ...facts]);
const documentOf = (...facts: Fact[]) => ({ ...orderDocument(), state: fold(...facts), attention: [] });
const CANCEL = told('cancel.requested', 10, 'customer', { source: 'customer', identity: 'own' });
const plan = (answer: Fact, ask = CANCEL) => planAnswers(() => fold(ask), documentOf(ask, answer), at(21));

describe('answers to what a customer asked', () => {
  it('are told once, with the reason where there is one', () => {
    expect(plan(told('cancel.confirmed', 20, 'wms'))).toMatchObject([{ cause: 'request:own:done', template: 'request.cancel_done' }]);
    expect(plan(told('cancel.failed', 20, 'manual', { reason: 'shipper.already_packed' }))).toMatchObject([
      { template: 'request.cancel_refused', params: { reason: 'shipper.already_packed' } },
    ]);
    const answered = told('cancel.confirmed', 20, 'wms');
    expect(planAnswers(() => fold(CANCEL, answered), documentOf(CANCEL, answered), at(21))).toEqual([]);
  });

  it('are not told of what a system of the shop asked', () => {
    const shops = told('cancel.requested', 10, 'crm');
    expect(plan(told('cancel.confirmed', 20, 'wms'), shops)).toEqual([]);
  });

  it.each(['receipt.confirmed', 'leave.consented', 'leave.withdrawn', 'invoice.requested', 'delivery.time_requested'])(
    'what the customer did himself (%s) writes no message',
    (code) => {
      const delivered = [shippedAs(SF, 12), scanned('delivered', 300)];
      const own = told(code, 310, 'customer', { source: 'customer' });
      const after = documentOf(...delivered, own);
      const before = () => fold(...delivered);
      expect(planNotices({ before, after, opened: [], now: at(311) })).toEqual([]);
    },
  );

  it('a delivery that the customer has confirmed meanwhile is not told any more', () => {
    const document = documentOf(
      shippedAs(SF, 12),
      scanned('delivered', 300),
      told('receipt.confirmed', 301, 'customer', { source: 'customer' }),
    );
    const notice = { template: 'milestone.delivered', params: {}, createdAt: at(300), now: at(302), document };
    const gate = gateNotice({ ...notice, timeZone: 'Asia/Shanghai', sentToday: 0, quietHours: null });
    expect(gate).toEqual({ kind: 'suppress', reason: 'superseded' });
  });

  it('an answer that no longer stands is not sent', () => {
    const taken = told('source.withdrew', 15, 'customer', { data: { target: 'own' } });
    const input = {
      template: 'request.cancel_done',
      params: {},
      createdAt: at(20),
      now: at(22),
      timeZone: 'Asia/Shanghai',
      sentToday: 9,
      quietHours: null,
    };
    expect(gateNotice({ ...input, document: documentOf(CANCEL, taken) })).toMatchObject({ kind: 'suppress' });
    expect(gateNotice({ ...input, document: documentOf(CANCEL, told('cancel.confirmed', 20, 'wms')) })).toEqual({ kind: 'send' });
  });
});
