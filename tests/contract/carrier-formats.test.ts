import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ConnectorSettings, connectorSettings } from '@/server/domain/connector/connector-settings';
import type { MappedRow } from '@/server/domain/row/map-row';
import type { MappedFact } from '@/server/domain/row/mapped';
import { MINUTE, SECOND } from '@/server/domain/shared/instant';
import { type ReadRows, ROW_FAILURE, readRows } from '@/server/sources/connector/read-rows';
import { settingsFaults } from '@/server/sources/connector/settings-faults';
import { dataFolder } from '../support/data-folder';
import type { CarrierExpectations, ExpectedAnswer, ExpectedEvent, ExpectedShipment } from './carriers/expected-answer';

interface Account {
  name: string;
  kind: string;
  timeZone: string;
  settings: ConnectorSettings;
}

const FORMATS = new URL('../../docs/connectors/carriers/', import.meta.url);
const formatNames = readdirSync(FORMATS).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -5)] : []));
const accounts = new Map<string, Account>(formatNames.map((name) => [name, accountOf(name)]));
const carriers = Object.values(import.meta.glob<CarrierExpectations>('./carriers/*.ts', { eager: true, import: 'default' })).filter(
  Boolean,
);
const data = dataFolder();

function accountOf(name: string): Account {
  const json = JSON.parse(readFileSync(new URL(`${name}.json`, FORMATS), 'utf8'));
  return { ...json, settings: connectorSettings.parse(json.settings) };
}

function readBy(format: string, body: Buffer, askedNumber?: string): ReadRows {
  const account = accounts.get(format);
  if (!account) throw new Error(`docs/connectors/carriers/${format}.json is missing`);
  return readRows(body, null, account.settings, { shop: null, timeZone: account.timeZone, askedNumber });
}

/** Events of the rows that were taken, by shipment, in the order of the document. */
function shipmentsOf(rows: readonly MappedRow[]): Map<string, MappedFact[]> {
  const facts = rows.flatMap((row) => (row.kind === 'mapped' ? row.facts : []));
  const shipments = new Map<string, MappedFact[]>();
  for (const fact of facts) {
    const no = fact.shipment?.trackingNo ?? 'none';
    shipments.set(no, [...(shipments.get(no) ?? []), fact]);
  }
  return shipments;
}

function refusalsOf(rows: readonly MappedRow[]): string[] {
  return rows.flatMap((row) => (row.kind === 'refused' ? row.problems.map((p) => `${p.field}: ${p.reason.en}`) : []));
}

const iso = (at: number) => new Date(at).toISOString();
const told = (fact: MappedFact): string =>
  [fact.code ?? `?${fact.sourceCode}`, iso(fact.occurredAt), fact.precision === 'day' ? 'day' : '', fact.place?.city ?? ''].join(' | ');
const wanted = ([code, at, city]: ExpectedEvent): string =>
  [code, iso(Date.parse(at.replace(' day', ''))), at.endsWith(' day') ? 'day' : '', city].join(' | ');

function check(answer: ReadRows, expected: ExpectedAnswer, account: Account): void {
  if (expected === 'nothing') expectNothing(answer);
  else if ('failure' in expected) expect(reasonsOf(answer)).toContain(expected.failure);
  else checkRows(answer, expected, account);
}

function checkRows(answer: ReadRows, expected: Extract<ExpectedAnswer, { shipments: unknown }>, account: Account): void {
  if (answer.kind !== 'rows') throw new Error(`${answer.kind}: ${answer.reason}`);
  const shipments = shipmentsOf(answer.rows);
  expect(refusalsOf(answer.rows)).toEqual((expected.refused ?? []).map((words) => expect.stringContaining(words)));
  expect([...shipments.keys()]).toEqual(expected.shipments.map((shipment) => shipment.trackingNo));
  for (const shipment of expected.shipments) checkShipment(shipments.get(shipment.trackingNo) ?? [], shipment, account);
}

function checkShipment(facts: MappedFact[], shipment: ExpectedShipment, account: Account): void {
  const lines = facts.map(told);
  const wantedLines = shipment.events.map(wanted);
  expect(lines.length, lines.join('\n')).toBe(shipment.count);
  if (wantedLines.length === shipment.count) expect(lines).toEqual(wantedLines);
  else {
    expect(wantedLines.length, 'too few of the events are written down').toBeGreaterThanOrEqual(Math.min(shipment.count, 4));
    expect([lines[0], lines.at(-1)]).toEqual([wantedLines[0], wantedLines.at(-1)]);
    expect(lines.filter((line) => wantedLines.includes(line))).toEqual(wantedLines);
  }
  const carrier = shipment.carrier ?? account.name;
  expect(facts.filter((fact) => fact.shipment?.carrier !== carrier)).toEqual([]);
  const expectedBy = [...new Set(facts.flatMap((fact) => fact.data?.expectedBy ?? []))].map(iso);
  expect(expectedBy).toEqual(shipment.expectedBy ? [iso(Date.parse(shipment.expectedBy))] : []);
}

function reasonsOf(answer: ReadRows): string {
  if (answer.kind !== 'rows') return answer.kind === 'failure' ? answer.reason : `not a failure but ${answer.kind}: ${answer.reason}`;
  const isAllNo = answer.rows.length > 0 && answer.rows.every((row) => row.kind === 'refused' && row.problems[0]?.field === ROW_FAILURE);
  return isAllNo ? refusalsOf(answer.rows).join('; ') : `not a failure but ${JSON.stringify(answer.rows)}`;
}

