import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ConnectorSettingsInput, connectorSettings } from '@/server/domain/connector/connector-settings';
import { readRows } from './read-rows';

const owner = { shop: 'north', timeZone: 'Asia/Shanghai' };

function read(body: unknown, settings: ConnectorSettingsInput, contentType: string | null = null) {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return readRows(bytes, contentType, connectorSettings.parse(settings), owner);
}

function rows(body: unknown, settings: ConnectorSettingsInput, contentType?: string) {
  const answer = read(body, settings, contentType);
  if (answer.kind !== 'rows') throw new Error(answer.reason);
  return answer.rows;
}

const scans: ConnectorSettingsInput = {
  rows: '$.data[*]',
  lists: { scans: '$.scans[*]' },
  facts: [
    {
      name: 'scan',
      each: 'scans',
      code: { column: 'scans.$.st', map: { OUT: 'out_for_delivery', OK: 'delivered' }, otherwise: '' },
      sourceCode: { column: 'scans.$.st' },
      at: { column: 'scans.$.t' },
      shipment: { carrier: { column: 'document.$.carrier' }, trackingNo: { column: '$.no' } },
      place: { city: { column: 'scans.$.city' } },
    },
  ],
};

describe('an answer that does not name the number it is about', () => {
  const fact = (code: string, at: string) => ({
    name: 'scan',
    each: 'scans',
    code: { constant: 'in_transit' },
    sourceCode: { column: code },
    at: { column: at },
    eventId: { template: `{asked.number}-{${code}}` },
    shipment: { carrier: { constant: 'x' }, trackingNo: { column: 'asked.number' } },
  });
  const readAbout = (body: string, settings: ConnectorSettingsInput, askedNumber?: string) =>
    readRows(Buffer.from(body), null, connectorSettings.parse(settings), { ...owner, askedNumber });
  const json: ConnectorSettingsInput = { lists: { scans: '$.scans[*]' }, facts: [fact('scans.$.c', 'scans.$.t')] };
  const scans = [
    { c: 'A', t: '2026-03-02 09:00' },
    { c: 'B', t: '2026-03-02 10:00' },
  ];
  const bothAbout = (no: string) => [
    { shipment: { trackingNo: no }, sourceCode: 'A', identityKey: `id|${no}-A` },
    { shipment: { trackingNo: no }, sourceCode: 'B', identityKey: `id|${no}-B` },
  ];

  test('is about the one that was asked, in every entry of its lists', () => {
    const xml: ConnectorSettingsInput = { format: 'xml', lists: { scans: 'scan' }, facts: [fact('scans.@c', 'scans.@t')] };
    const text = '<r><scan c="A" t="2026-03-02 09:00"/><scan c="B" t="2026-03-02 10:00"/></r>';
    expect(readAbout(JSON.stringify({ scans }), json, 'N1')).toMatchObject({ rows: [{ facts: bothAbout('N1') }] });
    expect(readAbout(text, xml, 'N1')).toMatchObject({ rows: [{ facts: bothAbout('N1') }] });
  });

  test('also when its rows are put together', () => {
    const settings: ConnectorSettingsInput = { rows: '$[*]', groupBy: '$.g', facts: [{ ...fact('$.c', '$.t'), each: 'rows' }] };
    const body = JSON.stringify(scans.map((scan) => ({ ...scan, g: 1 })));
    expect(readAbout(body, settings, 'N1')).toMatchObject({ told: 2, rows: [{ facts: bothAbout('N1') }] });
  });

  test('is refused when nobody says what was asked, whatever it holds under that name', () => {
    const body = JSON.stringify({ scans, asked: { number: 'N2' }, 'asked.number': 'N2' });
    expect(readAbout(body, json)).toMatchObject({ rows: [{ kind: 'refused', problems: [{ field: 'orderNo' }] }] });
  });
});

