import { describe, expect, it, test } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs, told } from '@/tests/builders/fact';
import type { Fact } from '../tracking/fact';
import { foldOrder } from './fold-order';

const fold = (...facts: Fact[]) => foldOrder({ shop: 'demo', orderNo: 'A1' }, [placed(), paid(1), ...facts]);
const asked = (code: string, minute: number, data: Fact['data'] = {}) => told(code, minute, 'customer', { identity: `own-${code}`, data });
const requests = (...facts: Fact[]) => fold(...facts).customer?.requests?.map((r) => [r.kind, r.state]);

const CHANGE = asked('address.change_requested', 10, { answerBy: at(130) });

describe('a change of address asked by the customer (R1-3)', () => {
  it.each<[string, Fact[], string]>([
    ['waits for an answer', [], 'asked'],
    ['is with the warehouse once the order’s master has it', [told('address.changed', 20, 'erp')], 'passed_on'],
    ['is done only on the word of the warehouse', [told('address.changed', 20, 'erp'), told('address.acknowledged', 30, 'wms')], 'done'],
    ['is refused', [told('address.change_refused', 20, 'manual', { reason: 'shipper.packing_late' })], 'refused'],
    ['stays done when the master repeats itself', [told('address.acknowledged', 20, 'wms'), told('address.changed', 30, 'erp')], 'done'],
    ['was overtaken when the parcel left before anybody obeyed', [told('address.changed', 20, 'erp'), shippedAs(SF, 40)], 'overtaken'],
    ['is done when the warehouse obeyed before the parcel left', [told('address.acknowledged', 20, 'wms'), shippedAs(SF, 40)], 'done'],
    ['is not answered by what was said before it', [told('address.acknowledged', 5, 'wms')], 'asked'],
    [
      'is answered by a word of the same minute told without seconds',
      [told('address.acknowledged', 10, 'wms', { occurredAt: at(10) - 20_000, precision: 'minute' })],
      'done',
    ],
  ])('%s', (_, answers, state) => {
    expect(requests(CHANGE, ...answers)).toEqual([['address', state]]);
  });

  it('taken back, it was never asked', () => {
    const back = told('source.withdrew', 12, 'customer', { data: { target: CHANGE.identity } });
    expect(fold(CHANGE, back).customer).toBeUndefined();
  });

  it('moves the order’s destination with the word of the warehouse and not before', () => {
    const header = placed({ destination: { country: 'CN', city: '北京市' } });
    const change = { ...CHANGE, place: { province: '上海市', city: '上海市' } };
    const changed = told('address.changed', 20, 'erp');
    const destination = (...facts: Fact[]) => foldOrder({ shop: 'demo', orderNo: 'A1' }, [header, paid(1), ...facts]).destination;
    expect(destination(change, changed)?.city).toBe('北京市');
    expect(destination(change, changed, told('address.acknowledged', 30, 'wms'))).toEqual({
      country: 'CN',
      province: '上海市',
      city: '上海市',
    });
  });

  it('refused after the warehouse began, it leaves no conflict behind', () => {
    const late = [told('picking', 15, 'wms'), told('address.changed', 20, 'erp')];
    expect(fold(CHANGE, ...late).attention).toMatchObject([{ reason: 'system.address_after_picking' }]);
    expect(fold(CHANGE, ...late, told('address.change_refused', 25, 'manual')).attention).toEqual([]);
  });
});

describe('a cancellation asked by the customer', () => {
  const cancel = asked('cancel.requested', 10);
  it.each<[string, Fact[], string, string | undefined]>([
    ['waits while the warehouse is asked', [], 'asked', 'cancelling'],
    ['is done', [told('cancel.confirmed', 20, 'manual')], 'done', undefined],
    [
      'is only asked for while the shop says so and the warehouse works',
      [told('picking', 5, 'wms'), told('cancel.confirmed', 20, 'platform')],
      'asked',
      'cancelling',
    ],
    ['failed', [told('cancel.failed', 20, 'wms')], 'refused', undefined],
    ['is overtaken by the carrier’s scan: physical wins', [shippedAs(SF, 12), scanned('picked_up', 20)], 'overtaken', undefined],
  ])('%s', (_, answers, state, overlay) => {
    expect(requests(cancel, ...answers)).toEqual([['cancel', state]]);
    expect(fold(cancel, ...answers).overlay).toBe(overlay);
  });
});

test('the wish for a time and its promise of an answer are kept', () => {
  const window = { on: '2026-11-25', part: 'evening' as const };
  expect(fold(asked('delivery.time_requested', 10, { window, answerBy: at(130) })).customer?.requests).toMatchObject([
    { kind: 'time', state: 'asked', window, answerBy: at(130), isOwn: true },
  ]);
});

test('a confirmation of receipt holds until it is disputed, or taken back', () => {
  const delivered = [shippedAs(SF, 12), scanned('delivered', 300)];
  const receipt = asked('receipt.confirmed', 310);
  expect(fold(...delivered, receipt)).toMatchObject({ lifecycle: 'completed', customer: { receipt: { isOwn: true } } });
  const back = told('source.withdrew', 320, 'customer', { data: { target: receipt.identity } });
  expect(fold(...delivered, receipt, back)).toMatchObject({ lifecycle: 'delivered' });
  expect(fold(...delivered, receipt, told('receipt.disputed', 330, 'customer')).customer).toBeUndefined();
});
