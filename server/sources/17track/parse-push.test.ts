import { expect, test } from 'vitest';
import type { Report, SourceAccount } from '../source';
import { track17 } from './track17';

const account: SourceAccount = { name: '17track', shop: null, timeZone: 'Asia/Shanghai', secrets: { key: 'k' } };
const receivedAt = Date.parse('2026-11-21T12:00:00Z');

function parse(push: unknown): ReturnType<typeof track17.parse> {
  return track17.parse({ body: Buffer.from(JSON.stringify(push)), headers: new Headers(), receivedAt }, account);
}

function report(track_info: unknown, more: object = {}, event = 'TRACKING_UPDATED'): Report {
  const parsed = parse({ event, data: { number: 'RR1', carrier: 3011, ...more, track_info } });
  if (parsed.kind !== 'report') throw new Error(parsed.reason);
  return parsed.report;
}

const event = (time_iso: string, sub_status: string | null, description = '', more: object = {}) => ({
  time_iso,
  sub_status,
  description,
  ...more,
});
const info = (events: unknown[], latest: object = {}, more: object = {}) => ({
  latest_status: latest,
  tracking: { providers: [{ provider: { key: 3011, name: 'China Post', alias: 'China Post' }, events }] },
  ...more,
});
const codes = (r: Report) => r.facts.map((f) => f.code);

test('a list newest first becomes facts oldest first, in the offsets and at the places that the vendor worked out', () => {
  const r = report(
    info([
      event('2026-11-03T10:00:00-05:00', 'Delivered_Other', 'Delivered', {
        location: 'AUSTIN, TX',
        address: { country: 'us', state: 'TX', city: 'AUSTIN', coordinates: { longitude: '-97.7', latitude: '30.2' } },
      }),
      event('2026-11-01T08:00:00+08:00', 'InTransit_PickedUp', '<b>已收寄</b>'),
    ]),
  );
  expect(r.facts).toMatchObject([
    { code: 'picked_up', text: '已收寄', occurredAt: Date.parse('2026-11-01T00:00:00Z'), ordinal: 0 },
    { code: 'delivered', place: { text: 'AUSTIN, TX', country: 'US', city: 'AUSTIN', lat: 30.2, lon: -97.7 }, ordinal: 1 },
  ]);
  expect(r.snapshots).toEqual([{ carrier: 'chinapost', trackingNo: 'RR1' }]);
  expect(r.feeds).toMatchObject([{ word: 'alive' }]);
});

test('times: without an offset in the account’s zone and said so; a day without a time stays a day', () => {
  const read = (more: object) => report(info([{ sub_status: 'InTransit_Other', ...more }])).facts[0]!;
  expect(read({ time_utc: '2026-11-01T00:00:00Z' }).occurredAt).toBe(Date.parse('2026-11-01T00:00:00Z'));
  expect(read({ time_raw: { date: '2026-11-01', time: '08:00:00', timezone: null } })).toMatchObject({
    occurredAt: Date.parse('2026-11-01T00:00:00Z'),
    data: { zoneAssumed: 'Asia/Shanghai' },
  });
  expect(read({ time_iso: '2026-11-01T00:00:00-05:00', time_raw: { date: '2026-11-01', time: null } }).precision).toBe('day');
});

test('two carriers’ lists stand together, and one that could not be asked takes nothing back', () => {
  const first = { provider: { key: 3011 }, events: [event('2026-11-01T08:00:00+08:00', 'InTransit_Departure')] };
  const second = { provider: { key: 21051 }, events: [event('2026-11-01T08:00:00+08:00', 'InTransit_Departure')] };
  const r = report({ tracking: { providers: [second, first] } });
  expect(new Set(r.facts.map((f) => f.identityKey)).size).toBe(2);
  expect(r.snapshots).toHaveLength(1);
  for (const silent of [
    { ...second, events: [] },
    { ...second, latest_sync_status: 'Failure' },
  ])
    expect(report({ tracking: { providers: [silent, first] } }).snapshots).toEqual([]);
});

