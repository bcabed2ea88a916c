import { deflateSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { answerLabels } from '@/server/api/public/label/answer-labels';
import { maskEmail, maskName, maskPhone } from '@/server/domain/access/mask';
import { routeMatcher } from '@/server/front/match-route';
import { pool } from '@/server/platform/database';
import { newLog } from '@/server/platform/log';
import { Browser } from '../../privacy/browser';
import { ValueFinder } from '../../privacy/find-values';
import { Ledger, NOTHING } from '../../privacy/ledger';
import { holdsNumberAlone } from '../../privacy/look-at-label';
import { lookAtTables } from '../../privacy/look-at-tables';
import { personOf } from '../../privacy/people';

const finder = new ValueFinder(56);
const people = Array.from({ length: 56 }, (_, no) => personOf(no));
const person = personOf(0);
const { name, address, email } = person;
const phone = person.phone.e164;

/** A product that answers everything with one planted answer. */
async function leaksOf(answer: Response): Promise<string[]> {
  const ledger = new Ledger(finder);
  const door = { ask: async () => answer, logged: () => '' };
  await new Browser(door, ledger, routeMatcher<string>([]), 0, 'anybody').ask('/q/x', NOTHING);
  return ledger.leaks.map((leak) => leak.kind);
}

const kindsIn = (text: string) => [...new Set(finder.inText(text).map((found) => `${found.kind} of ${found.person}`))];

describe('a value is found in whatever form it stands', () => {
  it.each([
    ['as it is', name],
    ['a given name alone', name.slice(1)],
    ['percent-encoded', encodeURIComponent(name)],
    ['escaped in JSON', JSON.stringify(name).replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`)],
    ['as entities', [...name].map((c) => `&#${c.codePointAt(0)};`).join('')],
    ['as hexadecimal entities', [...name].map((c) => `&#x${c.codePointAt(0)!.toString(16)};`).join('')],
    ['in base64', Buffer.from(`{"who":"${name}"}`).toString('base64')],
    ['in base64 for addresses', Buffer.from(`{"who":"??>${name}"}`).toString('base64url')],
  ])('a name %s', (_, text) => expect(kindsIn(`x ${text} y`)).toEqual(['name of 0']));

  it.each([
    ['in E.164', phone],
    ['as its owner writes it', person.phone.written],
    ['in groups', `${phone.slice(3, 6)} ${phone.slice(6, 10)} ${phone.slice(10)}`],
    ['in full-width digits', phone.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))],
    ['behind other digits', `0086${phone.slice(3)}`],
    ['its last seven digits', phone.slice(-7)],
    ['its last eight digits', phone.slice(-8)],
    ['percent-encoded', encodeURIComponent(`tel:${phone}`)],
    ['in base64', Buffer.from(`tel:${phone}`).toString('base64')],
  ])('a phone %s', (_, text) => expect(kindsIn(`x ${text} y`)).toEqual(['phone of 0']));

  it('a phone among five thousand persons as its own, whoever’s number ends alike', () => {
    const all = new ValueFinder(5_000);
    const strange = Array.from({ length: 5_000 }, (_, no) => no).filter((no) =>
      all.inText(`x ${personOf(no).phone.e164} y`).some((found) => found.person !== no),
    );
    expect(strange).toEqual([]);
  });

  it('every value of everybody, whatever is said about them', () => {
    for (const one of people) {
      const found = (text: string) =>
        finder
          .inText(text)
          .filter((leak) => leak.person === one.no)
          .map((leak) => leak.kind);
      expect(found(one.name)).toContain('name');
      for (const text of [one.phone.written, one.phone.e164]) expect(found(text)).toContain('phone');
      expect(found(one.email)).toEqual(['email']);
      for (const kind of ['street', 'company']) expect(found(one.address)).toContain(kind);
      for (const kind of ['courier', 'name', 'phone', 'idNumber', 'email']) expect(one.scans.flatMap(found)).toContain(kind);
      expect(found(`${one.newAddress} ${one.invoice.title} ${one.invoice.email}`)).toContain('wish');
      expect(found(one.openid)).toEqual(['account']);
      expect(found(one.remark)).toContain('words');
      expect(found(one.comment)).toContain('comment');
      expect(found(`${one.item} ${one.district} ${one.orderNo}`).sort()).toEqual(['district', 'item', 'orderNo']);
    }
  });

  it('what a mask leaves is no value, and neither are times, numbers of parcels, ids and drawings', () => {
    for (const one of people) {
      const shown = `${maskName(one.name)} ${maskPhone(one.phone.e164)} ${maskEmail(one.email)} …${one.orderNo.slice(-4)} ${one.trackingNo}`;
      expect(kindsIn(shown)).toEqual([]);
    }
    const digits = phone.slice(-7);
    expect(
      kindsIn(`0190aaaa-0000-7000-8000-0000${digits}9 <path d="M12.3 4L${digits} 0z"/> ${1_795_000_000_000} 2026-11-22T05:36:51.123Z`),
    ).toEqual([]);
  });
});