describe('a JSON document', () => {
  test('coordinates may have all the digits that a machine prints', () => {
    const settings: ConnectorSettingsInput = {
      facts: [
        {
          name: 'scan',
          code: { constant: 'in_transit' },
          at: { constant: '2026-03-02 09:00' },
          shipment: { carrier: { constant: 'x' }, trackingNo: { column: '$.no' } },
          place: { lat: { column: '$.lat' }, lon: { column: '$.lon' } },
        },
      ],
    };
    const body = { no: '1', lat: '45.46770054493765', lon: -73.71983885765076 };
    expect(rows(body, settings)).toMatchObject([{ facts: [{ place: { lat: 45.46770054493765, lon: -73.71983885765076 } }] }]);
  });

  test('one row gives a fact for each entry of its list, with what stands beside it and above it', () => {
    const [row] = rows(
      {
        carrier: 'zto',
        data: [
          {
            no: '78000000000001',
            scans: [
              { st: 'OUT', t: '2026-03-02 09:00', city: '苏州市' },
              { st: '??', t: '2026-03-02 10:00' },
            ],
          },
        ],
      },
      scans,
    );
    expect(row).toMatchObject({
      kind: 'mapped',
      facts: [
        {
          code: 'out_for_delivery',
          occurredAt: Date.UTC(2026, 2, 2, 1),
          shipment: { carrier: 'zto', trackingNo: '78000000000001' },
          place: { city: '苏州市' },
        },
        { code: null, sourceCode: '??' },
      ],
    });
  });

  test('a time without a zone is on the clock of the event’s place, and an offset in it counts more', () => {
    const settings: ConnectorSettingsInput = {
      rows: '$[*]',
      facts: [
        {
          name: 'scan',
          code: { constant: 'in_transit' },
          at: { template: '{$.day} {$.time}', dateFormat: ['YYYY-MM-DD HH:mm', 'YYYY-MM-DD HH:mmZ'] },
          zone: { column: '$.state', map: { WA: 'America/Los_Angeles', NY: 'America/New_York', '??': 'Nowhere' }, otherwise: '' },
          shipment: { carrier: { constant: 'x' }, trackingNo: { column: '$.no' } },
        },
      ],
    };
    const scan = (state: string, time: string) => ({ no: '1', day: '2026-03-02', time, state });
    const read = rows(
      [scan('WA', '09:00'), scan('NY', '09:00'), scan('', '09:00'), scan('WA', '09:00+01:00'), scan('??', '09:00')],
      settings,
    );
    const at = (hour: number) => ({ facts: [{ occurredAt: Date.UTC(2026, 2, 2, hour) }] });
    expect(read).toMatchObject([at(17), at(14), at(1), at(8), { kind: 'refused', problems: [{ field: 'facts.scan.zone' }] }]);
  });

  test('a row that the system itself reports as failed is refused in its words and spoils no other', () => {
    const settings: ConnectorSettingsInput = { ...scans, rowFailure: { path: '$.error.no', reason: '$.error.text' } };
    const good = { no: '1', scans: [{ st: 'OK', t: '2026-03-02 09:00' }] };
    const read = rows({ carrier: 'x', data: [{ no: '2', error: { no: 7, text: 'no record' } }, good] }, settings);
    expect(read).toMatchObject([
      { kind: 'refused', problems: [{ field: 'rowFailure', reason: { en: 'the system said: no record' } }] },
      { kind: 'mapped' },
    ]);
  });

  test('a code that stands in a sentence is found by its pattern, the first that fits', () => {
    const settings: ConnectorSettingsInput = {
      rows: '$[*]',
      facts: [
        {
          name: 'scan',
          code: {
            column: '$',
            like: { 'Delivered*neighbour*': 'delivered.neighbour', 'Delivered*': 'delivered', '*refused': 'attempt_failed.refused' },
            otherwise: '',
          },
          sourceCode: { column: '$' },
          at: { constant: '2026-03-02 09:00' },
          shipment: { carrier: { constant: 'x' }, trackingNo: { constant: '1' } },
        },
      ],
    };
    const texts = [
      'Delivered to a neighbour, no. 5',
      'delivered - signed',
      'Recipient Refused',
      'not delivered',
      'refused twice',
      'refused',
    ];
    const codes = ['delivered.neighbour', 'delivered', 'attempt_failed.refused', null, null, 'attempt_failed.refused'];
    expect(rows(texts, settings)).toMatchObject(codes.map((code) => ({ facts: [{ code }] })));
  });

  test('an array of arrays is read by places', () => {
    const settings: ConnectorSettingsInput = {
      rows: '$[*]',
      orderNo: { column: '$[0]' },
      facts: [{ name: 'out', code: { constant: 'shipped' }, at: { column: '$[1]' }, eventId: { template: '{$[2]}-out' } }],
    };
    expect(rows([['SO1', '2026-03-02T09:00:00', 77]], settings)).toMatchObject([
      { orderNo: 'SO1', facts: [{ identityKey: 'id|77-out', order: { shop: 'north', orderNo: 'SO1' } }] },
    ]);
  });

  test('an answer with a line an item is put together by the order’s number', () => {
    const settings: ConnectorSettingsInput = {
      rows: '$[*]',
      groupBy: '$[0]',
      orderNo: { column: '$[0]' },
      order: { placedAt: { column: '$[1]' }, items: { each: 'rows', sku: { column: '$[2]' }, quantity: { column: '$[3]' } } },
    };
    const body = [
      ['A', '2026-03-02 09:00', 'cup', 1],
      ['B', '2026-03-02 09:00', 'tea', 1],
      ['A', '2026-03-02 09:00', 'tea', 2],
    ];
    expect(read(body, settings)).toMatchObject({ told: 3, rows: [{ orderNo: 'A' }, { orderNo: 'B' }] });
    expect(rows(body, settings)[0]).toMatchObject({
      order: {
        header: {
          items: [
            { sku: 'cup', quantity: 1 },
            { sku: 'tea', quantity: 2 },
          ],
        },
      },
    });
  });

  test('ids with more digits than a number holds keep every one, and texts that look like them stay texts', () => {
    const settings: ConnectorSettingsInput = {
      orderNo: { column: '$.id' },
      facts: [{ name: 'x', code: { constant: 'paid' }, at: { column: '$.t' }, text: { column: '$.n' } }],
    };
    expect(rows('{"id": 9223372036854775807, "t": "2026-03-02 09:00", "n": "no: 12345678901234567890, [1]"}', settings)).toMatchObject([
      { orderNo: '9223372036854775807', facts: [{ text: 'no: 12345678901234567890, [1]' }] },
    ]);
  });

  test('a row that cannot be taken says which field and spoils no other', () => {
    const body = {
      data: [
        { no: '', scans: [{ st: 'OK', t: 'soon' }] },
        { no: 'B2', scans: [{ st: 'OK', t: '2026-03-02 09:00' }] },
      ],
      carrier: 'sf',
    };
    expect(rows(body, scans)).toMatchObject([
      {
        kind: 'refused',
        problems: [{ field: 'facts.scan.at', reason: { en: '"soon" is no date with the year first (read from scans.$.t)' } }],
      },
      { kind: 'mapped' },
    ]);
  });

  test('a row about orders needs a shop, its own or the account’s', () => {
    const settings: ConnectorSettingsInput = {
      shop: { column: '$.org', map: { '100': 'north', '200': 'south' } },
      orderNo: { column: '$.no' },
      facts: [{ name: 'x', code: { constant: 'paid' }, at: { column: '$.t' } }],
    };
    expect(rows({ org: '200', no: 'A', t: '2026-03-02 09:00' }, settings)).toMatchObject([{ facts: [{ order: { shop: 'south' } }] }]);
    expect(rows({ org: '300', no: 'A', t: '2026-03-02 09:00' }, { ...settings, shop: undefined })).toMatchObject([
      { facts: [{ order: { shop: 'north' } }] },
    ]);
  });

  test('the system’s own way of saying no is no document', () => {
    const failure = { path: '$.code', isNot: ['0'], reason: '$.msg' };
    expect(read({ code: 40001, msg: 'session lost' }, { ...scans, failure })).toEqual({ kind: 'failure', reason: 'session lost' });
    expect(read({ code: 0, data: [] }, { ...scans, failure })).toEqual({ kind: 'rows', rows: [], told: 0 });
    // the reason stands on the page of the source
    const said = read({ code: 40002, msg: '收件人:王小明,电话13700137051 无权限' }, { ...scans, failure });
    expect(said).toMatchObject({ kind: 'failure', reason: expect.stringMatching(/无权限$/) });
    expect(JSON.stringify(said)).not.toMatch(/13700137051|王小明/);
  });

  test('a form’s field holds the document', () => {
    const settings = { ...scans, formField: 'param' };
    const body = new URLSearchParams({
      param: JSON.stringify({ data: [{ no: 'B', scans: [{ st: 'OK', t: '2026-03-02 09:00' }] }], carrier: 'sf' }),
    });
    expect(rows(body.toString(), settings)).toHaveLength(1);
    expect(read('other=1', settings)).toEqual({ kind: 'unreadable', reason: 'the form has no field param' });
  });
});

