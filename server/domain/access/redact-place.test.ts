import { expect, test } from 'vitest';
import { NOW, orderDocument } from '@/tests/fixtures/order-document';
import { redactOrder } from './redact-order';

const line = {
  identity: 'f',
  at: NOW,
  precision: 'second',
  receivedAt: NOW,
  code: 'in_transit',
  source: 'sf',
  sourceKind: 'carrier',
} as const;
const county = { text: '宁德古田网点', country: 'CN', province: '福建省', city: '宁德市', district: '古田县', lat: 26.5812, lon: 118.7431 };

test('the parcel tier learns the city and its centre, the next one the district to about a kilometre', () => {
  const document = orderDocument((given) => {
    given.state.timeline = [{ ...line, shipmentKey: given.state.shipments[0]?.key ?? '', customerVisible: true, place: county }];
  });
  const placeAt = (tier: 0 | 1 | 2) => redactOrder(document, tier).state.timeline[0]?.place;
  expect(placeAt(0)).toEqual({ country: 'CN', province: '福建省', city: '宁德市', lat: 26.7, lon: 119.5 });
  expect(placeAt(1)).toEqual({ ...county, lat: 26.58, lon: 118.74 });
  expect(placeAt(2)).toEqual(county);
});

test('where an order waits, and why it is late, is told as coarsely as its line, and a cause for staff alone not at all', () => {
  const document = orderDocument((given) => {
    given.etaTold = { phase: 'shipping', heardAt: NOW, cause: 'shipper.wrong_waybill' };
    given.etaChange = { at: NOW, byDays: 1, reason: 'exception', cause: 'shipper.wrong_waybill', place: county };
  });
  const seen = (tier: 0 | 1 | 2) => redactOrder(document, tier);
  expect(seen(0).etaChange).toEqual({
    at: NOW,
    byDays: 1,
    reason: 'exception',
    place: { country: 'CN', province: '福建省', city: '宁德市', lat: 26.7, lon: 119.5 },
  });
  expect(seen(1).etaChange?.place).toMatchObject({ district: '古田县' });
  for (const tier of [0, 1, 2] as const) expect(JSON.stringify(seen(tier))).not.toContain('wrong_waybill');
});
