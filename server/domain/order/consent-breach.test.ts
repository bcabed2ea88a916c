import { describe, expect, test } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs, told } from '@/tests/builders/fact';
import type { Fact, OrderHeader } from '../tracking/fact';
import type { LeavePlace } from './customer-word';
import { foldOrder } from './fold-order';

const sent = (header: Partial<OrderHeader>) => [placed(header), paid(1), shippedAs(SF, 10), scanned('out_for_delivery', 200)];
const flags = (...facts: Fact[]) => foldOrder({ shop: 'demo', orderNo: 'A1' }, facts).attention;
const NO = { lockerConsent: false };

test.each(['available_for_pickup', 'available_for_pickup.locker', 'available_for_pickup.station', 'available_for_pickup.store'])(
  '%s without consent is a breach that the carrier has to mend',
  (code) => {
    expect(flags(...sent(NO), scanned(code, 300))).toEqual([
      {
        kind: 'consent_breach',
        shipmentKey: SF,
        since: at(300),
        reason: 'carrier.no_consent_locker',
        actor: 'carrier',
        severity: 'P2',
      },
    ]);
  },
);

test('a signature that was really the locker opens it too', () => {
  expect(flags(...sent(NO), scanned('delivered', 290), scanned('available_for_pickup.locker', 330))).toMatchObject([
    { kind: 'consent_breach' },
  ]);
});

test.each([{}, { lockerConsent: true }])('consent %j claims nothing', (header) => {
  expect(flags(...sent(header), scanned('available_for_pickup.locker', 300))).toEqual([]);
});

test('a leg back to the shop may wait wherever it likes', () => {
  const back = { data: { shipment: { carrier: 'sf', trackingNo: 'BACK' } } };
  const asked = [...sent(NO), scanned('delivered', 300), told('return.requested', 500, 'customer', back)];
  expect(flags(...asked, scanned('available_for_pickup.station', 600, { key: 'sf/BACK' }))).toEqual([]);
});

test('it closes when somebody collects it, the courier takes it out, or the customer agrees after all', () => {
  const put = [...sent(NO), scanned('available_for_pickup.locker', 300)];
  expect(flags(...put, scanned('delivered.locker_collected', 400))).toEqual([]);
  expect(flags(...put, scanned('out_for_delivery', 400))).toEqual([]);
  const header = put[0]!;
  const agreed = placed({ lockerConsent: true }, { identity: header.identity, receivedAt: header.receivedAt + 1 });
  expect(flags({ ...agreed, identity: header.identity }, ...put)).toEqual([]);
});

test('an overdue reminder is the same breach, still open since the drop', () => {
  const overdue = flags(...sent(NO), scanned('available_for_pickup.locker', 300), scanned('available_for_pickup.overdue', 3000));
  expect(overdue.find((flag) => flag.kind === 'consent_breach')?.since).toBe(at(300));
});

describe('the customer’s own word on where it may be left', () => {
  const word = (code: string, minute: number, leave?: LeavePlace[]) => told(code, minute, 'customer', leave ? { data: { leave } } : {});
  const put = [...sent({}), scanned('available_for_pickup.locker', 300)];
  const given = (kind: string) => [...sent({}), scanned(`delivered.${kind}`, 300)];

  test.each<[string, Fact[], string[]]>([
    ['a locker that was not named', [...put, word('leave.consented', 100, ['station'])], ['carrier.no_consent_locker']],
    ['a locker that was named', [...put, word('leave.consented', 100, ['locker'])], []],
    ['a locker after a no', [...put, word('leave.withdrawn', 100)], ['carrier.no_consent_locker']],
    ['a no that came after the drop claims nothing', [...put, word('leave.withdrawn', 400)], []],
    ['agreed to after the drop', [...put, word('leave.withdrawn', 100), word('leave.consented', 400, ['locker'])], []],
    ['the last word counts', [...put, word('leave.consented', 100), word('leave.withdrawn', 150)], ['carrier.no_consent_locker']],
    ['a neighbour after a no', [...given('neighbour'), word('leave.withdrawn', 100)], ['carrier.no_consent_handover']],
    ['a neighbour who was named', [...given('neighbour'), word('leave.consented', 100, ['neighbour'])], []],
    [
      'reception, when only a neighbour was named',
      [...given('guard'), word('leave.consented', 100, ['neighbour'])],
      ['carrier.no_consent_handover'],
    ],
    ['handed over in person', [...given('self'), word('leave.withdrawn', 100)], []],
    ['a neighbour, and nobody ever asked', given('neighbour'), []],
  ])('%s', (_, facts, reasons) => {
    expect(flags(...facts).map((flag) => flag.reason)).toEqual(reasons);
  });

  test('what the order’s master ruled out is overruled by the customer who agrees', () => {
    expect(flags(...sent(NO), word('leave.consented', 100, ['locker']), scanned('available_for_pickup.locker', 300))).toEqual([]);
  });
});
