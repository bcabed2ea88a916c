import { describe, expect, test } from 'vitest';
import type { Report, SourceAccount } from '../source';
import { parseWebhook } from './parse-webhook';
import { shippo, signShippo } from './shippo';
import { mapShippo } from './status-map';

const account: SourceAccount = { name: 'shippo', shop: null, timeZone: 'UTC', secrets: {} };
const RECEIVED_AT = Date.parse('2026-11-21T12:00:00Z');
const delivery = (body: string, headers = {}) => ({ body: Buffer.from(body), headers: new Headers(headers), receivedAt: RECEIVED_AT });
const parse = (webhook: unknown) => parseWebhook(delivery(JSON.stringify(webhook)), account);

function report(track: object): Report {
  const parsed = parse({ event: 'track_updated', data: { carrier: 'usps', tracking_number: '9205', ...track } });
  if (parsed.kind !== 'report') throw new Error(parsed.reason);
  return parsed.report;
}

const status = (date: string, word: string, code?: string, more: object = {}) => ({
  status: word,
  status_date: date,
  substatus: code ? { code, text: `${code} happened`, action_required: false } : undefined,
  ...more,
});
const codes = (r: Report) => r.facts.map((f) => f.code);

describe('a track', () => {
  test('tells its history, with the newest status once, and the day the carrier promises', () => {
    const newest = status('2026-11-02T10:00:00Z', 'TRANSIT', 'out_for_delivery', {
      location: { city: 'Berkeley', state: 'CA', country: 'US' },
    });
    const r = report({
      eta: '2026-11-03T00:00:00Z',
      tracking_status: newest,
      tracking_history: [status('2026-11-01T10:00:00Z', 'TRANSIT', 'package_accepted'), newest],
    });
    expect(codes(r)).toEqual(['picked_up', 'out_for_delivery']);
    expect(r.facts[1]).toMatchObject({
      shipment: { carrier: 'usps', trackingNo: '9205' },
      place: { city: 'Berkeley', province: 'CA', country: 'US' },
      text: 'out_for_delivery happened',
      data: { expectedBy: Date.parse('2026-11-03T23:59:59Z') },
    });
    expect(r.snapshots).toHaveLength(1);
  });

  test('without a history is one event, not the whole list', () => {
    const r = report({ tracking_status: status('2026-11-02T10:00:00Z', 'DELIVERED', 'delivered'), tracking_history: [] });
    expect(codes(r)).toEqual(['delivered']);
    expect(r.snapshots).toEqual([]);
  });

  test('asks for action even where nobody has said what its word means', () => {
    const must = { substatus: { code: 'call_the_depot', action_required: true } };
    const r = report({ tracking_status: status('2026-11-02T10:00:00Z', 'TRANSIT', undefined, must) });
    expect(r.facts.map((f) => [f.code, f.sourceCode])).toEqual([
      [null, 'TRANSIT/call_the_depot'],
      ['problem.generic', 'TRANSIT/call_the_depot'],
    ]);
    expect(new Set(r.facts.map((f) => f.identityKey)).size).toBe(2);
  });
});

test('other events are answered; answers of the query interface and tracks that say nothing are refused', () => {
  expect(parse({ event: 'transaction_created', data: {} }).kind).toBe('ignored');
  expect(parse({ carrier: 'usps', tracking_number: '9205', tracking_history: [] }).kind).toBe('unreadable');
  expect(parse({ event: 'track_updated', data: { carrier: ['Invalid value'] } }).kind).toBe('unreadable');
  expect(parse({ event: 'track_updated', data: { carrier: 'usps', tracking_number: '9205' } }).kind).toBe('unreadable');
  expect(
    parse({ event: 'track_updated', data: { carrier: 'usps', tracking_number: '9205', tracking_history: [{ status: 'TRANSIT' }] } }).kind,
  ).toBe('unreadable');
});

test.each([
  ['TRANSIT', 'Your shipment is out for delivery.', 'out_for_delivery'],
  ['TRANSIT', 'Delivered to the depot', 'in_transit'],
  ['TRANSIT/other', '', 'in_transit'],
  ['TRANSIT/package_processing', 'Cleared through customs', 'customs'],
  ['TRANSIT/package_held', 'Held at the post office', 'problem.held'],
  ['RETURNED/return_to_sender', 'Returned to sender', 'returned'],
  ['RETURNED/return_to_sender', 'On its way back', 'returning'],
])('%s with the words %j is %s', (code, text, meaning) => {
  expect(mapShippo(code, text).code).toBe(meaning);
});

test('a signature is good for five minutes; without a secret the secret address proves who it is', () => {
  const body = '{"event":"track_updated"}';
  const signed = (seconds: number) =>
    shippo.verify(delivery(body, { 'shippo-auth-signature': signShippo(body, 'a secret', seconds) }), {
      ...account,
      secrets: { secret: 'a secret' },
    }).kind;
  const now = RECEIVED_AT / 1_000;
  expect([signed(now), signed(now - 300), signed(now - 301), signed(now + 301)]).toEqual(['ok', 'ok', 'refused', 'refused']);
  expect(shippo.verify(delivery(body), account).kind).toBe('ok');
  expect(shippo.verify(delivery(body), { ...account, secrets: { secret: 'a secret' } }).kind).toBe('refused');
});
