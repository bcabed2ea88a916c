import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitsOf } from '@/server/domain/row/read-value';
import { type Cells, headerOf, type JoinedTable, RowScope } from './joined-tables';
import { mapPresetRow } from './map-preset-row';
import { type PresetInput, presetSchema } from './preset';

const BASE: PresetInput = {
  name: 'test',
  source: 'test',
  timeZone: 'America/Sao_Paulo',
  phoneCountry: 'CN',
  joins: [
    { name: 'items', file: 'items', on: 'no', key: 'no', many: true },
    { name: 'seller', file: 'sellers', on: 'items.seller', key: 'id' },
    { name: 'zip', file: 'zips', on: 'seller.zip', key: 'zip' },
  ],
  orderNo: { column: 'no' },
  order: { placedAt: { column: 'placed' } },
};

const TABLES = new Map<string, JoinedTable>([
  [
    'items',
    table(['no', 'sku', 'seller', 'price'], 'no', [
      ['1', 'a', 's1', '10.05'],
      ['1', 'b', 's1', '0.9'],
      ['1', 'a', 's2', '1'],
    ]),
  ],
  [
    'seller',
    table(['id', 'zip'], 'id', [
      ['s1', '01'],
      ['s2', '99'],
    ]),
  ],
  [
    'zip',
    table(['zip', 'lat', 'lon', 'city'], 'zip', [
      ['01', '-23.5', '-46.6', 'sao jose dos campos'],
      ['99', '42.1', '-8.7', 'porto'],
    ]),
  ],
]);

function table(columns: string[], key: string, rows: string[][]): JoinedTable {
  const at = columns.indexOf(key);
  const byKey = new Map<string, Cells[]>();
  for (const row of rows) byKey.set(row[at]!, [...(byKey.get(row[at]!) ?? []), row]);
  return { header: headerOf(columns), rows: byKey };
}

function map(row: Record<string, string>, more: Partial<PresetInput>, columns = Object.keys(row)) {
  const preset = presetSchema.parse({ ...BASE, ...more });
  const scope = new RowScope(
    preset,
    headerOf(columns),
    TABLES,
    columns.map((column) => row[column] ?? ''),
  );
  return mapPresetRow(preset, 'shop', scope);
}

function mapped(row: Record<string, string>, more: Partial<PresetInput>, columns?: string[]) {
  const result = map(row, more, columns);
  if (result.kind !== 'mapped') throw new Error(JSON.stringify(result.problems));
  return result;
}

const ROW = {
  no: '1',
  placed: '2018-07-10 12:00:00',
  paid: '2018-07-10 12:30:00',
  sent: '',
  status: 'Enviado',
  phone: '13800138000',
  by: '2018-07-20',
};

