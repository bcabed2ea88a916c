import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { postedEvent } from '@/server/domain/intake/event-schema';
import { postedOrder } from '@/server/domain/intake/order-schema';
import { mergeOutcomes, readItems } from './read-items';

const order = {
  shop: 'north',
  orderNo: 'N-1',
  placedAt: '2026-11-20T09:00:00+08:00',
  customer: { name: '王小明', phone: '13800138000' },
  destination: { country: 'cn', province: '上海市', city: '上海市' },
  items: [{ sku: 'TEA', name: '龙井\n200 g', quantity: 1, price: 64 }],
};
const event = { shop: 'north', orderNo: 'N-1', source: 'wms', code: 'picked', occurredAt: '2026-11-20T11:00+08:00' };

function rejection(schema: typeof postedOrder | typeof postedEvent, item: unknown): unknown {
  const [read] = readItems(
    schema === postedOrder ? { orders: [item] } : { events: [item] },
    schema === postedOrder ? 'orders' : 'events',
    schema as typeof postedOrder,
  );
  return read && 'rejected' in read ? [read.rejected.field, read.rejected.reason] : 'accepted';
}

describe('an order', () => {
  test('is read into header and contact, with the phone in E.164 and nothing personal in the header', () => {
    const [read] = readItems({ orders: [order] }, 'orders', postedOrder);
    if (!read || !('item' in read)) throw new Error('rejected');
    expect(read.item.contact).toMatchObject({ name: '王小明', phone: '+8613800138000' });
    expect(read.item.header).toMatchObject({
      placedAt: Date.parse('2026-11-20T01:00:00Z'),
      destination: { country: 'CN' },
      items: [{ name: '龙井 200 g', price: '64' }],
    });
    expect(JSON.stringify(read.item.header)).not.toMatch(/13800138000|王小明/);
  });

  test('says what the customer agreed to only where somebody asked', () => {
    const header = (more: object) => {
      const [read] = readItems({ orders: [{ ...order, ...more }] }, 'orders', postedOrder);
      return read && 'item' in read ? read.item.header : read;
    };
    expect(header({ lockerConsent: false, codAllowed: true })).toMatchObject({ lockerConsent: false, codAllowed: true });
    expect(JSON.stringify(header({}))).not.toMatch(/lockerConsent|codAllowed/);
    expect(header({ lockerConsent: 'no' })).toMatchObject({ rejected: { field: 'lockerConsent' } });
  });

  test('may say who sends it, how, within how many working days and how it is paid', () => {
    const header = (more: object) => {
      const [read] = readItems({ orders: [{ ...order, ...more }] }, 'orders', postedOrder);
      return read && 'item' in read ? read.item.header : read;
    };
    const said = { seller: ' 陶然居 ', service: 'Same Day', dispatchDays: 1.5, paymentMethod: 'credit-card' };
    expect(header(said)).toMatchObject({ seller: '陶然居', service: 'same_day', dispatchDays: 1.5, paymentMethod: 'credit_card' });
    expect(header({ dispatchDays: 0 })).toMatchObject({ dispatchDays: 0 });
    expect(JSON.stringify(header({}))).not.toMatch(/seller|service|dispatchDays|paymentMethod/);
  });

  test.each([
    [{ seller: 'x'.repeat(81) }, 'seller', '80'],
    [{ service: '—' }, 'service', 'a letter or a digit'],
    [{ dispatchDays: -1 }, 'dispatchDays', '0'],
    [{ dispatchDays: 61 }, 'dispatchDays', '60'],
    [{ dispatchDays: '2' }, 'dispatchDays', 'number'],
    [{ paymentMethod: 'x'.repeat(41) }, 'paymentMethod', '40'],
    [{ customer: { name: 'A', phone: 'call me' } }, 'customer.phone', 'with country code'],
    [{ customer: undefined }, 'customer', 'missing'],
    [{ placedAt: '2026-11-20 09:00' }, 'placedAt', 'with a zone'],
    [{ destination: { country: 'China', city: 'x' } }, 'destination.country', 'ISO 3166'],
    [{ items: [{ sku: 'A', name: 'a', quantity: 0 }] }, 'items[0].quantity', '>0'],
    [{ amount: '12,50' }, 'amount', 'decimal'],
    [{ orderNo: 'a\nb' }, 'orderNo', 'one line'],
  ])('with %j is rejected at %s', (wrong, field, reason) => {
    expect(rejection(postedOrder, { ...order, ...wrong })).toEqual([field, expect.stringContaining(reason)]);
  });
});

describe('an event', () => {
  test('keeps how exact its time is', () => {
    const [read] = readItems({ events: [event] }, 'events', postedEvent);
    expect(read).toMatchObject({ item: { precision: 'minute', order: { shop: 'north', orderNo: 'N-1' } } });
  });

  test.each([
    [{ code: 'completed' }, 'code', 'EventCode'],
    [{ code: undefined }, 'code', 'sourceCode'],
    [{ code: 'in_transit.departed' }, 'shipment', 'about a shipment'],
    [{ shop: undefined }, 'shop', 'missing'],
    [{ shop: undefined, orderNo: undefined }, 'orderNo', 'give shop and orderNo'],
    [{ occurredAt: '2026-11-20' }, 'occurredAt', 'zone'],
    [{ place: { lat: 91 } }, 'place.lat', '90'],
  ])('with %j is rejected at %s', (wrong, field, reason) => {
    expect(rejection(postedEvent, { ...event, ...wrong })).toEqual([field, expect.stringContaining(reason)]);
  });

  test('of a carrier needs no order', () => {
    const scan = {
      source: 'sf',
      code: 'in_transit.departed',
      occurredAt: event.occurredAt,
      shipment: { carrier: 'sf', trackingNo: 'SF1' },
    };
    expect(rejection(postedEvent, scan)).toBe('accepted');
  });
});

test('whatever stands between good items, they are read and every bad one has a field or reason, in its place', () => {
  const junk = fc.oneof(fc.jsonValue(), fc.constant({ ...event, occurredAt: 'soon' }));
  fc.assert(
    fc.property(fc.array(fc.oneof(junk, fc.constant(event)), { minLength: 1, maxLength: 20 }), (events) => {
      const reads = readItems({ events }, 'events', postedEvent);
      const good = reads.filter((r) => 'item' in r).length;
      expect(good).toBeGreaterThanOrEqual(events.filter((e) => e === event).length);
      const merged = mergeOutcomes(
        reads,
        Array.from({ length: good }, () => ({ status: 'accepted' as const })),
      );
      expect(merged.map((m) => m.index)).toEqual(events.map((_, i) => i));
      for (const [i, m] of merged.entries()) {
        if (m.status === 'rejected') expect(m.reason).not.toBe('');
        else expect('item' in reads[i]!).toBe(true);
      }
    }),
  );
});
