import { describe, expect, it } from 'vitest';
import type { OrderState } from '../order/order-state';
import { HOUR } from '../shared/instant';
import type { ShipmentState } from '../tracking/shipment-state';
import { checkAddress } from './check-address';
import { checkWaybills } from './check-waybills';

const NOW = 100 * HOUR;
const SENT: ShipmentState = {
  key: 'sf/SF1234567890123',
  carrier: 'sf',
  trackingNo: 'SF1234567890123',
  milestone: 'in_transit',
  since: 90 * HOUR,
  movedAt: 95 * HOUR,
  lastEventAt: 95 * HOUR,
  pickedUpAt: 90 * HOUR,
  deliveredAt: null,
  items: [],
  isReturn: false,
  linkedAt: 80 * HOUR,
};
const state = (more: Partial<OrderState>): OrderState =>
  ({
    shipments: [],
    attention: [],
    moments: { shippedAt: null, packedAt: null },
    destination: { city: '杭州' },
    ...more,
  }) as unknown as OrderState;
const findings = (shipment: Partial<ShipmentState>) =>
  checkWaybills(state({ shipments: [{ ...SENT, ...shipment }] }), NOW).map(({ finding }) => finding);

describe('the numbers of an order', () => {
  it('are in order while the parcel moves or has arrived', () => {
    expect(findings({})).toEqual([]);
    expect(findings({ movedAt: 10 * HOUR, deliveredAt: 20 * HOUR })).toEqual([]);
  });

  it('are found out where none is there, it can be none, nobody scanned or collected it, or it stands', () => {
    expect(checkWaybills(state({ moments: { shippedAt: 1 } as never }), NOW)).toEqual([{ shipmentKey: '', finding: 'no_waybill' }]);
    expect(findings({ trackingNo: '1Z999' })).toEqual(['odd_number']);
    expect(findings({ lastEventAt: null, movedAt: null, pickedUpAt: null })).toEqual(['never_scanned']);
    expect(findings({ movedAt: null, pickedUpAt: null, linkedAt: 70 * HOUR })).toEqual(['not_collected']);
    expect(findings({ movedAt: 70 * HOUR })).toEqual(['gone_quiet']);
  });
});

describe('the address of an order', () => {
  it('is not the newest while a change is unanswered, or when it came after packing', () => {
    const change = (request: object, packedAt: number | null = null) =>
      checkAddress(
        state({ customer: { requests: [{ kind: 'address', ...request }] } as never, moments: { packedAt, shippedAt: null } as never }),
        true,
      );
    expect(change({ state: 'asked' })).toEqual(['change_unanswered']);
    expect(change({ state: 'passed_on' })).toEqual(['change_unconfirmed']);
    expect(change({ state: 'done', answeredAt: 5 }, 9)).toEqual([]);
    expect(change({ state: 'done', answeredAt: 10 }, 9)).toEqual(['change_too_late']);
    expect(checkAddress(state({ destination: undefined }), false)).toEqual(['no_contact', 'no_region']);
  });
});