const xml: ConnectorSettingsInput = {
  format: 'xml',
  namespaces: { w: 'urn:wms' },
  rows: '/w:Push/w:Order',
  lists: { steps: 'w:Step' },
  orderNo: { column: '@no' },
  facts: [
    {
      name: 'step',
      each: 'steps',
      code: { column: 'steps.@type', map: { P: 'picked', K: 'packed' }, otherwise: '' },
      sourceCode: { column: 'steps.@type' },
      at: { column: 'steps.w:At' },
      warehouse: { column: '../w:House' },
    },
  ],
};
const push = (inside: string, head = '') => `${head}<Push xmlns="urn:wms"><House>E1</House>${inside}</Push>`;

describe('an XML document', () => {
  test('is read by XPath with prefixes, attributes and what stands above a row', () => {
    expect(rows(push('<Order no="A1"><Step type="P"><At>2026-03-02 09:00</At></Step></Order>'), xml)).toMatchObject([
      { orderNo: 'A1', facts: [{ code: 'picked', data: { warehouse: 'E1' } }] },
    ]);
  });

  test('though blanks stand before its declaration', () => {
    const body = `\n <?xml version="1.0"?>${push('<Order no="A1"><Step type="P"><At>2026-03-02 09:00</At></Step></Order>')}`;
    expect(rows(body, xml)).toHaveLength(1);
  });

  test('in the charset that it declares', () => {
    const body = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="GB2312"?><Push xmlns="urn:wms"><House>'),
      Buffer.from([0xb6, 0xab]),
      Buffer.from('</House><Order no="A1"><Step type="K"><At>2026-03-02 09:00</At></Step></Order></Push>'),
    ]);
    expect(rows(body, xml)).toMatchObject([{ facts: [{ data: { warehouse: '东' } }] }]);
    expect(read(body, { ...xml, format: 'json' })).toMatchObject({ kind: 'unreadable' });
  });

  test.each([
    ['entities', push('', '<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'), /declares a document type/],
    ['a file of ours', push('', '<!doctype p SYSTEM "file:///etc/passwd">'), /declares a document type/],
    ['a depth of 100,000', `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`, /nests deeper/],
    ['a megabyte of openings', '<![CDATA['.repeat(110_000), /is not XML/],
    ['a megabyte of quotes', `<a b=${'"x"'.repeat(340_000)}`, /is not XML/],
    ['a half', '<Push><Order>', /is not XML/],
    ['nothing', '', /is not XML/],
  ])(
    'with %s is refused',
    (_, body, reason) => {
      expect(read(body, xml)).toEqual({ kind: 'unreadable', reason: expect.stringMatching(reason) });
    },
    10_000,
  );
});

