import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ConnectorSettings, connectorSettings } from '@/server/domain/connector/connector-settings';
import type { MappedRow } from '@/server/domain/row/map-row';
import type { MappedFact, MappedOrder } from '@/server/domain/row/mapped';
import { POSTABLE_CODES } from '@/server/domain/tracking/event-code';
import { type ReadRows, ROW_FAILURE, readRows } from '@/server/sources/connector/read-rows';
import { settingsFaults } from '@/server/sources/connector/settings-faults';
import { dataFolder } from '../support/data-folder';
import type { ExpectedFact, ExpectedPayload, VendorExpectations } from './vendors/expected-payload';

interface Account {
  timeZone: string;
  secrets: Record<string, string>;
  settings: ConnectorSettings;
}

const FOLDERS = ['aggregators', 'shops'].map((name) => new URL(`../../docs/connectors/${name}/`, import.meta.url));
const accounts = new Map(FOLDERS.flatMap((folder) => formatsIn(folder)));
const vendors = Object.values(import.meta.glob<VendorExpectations>('./vendors/*.ts', { eager: true, import: 'default' })).filter(Boolean);
const data = dataFolder();
const SHOP = 'north';

function formatsIn(folder: URL): [string, Account][] {
  return readdirSync(folder).flatMap((file): [string, Account][] => {
    if (!file.endsWith('.json')) return [];
    const json = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    return [[json.name, { ...json, settings: connectorSettings.parse(json.settings) }]];
  });
}

function readBy(format: string, body: Buffer, askedNumber?: string): ReadRows {
  const { settings, timeZone } = accounts.get(format)!;
  return readRows(body, null, settings, { shop: SHOP, timeZone, askedNumber });
}

const mapped = (rows: readonly MappedRow[]) => rows.flatMap((row) => (row.kind === 'mapped' ? row : []));
const refusalsOf = (rows: readonly MappedRow[]) =>
  rows.flatMap((row) => (row.kind === 'refused' ? row.problems.map((p) => `${p.field}: ${p.reason.en}`) : []));
const iso = (at: number) => new Date(at).toISOString();

function told({ order, shipment, code, sourceCode, occurredAt, precision, place, data: { payment } = {} }: MappedFact): string {
  const about = [order && `order ${order.orderNo}`, shipment && `${shipment.carrier}/${shipment.trackingNo}`].filter(Boolean).join(' ');
  const more = [place?.city ?? place?.text, payment?.amount && `${payment.amount} ${payment.currency}`].filter(Boolean).join(', ');
  return [about, code ?? `?${sourceCode}`, iso(occurredAt) + (precision === 'day' ? ' day' : ''), more].join(' | ');
}

const wanted = ([about, code, at, more = '']: ExpectedFact) =>
  [about, code, iso(Date.parse(at.replace(' day', ''))) + (at.endsWith(' day') ? ' day' : ''), more].join(' | ');

function toldOrder({ header }: MappedOrder): string {
  const items = header.items.map((item) => `${item.sku} x ${item.quantity} at ${item.price ?? '?'}`).join(', ');
  return [header.orderNo, iso(header.placedAt), header.type, `${header.amount} ${header.currency}`, items].join(' | ');
}

function check(answer: ReadRows, expected: ExpectedPayload): void {
  if (expected === 'passed over') expect(answer).toMatchObject({ kind: 'rows', rows: [] });
  else if (expected === 'nothing') expect(answer.kind === 'rows' ? mapped(answer.rows) : []).toEqual([]);
  else if ('failure' in expected) expect(reasonOf(answer)).toContain(expected.failure);
  else checkRows(answer, expected);
}

function checkRows(answer: ReadRows, expected: Extract<ExpectedPayload, { facts: unknown }>): void {
  if (answer.kind !== 'rows') throw new Error(`${answer.kind}: ${answer.reason}`);
  const rows = mapped(answer.rows);
  const facts = rows.flatMap((row) => row.facts);
  expect(refusalsOf(answer.rows)).toEqual((expected.refused ?? []).map((words) => expect.stringContaining(words)));
  expect(facts.map(told)).toEqual(expected.facts.map(wanted));
  expect(rows.flatMap((row) => (row.order ? toldOrder(row.order) : []))).toEqual(expected.orders ?? []);
  const expectedBy = [...new Set(facts.flatMap((fact) => fact.data?.expectedBy ?? []))].map(iso);
  expect(expectedBy).toEqual(expected.expectedBy ? [iso(Date.parse(expected.expectedBy))] : []);
  // nothing that is told twice in one payload, and nothing told as another
  expect(new Set(facts.map((fact) => `${told(fact)} ${fact.identityKey}`)).size).toBe(facts.length);
}

