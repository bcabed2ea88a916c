import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OWN_CODES, POSTABLE_CODES } from '@/server/domain/tracking/event-code';
import { track17 } from './17track/track17';
import { kdniao } from './kdniao/kdniao';
import { kuaidi100 } from './kuaidi100/kuaidi100';
import { sf } from './sf/sf';
import type { Delivery, Source } from './source';

const account = {
  name: 'a',
  shop: 'north',
  timeZone: 'Asia/Shanghai',
  secrets: { key: 'k', apiKey: 'k', salt: 's', checkWord: 'w', businessId: '1' },
};
const delivery = (body: Buffer | string): Delivery => ({
  body: Buffer.from(body as string),
  headers: new Headers(),
  receivedAt: Date.UTC(2026, 10, 21),
});
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

const scan = { time: '2026-11-01 10:00:00', ftime: '2026-11-01 10:00:00', context: '已揽收', statusCode: '103', areaName: '广东,深圳市' };
const trace = { AcceptTime: '2026-11-01 10:00:00', AcceptStation: '已揽收', Action: '1', Location: '深圳市' };
const event = { time_iso: '2026-11-01T10:00:00+08:00', sub_status: 'InTransit_Other', description: 'x', address: { country: 'CN' } };

/** A good push of each vendor, and how the vendor wraps it. */
const VENDORS: { source: Source; good: unknown; wrap(push: string): string }[] = [
  {
    source: kuaidi100,
    good: {
      status: 'polling',
      message: '',
      autoCheck: '1',
      comOld: 'yuantong',
      comNew: 'ems',
      lastResult: { nu: '1', com: 'ems', state: '3', data: [scan] },
    },
    wrap: (param) => form({ param, sign: 'x' }),
  },
  {
    source: kdniao,
    good: { EBusinessID: '1', Data: [{ ShipperCode: 'ZTO', LogisticCode: '1', State: '3', StateEx: '304', Reason: '', Traces: [trace] }] },
    wrap: (RequestData) => form({ RequestData, RequestType: '102', DataSign: 'x' }),
  },
  {
    source: track17,
    good: {
      event: 'TRACKING_UPDATED',
      data: {
        number: '1',
        carrier: 3011,
        tag: 't',
        track_info: {
          latest_status: { status: 'Delivered', sub_status: 'Delivered_Other' },
          latest_event: event,
          time_metrics: { estimated_delivery_date: { from: null, to: '2026-11-09' } },
          tracking: { providers: [{ provider: { key: 3011, name: 'n' }, events: [event] }] },
        },
      },
    },
    wrap: (body) => body,
  },
  {
    source: sf,
    good: {
      Body: {
        WaybillRoute: [{ mailno: 'SF1', acceptTime: '2026-11-01 10:00:00', opCode: '648', remark: '新单号SF1234567890123', id: '1' }],
      },
    },
    wrap: (body) => body,
  },
];

const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    '',
    ' ',
    '\0',
    '\ud800',
    '__proto__',
    '9999-12-31 23:59:59',
    '0001-01-01',
    [],
    {},
    [[]],
    [null],
    'x'.repeat(5000),
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** The value with one of its parts, wherever it lies, put away, told twice or replaced by something odd. */
function spoiled(value: unknown): fc.Arbitrary<unknown> {
  if (value === null || typeof value !== 'object') return odd;
  const here = odd;
  const deeper = Object.keys(value).map((key) => {
    const part = (value as Record<string, unknown>)[key];
    return fc.oneof(fc.constant(undefined), spoiled(part)).map((changed) => {
      if (Array.isArray(value)) return [...value, changed, ...value];
      return changed === undefined ? Object.fromEntries(Object.entries(value).filter(([k]) => k !== key)) : { ...value, [key]: changed };
    });
  });
  return fc.oneof({ weight: 1, arbitrary: here }, ...deeper.map((arbitrary) => ({ weight: 4, arbitrary })));
}

const CODES = new Set<string>([...POSTABLE_CODES, ...OWN_CODES]);

function takes(source: Source, body: Buffer | string): void {
  const at = delivery(body);
  expect(['ok', 'refused']).toContain(source.verify(at, account).kind);
  const parsed = source.parse(at, account);
  if (parsed.kind !== 'report') {
    expect(parsed.reason).toMatch(/^.{5,200}$/);
    expect(source.answer(parsed, at).status).toBeLessThan(500);
    return;
  }
  for (const fact of parsed.report.facts) {
    expect(fact.code === null || CODES.has(fact.code)).toBe(true);
    expect(Number.isFinite(fact.occurredAt)).toBe(true);
    expect(fact.identityKey.length).toBeGreaterThan(0);
  }
  expect(source.answer({ kind: 'taken' }, at).status).toBe(200);
}

describe.each(VENDORS)('$source.code', ({ source, good, wrap }) => {
  test('reads the good push', () => {
    expect(source.parse(delivery(wrap(JSON.stringify(good))), account).kind).toBe('report');
  });

  test('takes or refuses a push of which any part is odd, and never throws', () => {
    fc.assert(
      fc.property(spoiled(good), (push) => takes(source, wrap(JSON.stringify(push) ?? ''))),
      { numRuns: 2_000 },
    );
  });

  test('refuses bytes, half a push and depth without falling over', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => takes(source, Buffer.from(bytes))));
    const whole = wrap(JSON.stringify(good));
    fc.assert(fc.property(fc.nat(whole.length - 1), (length) => takes(source, whole.slice(0, length))));
    takes(source, wrap(`${'['.repeat(100_000)}${']'.repeat(100_000)}`));
    takes(source, wrap(`${'{"Body":'.repeat(1_000)}1${'}'.repeat(1_000)}`));
    takes(source, form({ content: `${'<a>'.repeat(20_000)}`, msgData: '{', RequestData: '%E0%A4%A', DataSign: '%' }));
  });
});