test('a depth of 100,000 in JSON, a path that goes down and a wide document come back in time', () => {
  const settings: ConnectorSettingsInput = { ...scans, rows: '$..data[*]' };
  for (const body of [
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    JSON.stringify({ data: Array.from({ length: 50_000 }, (_, n) => ({ no: n })) }),
  ])
    expect(['rows', 'unreadable']).toContain(read(body, settings).kind);
}, 20_000);

test('no document makes the mapping throw', () => {
  const odd = fc.oneof(
    fc.json(),
    fc.json().map((text) => `{"carrier":"zto","data":${text}}`),
    fc.string({ unit: 'binary' }),
    fc.string(),
  );
  const nested = fc.array(
    fc.record(
      {
        no: fc.oneof(fc.string(), fc.double(), fc.constant(null)),
        scans: fc.oneof(fc.array(fc.record({ st: fc.anything(), t: fc.anything() }, { requiredKeys: [] })), fc.string()),
      },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(odd, (text) => ['rows', 'failure', 'unreadable'].includes(read(text, scans).kind)),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(nested, (data) => {
      const text = JSON.stringify({ carrier: 'zto', data }, (_, value) => (typeof value === 'bigint' ? String(value) : value));
      return read(text, scans).kind === 'rows';
    }),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(fc.string(), (inside) => ['rows', 'unreadable'].includes(read(push(inside), xml).kind)),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => read(Buffer.from(bytes), xml).kind === 'unreadable'),
    { numRuns: 200 },
  );
});

test('no settings that are accepted make the mapping throw, whatever their paths', () => {
  const path = fc.oneof(
    fc.string({ minLength: 1, maxLength: 30 }),
    fc.constantFrom('$..*', '$[?@.a == 1]', '//*', '//@*[.=1]', 'document.', 'scans.$', '$', 'count(//a)', 'q:x'),
  );
  fc.assert(
    fc.property(path, path, fc.constantFrom('json', 'xml'), (one, other, format) => {
      const settings = connectorSettings.safeParse({ ...scans, format, rows: one, lists: { scans: other }, orderNo: { column: one } });
      if (!settings.success) return true;
      const body = format === 'json' ? '{"a":[{"b":"1"}]}' : push('<Order no="A1"/>');
      return ['rows', 'unreadable'].includes(readRows(Buffer.from(body), null, settings.data, owner).kind);
    }),
    { numRuns: 500 },
  );
});