function reasonOf(answer: ReadRows): string {
  if (answer.kind === 'failure') return answer.reason;
  const isAllNo = answer.kind === 'rows' && answer.rows.every((row) => row.kind === 'refused' && row.problems[0]?.field === ROW_FAILURE);
  return isAllNo ? refusalsOf(answer.rows).join('; ') : `not a failure but ${JSON.stringify(answer)}`;
}

/** Every code that a map, a pattern or a constant of `code` can give. */
function codesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => {
    if (name === 'map' || name === 'like') return Object.values(value as Record<string, string>);
    return name === 'otherwise' || name === 'constant' ? [String(value)] : codesIn(value);
  });
}

/** Ways in which a payload can be spoilt on its way, or be meant to do harm. */
function spoilt(body: string): Buffer[] {
  const cuts = [0, 1, 0.1, 0.5, 0.9, 0.99].map((part) => body.slice(0, part <= 1 ? Math.floor(body.length * part) : 1));
  return [
    ...cuts,
    '{}',
    '[]',
    'null',
    '<wrong/>',
    '<!DOCTYPE x [<!ENTITY e "e">]><xml>&e;</xml>',
    `${'['.repeat(5000)}${']'.repeat(5000)}`,
    body.replace(/\d/g, 'x'),
    body.replace(/"[^"]*"/g, 'null'),
    body.replace(/"(\w+)":/g, '"__proto__":'),
    body.replace(/>[^<]+</g, '><'),
  ].map((text) => Buffer.from(text));
}

describe('settings for formats of aggregators and shops', () => {
  test.each([...accounts.keys()])('%s can be used as they are, and every word they map to is one of ours', (name) => {
    const { settings, secrets } = accounts.get(name)!;
    const given = Object.fromEntries(Object.keys(secrets).map((one) => [one, 'k'.repeat(43)]));
    expect(settingsFaults(settings, { shop: SHOP, secrets: given })).toEqual([]);
    const codes = settings.facts.flatMap((fact) => codesIn(fact.code)).filter((code) => code !== '');
    expect(codes.filter((code) => !POSTABLE_CODES.includes(code))).toEqual([]);
  });

  test('each of them is checked with payloads of our own', () => {
    const checked = new Set(vendors.flatMap(({ own }) => Object.values(own).map(({ format }) => format)));
    expect([...accounts.keys()].filter((name) => !checked.has(name))).toEqual([]);
  });

  const own = vendors.flatMap(({ folder, own: payloads }) =>
    Object.entries(payloads).map(([name, one]) => ({ name: `${folder}: ${name}`, ...one })),
  );
  test.each(own)('$name', ({ format, asked, body, expected }) => check(readBy(format, Buffer.from(body), asked), expected));

  test.each(own)('$name, spoilt on its way, never throws and says nothing', ({ format, asked, body }) => {
    for (const bytes of spoilt(body)) expect(readBy(format, bytes, asked).kind).toMatch(/^(rows|failure|unreadable)$/);
  });
});

describe.skipIf(!data).each(vendors)('recorded payloads of $folder', ({ folder, files, formats, envelope }) => {
  const path = `${data}/fixtures/${folder}`;
  const payloads = data ? readdirSync(path).filter((file) => !file.endsWith('.expected.json')) : [];
  const formatOf = (file: string) => formats?.[file] ?? folder.split('/').at(-1)!;
  const bodyOf = (file: string) => (envelope?.[file] ?? String)(readFileSync(`${path}/${file}`, 'utf8'));

  test('are all accounted for', () => {
    expect(Object.keys(files).sort()).toEqual(payloads.sort());
  });

  test.each(Object.keys(files))('%s', (file) => check(readBy(formatOf(file), Buffer.from(bodyOf(file))), files[file]!));

  test.each(Object.keys(files))('%s spoilt on its way never throws', (file) => {
    for (const bytes of spoilt(bodyOf(file))) expect(readBy(formatOf(file), bytes).kind).toMatch(/^(rows|failure|unreadable)$/);
  });
});
