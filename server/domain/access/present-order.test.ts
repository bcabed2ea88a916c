import { expect, test } from 'vitest';
import { CONTACT, NOW, orderDocument, SECRETS } from '@/tests/fixtures/order-document';
import { HOUR, toIso } from '../shared/instant';
import { orderReading } from './order-reading';
import { presentOrder } from './present-order';
import { redactOrder } from './redact-order';
import type { Tier } from './tier';

const read = (tier: Tier) => presentOrder(orderDocument(), { tier, now: NOW, timeZone: 'Asia/Shanghai', contact: CONTACT });
const text = (tier: Tier) => JSON.stringify(read(tier));

test.each(Object.entries(SECRETS))('the parcel tier does not tell %s', (_, secret) => {
  expect(text(0)).not.toContain(String(secret));
});

test('the parcel tier still tells headline, milestone, city and the steps on the way', () => {
  const reading = read(0);
  expect(reading.headline['zh-CN'].long).toContain('比平时慢');
  expect(reading.shipments[0]).toMatchObject({ milestone: 'in_transit', place: { city: '上海市', lat: 31.2 }, items: [] });
  expect(reading.timeline.map((line) => line.code)).toEqual(['picked_up', 'in_transit.arrived']);
  expect(reading.orderNo).toBe('…0077');
  expect(reading.customer).toBeUndefined();
});

test('the verified tier masks name and phone, stops at the district and keeps address and staff lines to itself', () => {
  const reading = read(1);
  expect(reading.customer).toEqual({ name: '张*明', phone: '138****8000', email: 'z***@example.com' });
  expect(reading.destination).toEqual({ country: 'CN', province: '上海市', city: '上海市', district: '浦东新区', lat: 31.23, lon: 121.47 });
  expect(reading.items[0]!.name).toBe(SECRETS.item);
  for (const hidden of ['address', 'name', 'phone', 'email', 'staffLine', 'warehouse', 'tag'] as const) {
    // the stored headline of the sample names the warehouse: a tier that may see items may see it in a sentence
    if (hidden !== 'warehouse') expect(text(1)).not.toContain(SECRETS[hidden]);
  }
  expect(text(1)).not.toMatch(/quarantined|withdrawn|ZZ9|staff:1/);
});

test('notes of a warehouse or an accounting system and reasons of our own trouble are for staff', () => {
  const document = orderDocument();
  const told = document.state.timeline.find((line) => line.customerVisible && line.text)!;
  for (const kind of ['wms', 'erp', 'crm', 'gateway', 'manual', 'other'] as const) {
    const line = { ...told, sourceKind: kind, text: '大额订单人工审核', reason: 'system.sync_gap' };
    const shipments = document.state.shipments.map((shipment) => ({ ...shipment, reason: 'shipper.wrong_waybill' }));
    const changed = { ...document, state: { ...document.state, timeline: [line], shipments } };
    const read = (tier: Tier) => JSON.stringify(presentOrder(changed, { tier, now: NOW, timeZone: 'Asia/Shanghai' }));
    expect(read('staff')).toContain('人工审核');
    for (const tier of [0, 1, 2] as const) expect(read(tier)).not.toMatch(/人工审核|sync_gap|wrong_waybill/);
  }
});

test('what an arrival rests on is for staff: no customer reads who sends it, how, within what or how it is paid', () => {
  for (const tier of [0, 1, 2] as const) {
    for (const hidden of ['seller', 'service', 'paymentMethod'] as const) expect(text(tier)).not.toContain(SECRETS[hidden]);
    expect(text(tier)).not.toContain('2.375');
    // pages are drawn from the redacted document itself
    const { seller, service, dispatchDays, paymentMethod } = redactOrder(orderDocument(), tier).state;
    expect([seller, service, dispatchDays, paymentMethod]).toEqual([undefined, undefined, undefined, undefined]);
  }
  const { seller, service, paymentMethod } = SECRETS;
  expect(read('staff')).toMatchObject({ seller, service, dispatchDays: 2.375, paymentMethod });
});

test('customers hear of a stall but neither of rules nor of flags that are work for staff', () => {
  expect(read(1).attention).toEqual([
    expect.objectContaining({
      kind: 'stalled',
      reason: 'carrier.no_movement',
      trackingNo: '78312345678901',
      rule: undefined,
      rung: undefined,
    }),
  ]);
  expect(read('staff').attention).toHaveLength(2);
});

test('the owner reads the full address, staff read every line with its provenance', () => {
  expect(read(2).customer?.address).toBe(SECRETS.address);
  const staff = read('staff');
  expect(staff.timeline).toHaveLength(6);
  expect(staff.timeline[5]).toMatchObject({ sourceCode: '1002', revisions: 2, by: 'staff:1', receivedAt: '2026-11-21T11:30:00.000Z' });
  expect(staff).toMatchObject({ health: 'yellow', warehouse: SECRETS.warehouse, tags: ['VIP'], code: 'Hq7CkP2mXs9' });
});

test('a step that nobody scanned is told before its proof, as inferred and without a moment', () => {
  const document = orderDocument();
  const proof = document.state.timeline.find((line) => line.code === 'in_transit.arrived')!;
  const implied = [{ shipmentKey: proof.shipmentKey, milestone: 'out_for_delivery' as const, before: proof.identity }];
  const changed = { ...document, state: { ...document.state, implied } };
  for (const tier of [0, 'staff'] as const) {
    const { timeline } = presentOrder(changed, { tier, now: NOW, timeZone: 'Asia/Shanghai' });
    const at = timeline.findIndex((line) => line.inferred);
    expect(timeline[at]).toMatchObject({ at: null, receivedAt: null, code: 'out_for_delivery', trackingNo: '78312345678901' });
    expect(timeline[at]?.words['zh-CN']).toContain('推断');
    expect(timeline[at + 1]?.code).toBe('in_transit.arrived');
    expect(orderReading.shape.timeline.safeParse(JSON.parse(JSON.stringify(timeline))).error).toBeUndefined();
  }
});

test.each<Tier>([0, 1, 2, 'staff'])('tier %s answers in the published shape', (tier) => {
  expect(orderReading.strict().safeParse(JSON.parse(text(tier))).error).toBeUndefined();
});

test('why it comes on another day is told with words, where it waits as coarsely as the tier, for three days', () => {
  const document = orderDocument((given) => {
    given.etaChange = {
      at: NOW - HOUR,
      byDays: 1,
      reason: 'waiting',
      since: NOW - 30 * HOUR,
      place: { country: 'CN', province: '上海市', city: '上海市', district: SECRETS.district },
    };
  });
  const seen = (tier: Tier, now = NOW) => presentOrder(document, { tier, now, timeZone: 'Asia/Shanghai' }).etaChange;
  expect(seen('staff')).toMatchObject({
    byDays: 1,
    reason: 'waiting',
    since: toIso(NOW - 30 * HOUR),
    place: { district: SECRETS.district },
  });
  expect(seen('staff')?.words).toEqual({
    'zh-CN': '晚一天：包裹自昨天起在上海等候',
    en: 'A day later: waiting at Shanghai since yesterday',
  });
  expect(JSON.stringify(seen(0))).not.toContain(SECRETS.district);
  expect(seen(2, NOW + 72 * HOUR)).toBeUndefined();
});
