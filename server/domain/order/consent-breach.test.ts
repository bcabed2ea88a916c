import { expect, test } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs, told } from '@/tests/builders/fact';
import type { Fact, OrderHeader } from '../tracking/fact';
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