describe('a row of orders', () => {
  it('becomes the same whatever the order of its columns', () => {
    const more: Partial<PresetInput> = {
      order: { placedAt: { column: 'placed' }, phone: { column: 'phone' }, items: { each: 'items', sku: { column: 'items.sku' } } },
      facts: [{ name: 'paid', code: { constant: 'paid' }, at: { column: 'paid' } }],
    };
    const expected = mapped(ROW, more);
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.keys(ROW), { minLength: Object.keys(ROW).length }), (columns) => {
        expect(isDeepStrictEqual(mapped(ROW, more, columns), expected)).toBe(true);
      }),
    );
  });

  it('adds up rows of one item and exact sums of money', () => {
    const { order } = mapped(ROW, {
      order: { placedAt: { column: 'placed' }, amount: { sum: 'items.price' }, items: { each: 'items', sku: { column: 'items.sku' } } },
    });
    expect(order?.header.items).toEqual([
      { sku: 'a', name: 'a', quantity: 2 },
      { sku: 'b', name: 'b', quantity: 1 },
    ]);
    expect(order?.header.amount).toBe('11.95');
  });

  it('reaches a place through two joined files, and leaves out coordinates outside the bounds', () => {
    const origin = {
      country: { constant: 'BR' },
      city: { column: 'zip.city', letters: 'title' as const },
      lat: { column: 'zip.lat', between: [-34, 6] as [number, number] },
      lon: { column: 'zip.lon', between: [-74, -32] as [number, number] },
    };
    const at = (on: string) =>
      mapped(
        { ...ROW, s: 's2' },
        { joins: BASE.joins!.map((j) => (j.name === 'seller' ? { ...j, on } : j)), order: { placedAt: { column: 'placed' }, origin } },
      );
    expect(at('items.seller').order?.header.origin).toEqual({ country: 'BR', city: 'Sao Jose Dos Campos', lat: -23.5, lon: -46.6 });
    expect(at('s').order?.header.origin).toEqual({ country: 'BR', city: 'Porto' });
  });

  it('has a fact for each time that is given, known by its name within the row', () => {
    const facts: PresetInput['facts'] = [
      { name: 'paid', code: { constant: 'payment.confirmed' }, at: { column: 'paid' }, payment: { paymentNo: { template: '{no}-1' } } },
      { name: 'sent', code: { constant: 'shipped' }, at: { column: 'sent' } },
    ];
    const first = mapped(ROW, { facts });
    expect(first.facts).toMatchObject([
      { code: 'payment.confirmed', occurredAt: Date.UTC(2018, 6, 10, 15, 30), data: { payment: { paymentNo: '1-1' } } },
    ]);
    const corrected = mapped({ ...ROW, paid: '2018-07-11 08:00:00' }, { facts });
    expect(corrected.facts[0]?.identityKey).toBe(first.facts[0]?.identityKey);
  });

  it('promises until the end of the local day', () => {
    const { order } = mapped(ROW, { order: { placedAt: { column: 'placed' }, promisedBy: { column: 'by', dayEnd: true } } });
    expect(order?.header.promisedBy).toBe(Date.UTC(2018, 6, 21, 3) - 1);
  });

  it('takes a yes or no about lockers as such and refuses what is neither', () => {
    const order = { placedAt: { column: 'placed' }, lockerConsent: { column: 'locker' } };
    expect(mapped({ ...ROW, locker: '否' }, { order }).order?.header.lockerConsent).toBe(false);
    expect(mapped({ ...ROW, locker: 'Yes' }, { order }).order?.header.lockerConsent).toBe(true);
    expect(mapped({ ...ROW, locker: '' }, { order }).order?.header).not.toHaveProperty('lockerConsent');
    expect(map({ ...ROW, locker: 'perhaps' }, { order })).toMatchObject({ kind: 'refused', problems: [{ field: 'lockerConsent' }] });
  });

  it('reads who sends an order, how, within how many working days and how it is paid', () => {
    const order: PresetInput['order'] = {
      placedAt: { column: 'placed' },
      seller: { column: 'items.seller' },
      service: { column: 'way' },
      dispatchDays: { workingDaysBetween: [{ column: 'paid' }, { column: 'limit' }], between: [0, 60] },
      paymentMethod: { column: 'pay', map: { cartão: 'Credit Card' } },
    };
    const headerOfRow = (more: Record<string, string>) => mapped({ ...ROW, way: '', pay: '', limit: '', ...more }, { order }).order?.header;
    // Friday noon to Tuesday 18:00
    const whole = headerOfRow({ paid: '2018-07-13 12:00:00', limit: '2018-07-17 18:00:00', way: 'PAC mini', pay: 'Cartão' });
    expect(whole).toMatchObject({ seller: 's1', service: 'pac_mini', dispatchDays: 2.25, paymentMethod: 'credit_card' });
    expect(headerOfRow({ paid: '2018-07-13 12:00:00', limit: '2018-07-12 12:00:00' })?.dispatchDays).toBe(0);
    expect(headerOfRow({ paid: '2018-07-13 12:00:00', limit: '2020-02-05 12:00:00' })).not.toHaveProperty('dispatchDays');
    expect(headerOfRow({ paid: '', limit: '2018-07-17 18:00:00' })).not.toHaveProperty('dispatchDays');
    expect(headerOfRow({})).not.toHaveProperty('service');
    expect(map({ ...ROW, limit: 'soon' }, { order })).toMatchObject({ kind: 'refused', problems: [{ field: 'dispatchDays' }] });
  });

  it('takes a moment that no order has for one that nobody told: a system writes 0 for never', () => {
    const epoch = (column: string) => ({ column, dateFormat: 'epoch_s' });
    const order: PresetInput['order'] = {
      placedAt: { column: 'placed' },
      dispatchDays: { workingDaysBetween: [epoch('from'), epoch('to')] },
    };
    const days = (from: string, to: string) => mapped({ ...ROW, from, to }, { order }).order?.header.dispatchDays;
    expect(days('1772600400', '1772686800')).toBe(1);
    expect([days('1772600400', '0'), days('0', '1772600400'), days('0', '0')]).toEqual([undefined, undefined, undefined]);
  });

  it('refuses an allowance that nobody means, and a seller with a whole story for a name', () => {
    const order: PresetInput['order'] = { placedAt: { column: 'placed' }, dispatchDays: { column: 'days' }, seller: { column: 'by' } };
    expect(mapped({ ...ROW, days: '2', by: '' }, { order }).order?.header.dispatchDays).toBe(2);
    expect(map({ ...ROW, days: '90', by: 'x'.repeat(81) }, { order })).toMatchObject({
      kind: 'refused',
      problems: [{ field: 'seller' }, { field: 'dispatchDays' }],
    });
  });

  it('says only the day of a thing whose hour nobody told, taken from the latest time known', () => {
    const facts: PresetInput['facts'] = [
      {
        name: 'gone',
        code: { constant: 'cancel.confirmed' },
        at: { latest: [{ column: 'placed' }, { column: 'paid' }, { column: 'sent' }], dayOnly: true },
        when: [{ value: { column: 'status' }, is: ['enviado'] }],
      },
    ];
    expect(mapped(ROW, { facts }).facts).toMatchObject([{ occurredAt: Date.UTC(2018, 6, 10, 3), precision: 'day' }]);
    expect(mapped({ ...ROW, status: 'criado' }, { facts }).facts).toEqual([]);
  });

  it('is refused whole with every problem it has, never taken by half', () => {
    const result = map(
      { ...ROW, no: '', placed: 'soon', phone: '12' },
      { order: { placedAt: { column: 'placed' }, phone: { column: 'phone' } } },
    );
    expect(result).toMatchObject({ kind: 'refused' });
    expect(result.kind === 'refused' && result.problems.map((p) => p.field)).toEqual(['orderNo', 'placedAt', 'customer.phone']);
  });

  it('takes a value that the map does not name only when the preset says what it becomes', () => {
    const code = { column: 'status', map: { enviado: 'shipped' } };
    const fact = { name: 'event', sourceCode: { column: 'status' }, at: { column: 'paid' } };
    expect(mapped(ROW, { facts: [{ ...fact, code }] }).facts).toMatchObject([{ code: 'shipped', sourceCode: 'Enviado' }]);
    expect(map({ ...ROW, status: 'novo' }, { facts: [{ ...fact, code }] })).toMatchObject({ kind: 'refused' });
    expect(mapped({ ...ROW, status: 'novo' }, { facts: [{ ...fact, code: { ...code, otherwise: '' } }] }).facts).toMatchObject([
      { code: null, sourceCode: 'novo' },
    ]);
  });

  it('cannot post a state that is derived from others', () => {
    const facts: PresetInput['facts'] = [{ name: 'x', code: { constant: 'completed' }, at: { column: 'paid' } }];
    expect(map(ROW, { facts })).toMatchObject({ kind: 'refused' });
  });
});

describe('a row of events', () => {
  const facts: PresetInput['facts'] = [
    { name: 'event', code: { column: 'code' }, at: { column: 'at' }, place: { text: { column: 'place' } }, text: { column: 'text' } },
  ];
  const event = { no: '1', code: 'paid', at: '2018-07-10 12:00:00', place: 'Recife', text: 'ok' };
  const key = (row: Record<string, string>) => mapped(row, { order: undefined, facts }).facts[0]?.identityKey;

  it('is the same event when its words change, and another when time, code or place do', () => {
    expect(key({ ...event, text: 'reworded' })).toBe(key(event));
    for (const other of [{ at: '2018-07-10 12:00:01' }, { code: 'shipped' }, { place: 'Olinda' }])
      expect(key({ ...event, ...other })).not.toBe(key(event));
  });

  it('is refused when it says nothing', () => {
    expect(map({ ...event, at: '' }, { order: undefined, facts })).toMatchObject({ kind: 'refused' });
  });
});

describe('digits made of an id', () => {
  it('are the same everywhere: the code of each character, modulo 10', () => {
    expect(digitsOf('e481f51c', 8)).toBe('12692399');
    expect(digitsOf('ab', 4)).toBe('7800');
  });
});