describe('a leak is found wherever it stands', () => {
  const pdf = Buffer.concat([
    Buffer.from('%PDF-1.4\n1 0 obj\nstream\n'),
    deflateSync(Buffer.from(`(${name}) Tj`)),
    Buffer.from('\nendstream'),
  ]);
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.from(`tEXtComment\0${name}`)]);
  it.each<[string, Response]>([
    ['page', new Response(`<p>${name}</p>`, { headers: { 'content-type': 'text/html' } })],
    ['JSON', Response.json({ deep: [{ name }] })],
    ['error that repeats what it was sent', Response.json({ detail: `"${name}" is no date` }, { status: 422 })],
    ['calendar', new Response(`DESCRIPTION:${name}`, { headers: { 'content-type': 'text/calendar' } })],
    ['stream', new Response(`data: ${name}\n\n`, { headers: { 'content-type': 'text/event-stream' } })],
    [
      'address that a browser is sent to',
      new Response(null, { status: 303, headers: { location: `/track?name=${encodeURIComponent(name)}` } }),
    ],
    [
      'cookie',
      new Response(null, { headers: { 'set-cookie': `said=${Buffer.from(`{"name":"${name}"}`).toString('base64url')}; Path=/` } }),
    ],
    ['header', new Response(null, { headers: { 'content-disposition': `inline; filename="${encodeURIComponent(name)}.pdf"` } })],
    ['drawing', new Response(`<svg><text>${name}</text></svg>`, { headers: { 'content-type': 'image/svg+xml' } })],
    ['PDF', new Response(pdf, { headers: { 'content-type': 'application/pdf' } })],
    ['picture', new Response(png, { headers: { 'content-type': 'image/png' } })],
    ['metric', new Response(`orders{name="${name}"} 1`, { headers: { 'content-type': 'text/plain' } })],
  ])('in a %s', async (_, answer) => expect(await leaksOf(answer)).toContain('name'));

  it('in another’s answer, even where the reader may see such values of their own', () => {
    const ledger = new Ledger(finder);
    ledger.look('page', `${person.item} ${personOf(1).item}`, { kinds: ['item'], of: 0 });
    expect(ledger.leaks.map((leak) => leak.person)).toEqual([1]);
  });

  it('in a line of the log that says more than the log takes out by itself', () => {
    const logged: string[] = [];
    newLog('trace', { write: (line) => logged.push(line) }).info({ said: address }, 'a page failed');
    expect(kindsIn(logged.join(''))).toContain('street of 0');
  });
});

describe('a label holds the number and the address of the page', () => {
  const url = 'http://daona.test/q/abcdefghijk';
  const drawn = async (orderNo: string, format: 'svg' | 'pdf' | 'png') =>
    new Uint8Array(await answerLabels([{ orderNo, url }], { format, size: '100x150', skip: 0 }).arrayBuffer());

  it.each(['svg', 'pdf', 'png'] as const)(
    'and one that holds a name too is told from it, though its letters are outlines: %s',
    async (format) => {
      const label = { orderNo: person.orderNo, url, format, size: '100x150' as const };
      expect(await holdsNumberAlone(await drawn(person.orderNo, format), label)).toBe(true);
      expect(await holdsNumberAlone(await drawn(`${person.orderNo} ${name}`, format), label)).toBe(false);
    },
  );
});

describe('a leak is found in the database', () => {
  afterEach(() =>
    pool().query('drop table if exists planted; drop schema if exists pgboss_planted cascade; delete from setting; delete from audit'),
  );
  const look = async () => {
    const ledger = new Ledger(finder);
    const unlisted = await lookAtTables(pool(), ledger);
    return { unlisted, where: [...new Set(ledger.leaks.map((leak) => `${leak.where}: ${leak.kind}`))] };
  };

  it('in a column of text, in JSON, in bytes that nobody sealed, in a queue of jobs', async () => {
    expect((await look()).where).toEqual([]);
    await pool().query(`insert into setting (key, value) values ('x', $1)`, [JSON.stringify({ deep: [email] })]);
    await pool().query(`insert into audit (actor, action, subject, detail) values ('system', 'x', $1, '{}')`, [`phone:${phone}`]);
    await pool().query('create schema pgboss_planted; create table pgboss_planted.job (data bytea)');
    await pool().query('insert into pgboss_planted.job values ($1)', [Buffer.from(name)]);
    expect((await look()).where).toEqual([
      'table "pgboss_planted"."job": name',
      'table "public"."audit": phone',
      'table "public"."setting": email',
    ]);
  });

  it('in a table that nobody has said what it holds', async () => {
    await pool().query('create table planted (words text)');
    await pool().query('insert into planted values ($1)', [address]);
    const { unlisted, where } = await look();
    expect(unlisted).toContain('public.planted');
    expect(where).toContain('table "public"."planted": street');
  });
});
