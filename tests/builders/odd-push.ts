import fc from 'fast-check';

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

const scan = { time: '2026-11-01 10:00:00', ftime: '2026-11-01 10:00:00', context: '已揽收', statusCode: '103', areaName: '广东,深圳市' };
const trace = { AcceptTime: '2026-11-01 10:00:00', AcceptStation: '已揽收', Action: '1', Location: '深圳市' };
const event = { time_iso: '2026-11-01T10:00:00+08:00', sub_status: 'InTransit_Other', description: 'x', address: { country: 'CN' } };

/** A good push of vendors that tell scans, and how each wraps it; nothing is signed. */
export const GOOD_PUSHES: { code: string; good: unknown; wrap(push: string): string }[] = [
  {
    code: 'kuaidi100',
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
    code: 'kdniao',
    good: { EBusinessID: '1', Data: [{ ShipperCode: 'ZTO', LogisticCode: '1', State: '3', StateEx: '304', Reason: '', Traces: [trace] }] },
    wrap: (RequestData) => form({ RequestData, RequestType: '102', DataSign: 'x' }),
  },
  {
    code: '17track',
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
    code: 'sf',
    good: {
      Body: {
        WaybillRoute: [{ mailno: 'SF1', acceptTime: '2026-11-01 10:00:00', opCode: '648', remark: '新单号SF1234567890123', id: '1' }],
      },
    },
    wrap: (body) => body,
  },
];

/** What has no place in a push. */
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
export function spoiled(value: unknown): fc.Arbitrary<unknown> {
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
