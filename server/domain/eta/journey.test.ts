import { describe, expect, it } from 'vitest';
import { NOW, orderDocument } from '@/tests/fixtures/order-document';
import type { OrderState, TimelineLine } from '../order/order-state';
import { HOUR } from '../shared/instant';
import type { ShipmentState } from '../tracking/shipment-state';
import { asSeenAt, journeyOf, knownBefore, numberScans, toldAt } from './journey';

const { state: UNDER_WAY } = orderDocument();
const SHIPMENT = UNDER_WAY.shipments[0]!;

const stateOf = (more: Partial<OrderState>): OrderState => ({ ...UNDER_WAY, ...more });
const shipment = (more: Partial<ShipmentState>): ShipmentState => ({ ...SHIPMENT, ...more });

let lines = 0;
function line(code: string, hoursAgo: number, more: Partial<TimelineLine> = {}): TimelineLine {
  lines += 1;
  const at = NOW - hoursAgo * HOUR;
  return {
    identity: `t${lines}`,
    at,
    receivedAt: at,
    code,
    precision: 'second',
    source: 'zto',
    sourceKind: 'carrier',
    shipmentKey: SHIPMENT.key,
    customerVisible: true,
    ...more,
  };
}

/** The same order at its door an hour ago. */
const delivered = (timeline: TimelineLine[], more: Partial<OrderState> = {}) =>
  stateOf({
    lifecycle: 'delivered',
    moments: { ...UNDER_WAY.moments, deliveredAt: NOW - HOUR },
    shipments: [shipment({ milestone: 'delivered', deliveredAt: NOW - HOUR })],
    timeline,
    ...more,
  });

