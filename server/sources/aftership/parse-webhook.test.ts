import { expect, test } from 'vitest';
import type { Report, SourceAccount } from '../source';
import { parseWebhook } from './parse-webhook';

const account: SourceAccount = { name: 'aftership', shop: 'north', timeZone: 'Asia/Shanghai', secrets: {} };

function parse(webhook: unknown, as = account): ReturnType<typeof parseWebhook> {
  const body = Buffer.from(JSON.stringify(webhook));
  return parseWebhook({ body, headers: new Headers(), receivedAt: Date.parse('2026-11-21T12:00:00Z') }, as);
}

function report(msg: object, as = account): Report {
  const parsed = parse({ event: 'tracking_update', msg: { tracking_number: '1Z1', slug: 'ups', ...msg } }, as);
  if (parsed.kind !== 'report') throw new Error(parsed.reason);
  return parsed.report;
}

const checkpoint = (checkpoint_time: string, subtag: string, more: object = {}) => ({
  checkpoint_time,
  tag: subtag.split('_')[0],
  subtag,
  ...more,
});

test('checkpoints become facts in their own time and place', () => {
  const r = report({
    tag: 'Delivered',
    subtag: 'Delivered_001',
    order_id: '#1001',
    checkpoints: [
      checkpoint('2026-11-01T16:47:00-04:00', 'InTransit_002', {
        message: 'Picked up',
        location: 'BROOKLYN, NY',
        city: 'BROOKLYN',
        state: 'NY',
        country_iso3: 'USA',
      }),
      checkpoint('2026-11-03T13:19:47-04:00', 'Delivered_001', { message: 'Delivered<br/>at door' }),
    ],
  });
  expect(r.facts).toMatchObject([
    {
      code: 'picked_up',
      order: { shop: 'north', orderNo: '#1001' },
      occurredAt: Date.parse('2026-11-01T20:47:00Z'),
      place: { text: 'BROOKLYN, NY', country: 'US', province: 'NY', city: 'BROOKLYN' },
    },
    { code: 'delivered', text: 'Delivered at door', ordinal: 1 },
  ]);
  expect(r.snapshots).toEqual([{ carrier: 'ups', trackingNo: '1Z1' }]);
  expect(report({ tag: 'Pending', order_id: '#1001' }, { ...account, shop: null }).facts[0]!.order).toBeUndefined();
});

test('a time without an offset is read in its country, else in UTC, and says so', () => {
  const zones = (country: string | undefined) => {
    const { facts } = report({
      tag: 'InTransit',
      checkpoints: [checkpoint('2026-11-01T10:00:00', 'InTransit_001', { country_iso3: country })],
    });
    return [new Date(facts[0]!.occurredAt).toISOString(), facts[0]!.data?.zoneAssumed];
  };
  expect(zones('JPN')).toEqual(['2026-11-01T01:00:00.000Z', 'Asia/Tokyo']);
  expect(zones('USA')).toEqual(['2026-11-01T10:00:00.000Z', 'UTC']);
  expect(zones(undefined)).toEqual(['2026-11-01T10:00:00.000Z', 'UTC']);
});

test('a promised day lasts until its end, wherever the server stands (golden case 10)', () => {
  const [fact] = report({
    tag: 'InTransit',
    expected_delivery: '2019-08-09',
    checkpoints: [checkpoint('2019-08-01T10:00:00Z', 'InTransit_001')],
  }).facts;
  expect(new Date(fact!.data!.expectedBy!).toISOString()).toBe('2019-08-09T15:59:59.000Z');
});

test('the tag of the whole is told where no checkpoint says it: pending, expired, closed by hand', () => {
  const last = (tag: string, subtag: string, checkpoints: object[] = []) =>
    report({ tag, subtag, updated_at: '2026-11-09T00:00:00+00:00', checkpoints }).facts.at(-1);
  expect(last('Pending', 'Pending_001')).toMatchObject({ code: 'no_data' });
  expect(last('Expired', 'Expired_001', [checkpoint('2026-11-01T10:00:00Z', 'InTransit_001')])).toMatchObject({
    code: 'problem.feed_ended',
    ordinal: 1,
  });
  expect(last('Exception', 'Exception_011', [checkpoint('2026-11-01T10:00:00Z', 'InTransit_001')])).toMatchObject({ code: 'returned' });
  expect(last('InTransit', 'InTransit_001', [checkpoint('2026-11-01T10:00:00Z', 'InTransit_001')])).toMatchObject({ ordinal: 0 });
});

test('a checkpoint that stands alone is an event, not the whole list', () => {
  const r = report({ tag: 'InTransit', checkpoint: checkpoint('2026-11-01T10:00:00Z', 'InTransit_001') });
  expect(r.facts).toHaveLength(1);
  expect(r.snapshots).toEqual([]);
});

test('an unknown sub-tag is unmapped, never the tag it stands under', () => {
  expect(
    report({ tag: 'Exception', subtag: 'Exception_099', checkpoints: [checkpoint('2026-11-01T10:00:00Z', 'Exception_099')] }).facts,
  ).toMatchObject([{ code: null, sourceCode: 'Exception_099' }]);
});

test('news about anything else is answered and not recorded; what is no webhook is refused', () => {
  expect(parse({ event: 'tracking_pending_time', msg: {} }).kind).toBe('ignored');
  expect(parse({ meta: { code: 200 }, data: {} }).kind).toBe('unreadable');
  expect(parse({ event: 'tracking_update', msg: { tracking_number: '1', slug: 'x' } }).kind).toBe('unreadable');
  expect(parse({ event: 'tracking_update', msg: { slug: 'x', tag: 'Pending' } }).kind).toBe('unreadable');
});