function expectNothing(answer: ReadRows): void {
  if (answer.kind === 'rows') expect(answer.rows.filter((row) => row.kind === 'mapped')).toEqual([]);
}

/** Ways in which an answer can be spoilt on its way. */
function spoilt(body: Buffer): Buffer[] {
  const text = body.toString('utf8');
  const cuts = [0, 1, 0.1, 0.5, 0.9, 0.99].map((part) => body.subarray(0, part <= 1 ? Math.floor(body.length * part) : 1));
  return [
    ...cuts,
    Buffer.from('{}'),
    Buffer.from('[]'),
    Buffer.from('null'),
    Buffer.from('<wrong/>'),
    Buffer.from(text.replace(/\d/g, 'x')),
    Buffer.from(text.replace(/"[^"]*"/g, 'null')),
    Buffer.from(text.replace(/>[^<]+</g, '><')),
  ];
}

describe('settings for carriers’ own formats', () => {
  test.each(formatNames)('%s can be used as they are', (name) => {
    const { settings } = accounts.get(name)!;
    expect(settingsFaults(settings, { shop: null, secrets: { signing: 'x' } })).toEqual([]);
  });

  const own = carriers.flatMap((carrier) =>
    Object.entries(carrier.own ?? {}).map(([name, one]) => ({ name: `${carrier.folder}: ${name}`, ...one })),
  );
  test.each(own)('$name', ({ settings, asked, body, expected }) => {
    check(readBy(settings, Buffer.from(body), asked), expected, accounts.get(settings)!);
  });
});

describe.skipIf(!data).each(carriers)('recorded answers of $folder', ({ folder, files, settings, asked, otherCount, otherReading }) => {
  const path = `${data}/fixtures/carrier/${folder}`;
  const payloads = data ? readdirSync(path).filter((file) => !file.endsWith('.expected.json')) : [];
  const formatOf = (file: string) => settings?.[file] ?? folder;

  test('are all accounted for', () => {
    expect(Object.keys(files).sort()).toEqual(payloads.sort());
  });

  test.each(Object.keys(files))('%s', (file) => {
    check(readBy(formatOf(file), readFileSync(`${path}/${file}`), asked?.[file]), files[file]!, accounts.get(formatOf(file))!);
  });

  test.each(Object.keys(files))('%s has the events that its library reads in it', (file) => {
    const library = libraryOn(`${path}/${file.replace(/\.\w+$/, '.expected.json')}`);
    const expected = files[file]!;
    if (library === null || expected === 'nothing' || 'failure' in expected) return;
    const answer = readBy(formatOf(file), readFileSync(`${path}/${file}`), asked?.[file]);
    const facts = answer.kind === 'rows' ? [...shipmentsOf(answer.rows).values()] : [];
    const counts = facts.map((events) => events.length);
    if (otherCount?.[file]) expect(Math.max(...counts)).not.toBe(library.count);
    else if (library.count !== null) expect(Math.max(...counts)).toBe(library.count);
    const all = facts.flat();
    const unlike = library.events.filter((event) => !all.some((fact) => isSameScan(fact, event)));
    if (otherReading?.[file]) expect(unlike).not.toEqual([]);
    else expect(unlike).toEqual([]);
  });

  test.each(Object.keys(files))('%s spoilt on its way never throws', (file) => {
    const format = accounts.get(formatOf(file))!;
    for (const body of spoilt(readFileSync(`${path}/${file}`)))
      expect(readBy(formatOf(file), body, asked?.[file]).kind).toMatch(/^(rows|failure|unreadable)$/);
    const wrong = { ...format.settings, format: format.settings.format === 'json' ? ('xml' as const) : ('json' as const) };
    expect(() => readRows(readFileSync(`${path}/${file}`), null, wrong, { shop: null, timeZone: format.timeZone })).not.toThrow();
  });
});

interface LibraryEvent {
  code?: string;
  at: number;
}

/** What the library whose answer this was reads in it: events of the longest shipment, and those that it shows. */
function libraryOn(path: string): { count: number | null; events: LibraryEvent[] } | null {
  if (!existsSync(path)) return null;
  const { karrio_parsed, shipit_assertions, library_assertions } = JSON.parse(readFileSync(path, 'utf8'));
  const parsed: { events?: { code?: string; timestamp: string }[] }[] = Array.isArray(karrio_parsed?.[0]) ? karrio_parsed[0] : [];
  if (parsed.length > 0)
    return {
      count: Math.max(...parsed.map(({ events = [] }) => events.length)),
      events: parsed.flatMap(({ events = [] }) => events.map(({ code, timestamp }) => ({ code, at: Date.parse(timestamp) }))),
    };
  const shown: { timestamp: string }[] = Object.values(shipit_assertions?.activities_by_index ?? {});
  return {
    count: shipit_assertions?.package?.activity_count ?? library_assertions?.event_count ?? null,
    events: shown.map(({ timestamp }) => ({ at: Date.parse(timestamp) })),
  };
}

/** The libraries label a clock on a wall as UTC where the carrier names no zone: a whole zone may lie between. They drop parts of seconds. */
function isSameScan(fact: MappedFact, { code, at }: LibraryEvent): boolean {
  const apart = Math.floor(fact.occurredAt / SECOND) * SECOND - at;
  return (code === undefined || fact.sourceCode === code) && apart % (15 * MINUTE) === 0 && Math.abs(apart) <= 14 * 60 * MINUTE;
}