describe('the journey of an order', () => {
  it('says who sends it from where to where, by whom, and when it took which step', () => {
    expect(journeyOf(UNDER_WAY)).toEqual({
      shop: 'demo',
      sender: UNDER_WAY.seller,
      carrier: 'zto',
      service: UNDER_WAY.service,
      payment: UNDER_WAY.paymentMethod,
      from: { country: 'CN', region: '广东省', city: '广州市', lat: 23.13, lon: 113.26 },
      to: { country: 'CN', region: '上海市', city: '上海市', lat: 31.23457, lon: 121.4712 },
      dispatchDays: 2.375,
      promisedBy: null,
      placedAt: NOW - 50 * HOUR,
      paidAt: NOW - 50 * HOUR,
      packedAt: null,
      handedOverAt: NOW - 28 * HOUR,
      isPickedUp: true,
      scans: [{ what: 'in_transit.arrived', at: NOW - 2 * HOUR, toldAt: NOW - HOUR / 2 }],
      outForDeliveryAt: null,
      deliveredAt: null,
      endedAt: null,
      told: {},
    });
  });

  it('says when a step was told that was told late, by the first that told of it', () => {
    const late = [line('out_for_delivery', 6, { receivedAt: NOW - 3 * HOUR }), line('out_for_delivery', 6, { receivedAt: NOW - 2 * HOUR })];
    const door = line('delivered', 1, { receivedAt: NOW });
    const there = shipment({ milestone: 'delivered', deliveredAt: NOW - HOUR, arrived: { at: NOW - HOUR, toldAt: NOW } });
    const journey = journeyOf(delivered([...late, door], { shipments: [there] }));
    expect(journey.told).toEqual({ outForDeliveryAt: NOW - 3 * HOUR, deliveredAt: NOW });
    expect(toldAt(journey, 'deliveredAt')).toBe(NOW);
    expect([NOW, NOW + 1].map((moment) => knownBefore(journey, 'deliveredAt', moment))).toEqual([null, NOW - HOUR]);
    expect(asSeenAt(journey, NOW - 4 * HOUR)).toMatchObject({ outForDeliveryAt: null, deliveredAt: null });
    expect(asSeenAt(journey, NOW - 3 * HOUR)).toMatchObject({ outForDeliveryAt: NOW - 6 * HOUR, deliveredAt: null });
  });

  it('does not take the import of a past for a late report, nor what is brought in more than a day and a half later', () => {
    const timeline = [line('in_transit', 20, { receivedAt: NOW }), line('delivered', 1, { receivedAt: NOW })];
    const journey = journeyOf(delivered(timeline, { history: true }));
    expect(journey.told).toBeNull();
    expect(journey.scans).toEqual([{ what: 'in_transit', at: NOW - 20 * HOUR }]);
    expect(toldAt(journey, 'deliveredAt')).toBe(NOW - HOUR);
    const days = (hoursLate: number) => line('in_transit', 20, { receivedAt: NOW + (hoursLate - 20) * HOUR });
    const scans = [days(36), days(37)].map((late) => journeyOf(delivered([late])).scans[0]!.toldAt ?? null);
    expect(scans).toEqual([NOW + 16 * HOUR, null]);
  });

  it('knows of many scans the first ones and the last, and when the next one was told that is left out', () => {
    const scans = Array.from({ length: 15 }, (_, i) => ({ at: NOW + i * HOUR, what: 'in_transit' }));
    const kept = numberScans(scans);
    expect(kept.map(({ at }) => (at - NOW) / HOUR)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 14]);
    expect(kept.map(({ nextToldAt }) => nextToldAt ?? null)).toEqual([...Array(10).fill(null), NOW + 11 * HOUR, null]);
    expect(numberScans(scans.slice(0, 12)).every(({ nextToldAt }) => nextToldAt === undefined)).toBe(true);
  });

  it('is sent by its warehouse where no seller is named, and handed over by the shop’s word where no carrier scanned it', () => {
    const { seller: _seller, ...own } = stateOf({ shipments: [shipment({ pickedUpAt: null })] });
    expect(journeyOf(own)).toMatchObject({ sender: own.warehouse, handedOverAt: NOW - 30 * HOUR, isPickedUp: false });
  });

  it('keeps the scans of progress after the hand-over with their number, and nothing that was taken back or is in doubt', () => {
    const timeline = [
      line('in_transit', 40),
      line('picked_up', 28),
      line('in_transit', 27),
      line('in_transit', 20),
      line('customs', 15, { isWithdrawn: true }),
      line('handed_to_partner', 14, { isQuarantined: true }),
      line('at_destination', 6),
    ];
    expect(journeyOf(stateOf({ timeline })).scans).toEqual([
      { what: 'in_transit', at: NOW - 27 * HOUR },
      { what: 'in_transit 2', at: NOW - 20 * HOUR },
      { what: 'at_destination', at: NOW - 6 * HOUR },
    ]);
    const notSent = { moments: { ...UNDER_WAY.moments, shippedAt: null }, shipments: [shipment({ pickedUpAt: null })] };
    expect(journeyOf(stateOf({ timeline, ...notSent })).scans).toEqual([]);
  });

  it('has nothing of the way back in it: neither scans of a return nor any after the door', () => {
    const back = shipment({ key: 'zto/back', isReturn: true, milestone: 'out_for_delivery' });
    const onTheWay = [line('in_transit', 27, { shipmentKey: back.key }), line('at_destination', 6)];
    const state = stateOf({ shipments: [SHIPMENT, back], timeline: onTheWay });
    expect(journeyOf(state)).toMatchObject({ scans: [{ what: 'at_destination', at: NOW - 6 * HOUR }], outForDeliveryAt: null });
    expect(journeyOf(delivered([line('in_transit', 20), line('customs', 0)])).scans.map(({ what }) => what)).toEqual(['in_transit']);
  });

  it('is with a courier since the last of what is on its way is, and not before', () => {
    const out = (hoursAgo: number) => shipment({ milestone: 'out_for_delivery', since: NOW - hoursAgo * HOUR });
    expect(journeyOf(stateOf({ shipments: [out(5), out(2)] })).outForDeliveryAt).toBe(NOW - 2 * HOUR);
    expect(journeyOf(stateOf({ shipments: [out(5), SHIPMENT] })).outForDeliveryAt).toBeNull();
    expect(journeyOf(stateOf({ shipments: [out(5), shipment({ milestone: 'delivered' })] })).outForDeliveryAt).toBe(NOW - 5 * HOUR);
    expect(journeyOf(stateOf({ shipments: [] })).outForDeliveryAt).toBeNull();
  });

  it('of several parcels is that of the one the order will be whole with', () => {
    const near = shipment({ key: 'sf/1', carrier: 'sf', milestone: 'at_destination', pickedUpAt: NOW - 40 * HOUR });
    const timeline = [line('at_destination', 6, { shipmentKey: near.key }), line('in_transit', 20)];
    const both = (behind: Partial<ShipmentState>, more: Partial<OrderState> = {}) =>
      journeyOf(stateOf({ shipments: [near, shipment(behind)], timeline, ...more }));
    expect(both({ milestone: 'in_transit' })).toMatchObject({
      carrier: 'zto',
      handedOverAt: NOW - 28 * HOUR,
      scans: [{ what: 'in_transit', at: NOW - 20 * HOUR }],
    });
    // only labelled: by the shop's word that all was sent, which does not hold while some of it was not
    const labelled = { milestone: 'label_created', pickedUpAt: null } as const;
    expect(both(labelled)).toMatchObject({ handedOverAt: NOW - 30 * HOUR, isPickedUp: false });
    expect(both(labelled, { lifecycle: 'partially_shipped' })).toMatchObject({ handedOverAt: null, scans: [] });
    // some of it arrived, the rest has no label yet
    const there = shipment({ milestone: 'delivered', deliveredAt: NOW - HOUR });
    const waiting = { handedOverAt: null, isPickedUp: false, scans: [], outForDeliveryAt: null };
    expect(journeyOf(stateOf({ lifecycle: 'partially_delivered', shipments: [there], timeline }))).toMatchObject(waiting);
  });

  it('of several that arrived is that of the last', () => {
    const first = shipment({
      key: 'sf/1',
      carrier: 'sf',
      milestone: 'delivered',
      pickedUpAt: NOW - 40 * HOUR,
      deliveredAt: NOW - 9 * HOUR,
    });
    const { shipments, timeline } = delivered([line('at_destination', 12, { shipmentKey: first.key }), line('in_transit', 20)]);
    expect(journeyOf(delivered(timeline, { shipments: [...shipments, first] }))).toMatchObject({
      carrier: 'zto',
      handedOverAt: NOW - 28 * HOUR,
      scans: [{ what: 'in_transit' }],
    });
  });

  it('goes on under another number, and is not that of a voided, lost or older one', () => {
    const old = shipment({ key: 'zto/old', goneOnAs: SHIPMENT.key, pickedUpAt: NOW - 40 * HOUR });
    const timeline = [line('in_transit', 35, { shipmentKey: old.key }), line('in_transit', 20)];
    const renumbered = journeyOf(stateOf({ shipments: [old, shipment({ pickedUpAt: NOW - 22 * HOUR })], timeline }));
    expect(renumbered).toMatchObject({ handedOverAt: NOW - 40 * HOUR, scans: [{ what: 'in_transit' }, { what: 'in_transit 2' }] });
    for (const milestone of ['voided', 'lost'] as const) {
      const wrong = shipment({ key: 'sf/1', carrier: 'sf', milestone, since: NOW - 25 * HOUR });
      const resent = journeyOf(stateOf({ shipments: [wrong, SHIPMENT], timeline: [line('in_transit', 26, { shipmentKey: wrong.key })] }));
      expect(resent).toMatchObject({ carrier: 'zto', scans: [], endedAt: null });
    }
    const voided = stateOf({ shipments: [shipment({ milestone: 'voided', pickedUpAt: null })] });
    expect(journeyOf(voided)).toMatchObject({ handedOverAt: null, endedAt: null });
  });

  it('was with one before it arrived, where a scan said so that holds', () => {
    expect(journeyOf(delivered([line('out_for_delivery', 6)])).outForDeliveryAt).toBe(NOW - 6 * HOUR);
    expect(journeyOf(delivered([line('out_for_delivery', 6, { isQuarantined: true })])).outForDeliveryAt).toBeNull();
    expect(journeyOf(delivered([line('out_for_delivery', 0)])).outForDeliveryAt).toBeNull();
  });

  it('ended without an arrival when it was cancelled, lost or sent back, and not where it arrived', () => {
    const lost = shipment({ milestone: 'lost', since: NOW - 3 * HOUR });
    const there = shipment({ key: 'sf/1', milestone: 'delivered', deliveredAt: NOW - 5 * HOUR });
    for (const shipments of [[lost], [lost, there]])
      expect(journeyOf(stateOf({ shipments, lifecycle: 'partially_delivered' }))).toMatchObject({
        endedAt: NOW - 3 * HOUR,
        handedOverAt: NOW - 28 * HOUR,
      });
    const cancelled = stateOf({ lifecycle: 'cancelled', moments: { ...UNDER_WAY.moments, cancelledAt: NOW - 4 * HOUR } });
    expect(journeyOf(cancelled).endedAt).toBe(NOW - 4 * HOUR);
    expect(journeyOf(stateOf({ overlay: 'returning' })).endedAt).toBe(UNDER_WAY.since);
    expect(journeyOf(delivered([], { overlay: 'returning' })).endedAt).toBeNull();
  });
});
