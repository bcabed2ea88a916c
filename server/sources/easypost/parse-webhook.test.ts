import { describe, expect, test } from 'vitest';
import type { Report, SourceAccount } from '../source';
import { easypost, signEasypost } from './easypost';
import { parseWebhook } from './parse-webhook';
import { mapEasypost } from './status-map';

const account: SourceAccount = { name: 'easypost', shop: null, timeZone: 'America/New_York', secrets: { secret: 'a secret' } };
const delivery = (body: string, headers = {}) => ({
  body: Buffer.from(body),
  headers: new Headers(headers),
  receivedAt: Date.parse('2026-11-21T12:00:00Z'),
});

function parse(result: object, description = 'tracker.updated') {
  return parseWebhook(delivery(JSON.stringify({ object: 'Event', id: 'evt_1', description, result })), account);
}

function report(tracker: object): Report {
  const parsed = parse({ object: 'Tracker', tracking_code: '1Z1', carrier: 'UPS', status: 'in_transit', ...tracker });
  if (parsed.kind !== 'report') throw new Error(parsed.reason);
  return parsed.report;
}

const scan = (datetime: string, status: string, status_detail?: string, more: object = {}) => ({
  datetime,
  status,
  status_detail,
  ...more,
});
const codes = (r: Report) => r.facts.map((f) => f.code);

describe('a tracker', () => {
  test('tells its scans with time and place, all of them, and the day the carrier promises until its end', () => {
    const r = report({
      status_detail: 'departed_facility',
      est_delivery_date: '2026-11-05T00:00:00Z',
      tracking_details: [
        scan('2026-11-01T10:00:00Z', 'pre_transit', 'label_created'),
        scan('2026-11-02T10:00:00Z', 'in_transit', 'departed_facility', {
          message: 'Departed <b>facility</b>',
          tracking_location: { city: 'KENLY', state: 'NC', country: 'US', zip: '27542' },
        }),
      ],
    });
    expect(r.facts).toMatchObject([
      { code: 'label_created', occurredAt: Date.parse('2026-11-01T10:00:00Z'), shipment: { carrier: 'ups', trackingNo: '1Z1' } },
      {
        code: 'in_transit.departed',
        place: { text: 'KENLY, NC', country: 'US', province: 'NC', city: 'KENLY' },
        text: 'Departed facility',
        ordinal: 1,
      },
    ]);
    expect(r.snapshots).toEqual([{ carrier: 'ups', trackingNo: '1Z1' }]);
    expect(new Date(r.facts[1]!.data!.expectedBy!).toISOString()).toBe('2026-11-06T04:59:59.000Z');
  });

  test('that was signed for is delivered to somebody; the name is not kept', () => {
    const r = report({
      status: 'delivered',
      signed_by: 'A. LEE',
      tracking_details: [scan('2026-11-02T10:00:00Z', 'delivered', 'arrived_at_destination')],
    });
    expect(codes(r)).toEqual(['delivered.self']);
    expect(JSON.stringify(r)).not.toContain('LEE');
  });

  test('tells its own status only where no scan says it', () => {
    const scans = [scan('2026-11-01T10:00:00Z', 'in_transit', 'arrived_at_facility')];
    const last = (tracker: object) => codes(report({ tracking_details: scans, updated_at: '2026-11-09T00:00:00Z', ...tracker }));
    expect(last({ status: 'in_transit', status_detail: 'arrived_at_facility' })).toEqual(['in_transit.arrived']);
    expect(last({ status: 'in_transit', status_detail: 'unknown' })).toEqual(['in_transit.arrived']);
    expect(last({ status: 'unknown', status_detail: 'unknown' })).toEqual(['in_transit.arrived']);
    expect(last({ status: 'in_transit', status_detail: 'expired' })).toEqual(['in_transit.arrived', 'problem.feed_ended']);
    expect(last({ status: 'return_to_sender', status_detail: 'return' })).toEqual(['in_transit.arrived', 'returning']);
    expect(codes(report({ status: 'unknown', tracking_details: [] }))).toEqual(['no_data']);
    expect(codes(report({ status: 'cancelled', tracking_details: [] }))).toEqual(['voided']);
  });

  test('whose list stands newest first keeps the sequence of scans of one moment', () => {
    const list = [
      scan('2026-11-02T10:00:00Z', 'in_transit', 'departed_facility'),
      scan('2026-11-02T10:00:00Z', 'in_transit', 'arrived_at_facility'),
      scan('2026-11-01T10:00:00Z', 'pre_transit', 'label_created'),
    ];
    expect(codes(report({ tracking_details: list }))).toEqual(['label_created', 'in_transit.arrived', 'in_transit.departed']);
    expect(codes(report({ tracking_details: list.toReversed() }))).toEqual(['label_created', 'in_transit.arrived', 'in_transit.departed']);
  });

  test('with a scan that has no time loses that scan alone', () => {
    const r = report({ tracking_details: [scan('soon', 'in_transit'), scan('2026-11-02T10:00:00Z', 'out_for_delivery')] });
    expect(codes(r)).toEqual(['out_for_delivery']);
    expect(r.unreadable).toHaveLength(1);
  });
});

test('events about anything else are answered; what is no tracker under a tracker’s event is refused', () => {
  expect(parse({ object: 'Batch' }, 'batch.created').kind).toBe('ignored');
  expect(parse({ object: 'Batch' }).kind).toBe('unreadable');
  expect(parse({ object: 'Tracker', tracking_code: '--', carrier: 'UPS', status: 'unknown' }).kind).toBe('unreadable');
  expect(parseWebhook(delivery('{"trackers":[]}'), account).kind).toBe('unreadable');
  expect(parseWebhook({ ...delivery(''), body: Buffer.from([0x7b, 0xff, 0x7d]) }, account)).toEqual({
    kind: 'unreadable',
    reason: 'the body is not UTF-8',
  });
});

test.each([
  ['in_transit/in_transit', 'Held by customs', 'customs.held'],
  ['in_transit/unknown', 'Clearing customs', 'customs'],
  ['in_transit', 'Out for delivery', 'out_for_delivery'],
  ['in_transit/unknown', 'Delivered to agent for onward transit', 'in_transit'],
  ['in_transit/held', '', 'customs.held'],
  ['in_transit/held', 'Held at post office, at customer request', 'problem.held'],
  ['delivered/arrived_at_destination', 'Delivered, to original sender', 'returned'],
  ['return_to_sender/delivered', '', 'returned'],
  ['return_to_sender/refused', '', 'returning.refused'],
  ['failure/address_correction', '', 'attempt_failed.bad_address'],
  ['in_transit/address_correction', '', 'in_transit.forwarded'],
])('%s with the words %j is %s', (code, text, meaning) => {
  expect(mapEasypost(code, text).code).toBe(meaning);
});

test.each(['in_transit/brand_new', 'brand_new/in_transit', 'toString', 'in_transit/constructor'])('%s stays unmapped', (code) => {
  expect(mapEasypost(code, 'Delivered').code).toBeNull();
});

test('a whole weight that was signed as a decimal is the same body', () => {
  const body = '{"result":{"weight": 12, "id":"a"}}';
  const signature = signEasypost('{"result":{"weight": 12.0, "id":"a"}}', 'a secret');
  expect(easypost.verify(delivery(body, { 'x-hmac-signature': signature }), account).kind).toBe('ok');
  expect(easypost.verify(delivery(body.replace('12', '13'), { 'x-hmac-signature': signature }), account).kind).toBe('refused');
});
