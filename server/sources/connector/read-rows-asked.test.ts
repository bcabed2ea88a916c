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

describe('what a format may ask for besides its paths', () => {
  const step = (more: object = {}) => ({
    name: 'step',
    code: { column: '$.said', scan: ['in_transit' as const, 'delivered' as const], otherwise: '' },
    sourceCode: { column: '$.said' },
    at: { column: '$.t' },
    shipment: { carrier: { constant: 'x' }, trackingNo: { column: '$.no' } },
    ...more,
  });
  const said = (words: string) => ({ said: words, t: '2026-03-02 09:00', no: 'N1' });

  test('the words of a scan tell the milestones that they may tell, and no other', () => {
    const told = (words: string) => rows(said(words), { facts: [step()] });
    expect(told('快件离开【广州】')).toMatchObject([{ facts: [{ code: 'in_transit.departed' }] }]);
    expect(told('已签收，签收人：本人')).toMatchObject([{ facts: [{ code: 'delivered.self' }] }]);
    expect(told('已揽收')).toMatchObject([{ facts: [{ code: null, sourceCode: '已揽收' }] }]);
    expect(told('祝您愉快')).toMatchObject([{ facts: [{ code: null }] }]);
  });

  test('a place keeps its own clock; where it is not known the account’s counts', () => {
    const at = (country: string, state: string) =>
      rows(
        { ...said('已签收'), country, state },
        { facts: [step({ zone: { template: '{$.country}-{$.state}', toZone: true, otherwise: '' } })] },
      );
    for (const [country, state, utc] of [
      ['US', 'CA', '2026-03-02T17:00:00Z'],
      ['DE', '', '2026-03-02T08:00:00Z'],
      ['US', '', '2026-03-02T01:00:00Z'],
      ['', '', '2026-03-02T01:00:00Z'],
    ] as const)
      expect(at(country, state)).toMatchObject([{ facts: [{ occurredAt: Date.parse(utc) }] }]);
  });

  test('a map counts before the words', () => {
    const code = { column: '$.said', map: { 已签收: 'available_for_pickup' }, scan: ['delivered' as const], otherwise: '' };
    expect(rows(said('已签收'), { facts: [step({ code })] })).toMatchObject([{ facts: [{ code: 'available_for_pickup' }] }]);
  });

  test('rows of other kinds are passed over, and still count as told', () => {
    const body = [{ ...said('已签收'), kind: 1 }, { kind: '2' }, {}];
    const only = (more: object) => read(body, { rows: '$[*]', only: { path: '$.kind', ...more }, facts: [step()] });
    expect(only({ is: ['1'] })).toMatchObject({ kind: 'rows', told: 3, rows: [{ kind: 'mapped' }] });
    expect(only({ isNot: ['2', ''] })).toMatchObject({ told: 3, rows: [{ kind: 'mapped' }] });
    expect(only({ is: ['9'] })).toMatchObject({ told: 3, rows: [] });
  });

  test('an amount in the smallest unit gets its point; one that has a point of its own is refused', () => {
    const pay = (amount: unknown) =>
      rows(
        { ...said('已签收'), amount },
        {
          facts: [
            step({
              payment: { paymentNo: { constant: 'p' }, amount: { column: '$.amount', minorDigits: 2 }, currency: { constant: 'CNY' } },
            }),
          ],
        },
      );
    for (const [given, amount] of [
      [1250, '12.50'],
      ['5', '0.05'],
      [-7, '-0.07'],
    ])
      expect(pay(given)).toMatchObject([{ facts: [{ data: { payment: { amount } } }] }]);
    expect(pay('12.5')).toMatchObject([{ kind: 'refused' }]);
  });

  test('JSON in a text is read as if it stood there; a text that holds none, and one that would change what objects are, do no harm', () => {
    const inText = (data: unknown) => rows([{ data }], { rows: '$[*].data', embedded: ['$[*].data'], facts: [step()] });
    expect(inText(JSON.stringify(said('已签收')))).toMatchObject([{ facts: [{ code: 'delivered', shipment: { trackingNo: 'N1' } }] }]);
    expect(inText('{"no":12345678901234567890,"said":"已签收","t":"2026-03-02 09:00"}')).toMatchObject([
      { facts: [{ shipment: { trackingNo: '12345678901234567890' } }] },
    ]);
    expect(inText('no JSON')).toMatchObject([{ kind: 'refused' }]);
    read('[{"__proto__":"{\\"polluted\\":1}"}]', { rows: '$[*]', embedded: ["$[*]['__proto__']"], facts: [step()] });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('the first of several times that is given is enough: what stands behind it is not read', () => {
    const at = { first: [{ column: '$.t' }, { column: '$.said' }] };
    expect(rows(said('已签收'), { facts: [step({ at })] })).toMatchObject([{ kind: 'mapped' }]);
    expect(rows({ ...said('已签收'), t: '' }, { facts: [step({ at })] })).toMatchObject([{ kind: 'refused' }]);
  });
});