test('the status of the whole is told where no event says it', () => {
  expect(codes(report(info([], { status: 'NotFound', sub_status: 'NotFound_Other' })))).toEqual(['no_data']);
  expect(codes(report(info([], { status: 'NotFound', sub_status: 'NotFound_InvalidCode' })))).toEqual(['problem.bad_number']);
  const moving = event('2026-11-01T08:00:00+08:00', 'InTransit_Other');
  expect(codes(report(info([moving], { status: 'Expired', sub_status: 'Expired_Other' })))).toEqual(['in_transit', 'problem.feed_ended']);
  expect(codes(report(info([moving], { status: 'Exception', sub_status: 'Exception_Lost' })))).toEqual(['in_transit', 'lost']);
  expect(codes(report(info([moving], { status: 'InTransit', sub_status: 'InTransit_Arrival' })))).toEqual(['in_transit']);
});

test('an event without a status is read from its stage or its words', () => {
  const at = '2026-11-01T08:00:00+08:00';
  expect(codes(report(info([event(at, null, 'x', { stage: 'OutForDelivery' })])))).toEqual(['out_for_delivery']);
  expect(codes(report(info([event(at, null, '快件已到达【上海】')])))).toEqual(['in_transit.arrived']);
  expect(codes(report(info([event(at, null, 'See our website')])))).toEqual(['in_transit.info']);
  expect(codes(report({ latest_event: event(at, 'Delivered_Other') }))).toEqual(['delivered']);
});

test('the carrier is what was registered, else the vendor’s number or its name, else kept together by the number', () => {
  const carrier = (more: object, name: string | null = null) => {
    const providers = [{ provider: name ? { name } : null, events: [event('2026-11-01T08:00:00Z', 'InTransit_Other')] }];
    return report({ tracking: { providers } }, more).facts[0]!.shipment!.carrier;
  };
  expect(carrier({ tag: 'carrier:usps', carrier: 21051 })).toBe('usps');
  expect(carrier({ tag: 'order-7', carrier: 100002 })).toBe('ups');
  expect(carrier({ carrier: 21051 }, 'USPS')).toBe('usps');
  expect(carrier({ carrier: 2151 })).toBe('17track2151');
});

test('a number that is watched no more ends the feed and takes nothing back', () => {
  const r = report(undefined, {}, 'TRACKING_STOPPED');
  expect(codes(r)).toEqual(['problem.feed_ended']);
  expect([r.snapshots, r.feeds]).toMatchObject([[], [{ word: 'no_change' }]]);
  expect(report(info([], { status: 'Delivered' }), {}, 'TRACKING_STOPPED').feeds).toMatchObject([{ word: 'done' }]);
});

test('a promised day lasts until its end', () => {
  const r = report(
    info([event('2026-11-01T08:00:00Z', 'InTransit_Other')], {}, { time_metrics: { estimated_delivery_date: { to: '2026-11-09' } } }),
  );
  expect(new Date(r.facts[0]!.data!.expectedBy!).toISOString()).toBe('2026-11-09T15:59:59.000Z');
});

test('one event without a readable time spoils no other', () => {
  const r = report(info([event('soon', 'Delivered_Other'), null, 7, event('2026-11-01T08:00:00Z', 'InTransit_Other')]));
  expect([codes(r), r.unreadable.length]).toEqual([['in_transit'], 3]);
});

test.each([
  ['an answer of the registration', { code: 0, data: { accepted: [] } }],
  ['a webhook of version 1', { event: 'TRACKING_UPDATED', data: { number: 'R1', carrier: 3011, track: { e: 40 } } }],
  ['a list of numbers', { event: 'TRACKING_UPDATED', data: [] }],
  ['no number', { event: 'TRACKING_STOPPED', data: { number: '--', carrier: 3011 } }],
  ['no carrier', { event: 'TRACKING_STOPPED', data: { number: 'R1' } }],
  ['a status of nothing', { event: 'TRACKING_UPDATED', data: { number: 'R1', carrier: 3011, track_info: {} } }],
  ['no object', 7],
])('%s is no tracking', (_name, wrong) => {
  expect(parse(wrong)).toMatchObject({ kind: 'unreadable', reason: expect.any(String) });
});

test('news about anything else is answered and not recorded', () => {
  expect(parse({ event: 'QUOTA_LOW', data: {} }).kind).toBe('ignored');
});
