import { createHash, createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ConnectorSettingsInput, connectorSettings } from '@/server/domain/connector/connector-settings';
import { HOUR, type Instant, MINUTE } from '@/server/domain/shared/instant';
import { hotLoops } from '@/server/jobs/hot-loops';
import { pool } from '@/server/platform/database';
import { newId } from '@/server/platform/ids';
import { type Context, newContext } from '@/server/store/context';
import { claimPull, savePullProgress } from '@/server/store/source-pull';
import { pullDueSource } from '@/server/usecases/source/pull-due-source';
import { pullNow } from '@/server/usecases/source/read-connector';
import { saveConnector } from '@/server/usecases/source/save-connector';
import { tryConnector } from '@/server/usecases/source/try-connector';
import { freshDatabase } from '../../database/fresh-database';
import { type Asked, type Host, startHost } from '../../support/connector-hosts';

const NOW = Date.UTC(2026, 10, 20, 4);
let host: Host | undefined;
let now: Instant;
let answer: (asked: Asked) => unknown;

beforeEach(async () => {
  await freshDatabase();
  now = NOW;
  host = await startHost(async (asked, response) => {
    const said = await answer(asked);
    if (typeof said === 'number') response.writeHead(said, { 'retry-after': '600' }).end();
    else if (said !== undefined) response.setHeader('content-type', 'application/json').end(JSON.stringify(said));
  });
});
afterEach(() => host?.close());

const ctx = (): Context => ({ ...newContext(), now: () => now });
const row = (no: string) => ({ no, at: '2026-11-20T03:00:00Z' });

function settingsOf(pull: object = {}, more: object = {}): ConnectorSettingsInput {
  return {
    rows: '$.rows[*]',
    orderNo: { column: '$.no' },
    facts: [{ name: 'picked', code: { constant: 'picked' }, at: { column: '$.at' } }],
    pull: {
      everyMin: 10,
      firstDays: 2,
      overlapMin: 5,
      sinceFormat: 'YYYY-MM-DD HH:mm:ss',
      request: { url: `${host!.url}/list?since={since}&page={page}&key={secret:key}` },
      paging: { kind: 'page', size: 2 },
      perMinute: 6000,
      timeoutS: 30,
      privateHosts: ['127.0.0.1'],
      ...pull,
    },
    ...more,
  } as ConnectorSettingsInput;
}

async function save(settings = settingsOf(), name = 'erp'): Promise<void> {
  const account = { name, kind: 'erp' as const, shop: 'north', timeZone: 'Asia/Shanghai', secrets: { key: 'a&b=c' }, by: 'system' };
  const saved = await saveConnector(ctx(), { ...account, settings: connectorSettings.parse(settings) });
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
}

const state = async () => (await pool().query('select *, next_at as next, watermark from source_pull')).rows[0];
const orderNos = async () => (await pool().query('select order_no from orders order by order_no')).rows.map((one) => one.order_no);
const asked = () => host!.asked.map((one) => decodeURIComponent(one.url.slice('/list?'.length).replaceAll('+', ' ')));
const pageOf = (one: Asked) => Number(new URL(one.url, 'http://none').searchParams.get('page'));

test('a system that wants its requests signed is asked so, page after page, each with a moment and a word of its own', async () => {
  const seen = new Set<string>();
  // a stand-in that checks as such a system does: over what reached it, each word once, no old moments
  answer = ({ method, url, headers, body }) => {
    const { pathname, searchParams } = new URL(url, 'http://none');
    const sorted = [...searchParams]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${name}=${value}`)
      .join('&');
    const [at, nonce] = [String(headers['x-time']), String(headers['x-nonce'])];
    const text = [method, pathname, sorted, createHash('sha256').update(body).digest('hex'), at, nonce].join('\n');
    const isGood = headers['x-sign'] === createHmac('sha256', 'a&b=c').update(text).digest('base64');
    if (!isGood || seen.has(nonce) || Math.abs(Date.now() - Number(at)) > MINUTE) return 401;
    seen.add(nonce);
    return searchParams.get('page') === '1' ? { rows: [row('A'), row('B')] } : { rows: [row('C')] };
  };
  const signing = { signed: '{method}\n{path}\n{sorted}\n{body_hash}\n{timestamp}\n{nonce}', key: '{secret:key}', encoding: 'base64' };
  const headers = { 'X-Sign': '{signature}', 'X-Time': '{timestamp}', 'X-Nonce': '{nonce}' };
  const request = { url: `${host!.url}/list?since={since}&page={page}`, headers };
  await save(settingsOf({ request, signing }));
  expect(await pullDueSource(ctx())).toBe(true);
  expect(await state()).toMatchObject({ error: null, pages: 2, rows: 3 });
  expect(await orderNos()).toEqual(['A', 'B', 'C']);
  expect(seen.size).toBe(2);
  const faults = async (pull: object) => {
    const tried = await tryConnector(ctx(), {
      ...{ name: 'new', shop: 'north', timeZone: 'Asia/Shanghai', by: 'system', secrets: { key: 'k' } },
      settings: connectorSettings.parse(settingsOf(pull)),
    });
    return tried.kind === 'faulty' ? tried.faults.map((one) => one.field) : [];
  };
  expect(await faults({ request })).toEqual(['pull.signing']);
  expect(await faults({ request: { url: `${host!.url}/list` }, signing })).toEqual(['pull.signing']);
});

describe('what changed since', () => {
  test('is asked for from days ago, then from the last time with an overlap, in the system’s own zone; words are escaped', async () => {
    answer = () => ({ rows: [] });
    await save();
    await pullDueSource(ctx());
    now += 10 * MINUTE;
    await pullDueSource(ctx());
    expect(asked()).toEqual(['since=2026-11-18 12:00:00&page=1&key=a&b=c', 'since=2026-11-20 11:55:00&page=1&key=a&b=c']);
    expect(host!.asked[0]!.url).toContain('key=a%26b%3Dc');
    expect((await state()).watermark).toBe(NOW + 10 * MINUTE);
  });

  test('is not forgotten when the system fails in between: the next time goes on at the page that failed, later and later', async () => {
    let isDown = true;
    answer = (one) => {
      const page = pageOf(one);
      if (page === 2 && isDown) return 503;
      return { rows: page === 1 ? [row('A'), row('B')] : [row('C')] };
    };
    await save();
    await pullDueSource(ctx());
    expect(await orderNos()).toEqual(['A', 'B']);
    expect(await state()).toMatchObject({ error: 'it answered 503', failures: 1, next: NOW + 10 * MINUTE, watermark: null });
    expect(await pullDueSource(ctx())).toBe(false);
    isDown = false;
    now += 10 * MINUTE;
    await pullDueSource(ctx());
    expect(host!.asked.map(pageOf)).toEqual([1, 2, 2]);
    expect(await orderNos()).toEqual(['A', 'B', 'C']);
    expect(await state()).toMatchObject({ error: null, failures: 0, pages: 2, rows: 3, progress: null, watermark: NOW });
  });

  test('begins anew when the place to go on at has grown old', async () => {
    answer = (one) => (pageOf(one) === 2 ? 500 : { rows: [row('A'), row('B')] });
    await save();
    await pullDueSource(ctx());
    now += 2 * HOUR;
    await pullDueSource(ctx());
    expect(host!.asked.map(pageOf)).toEqual([1, 2, 1, 2]);
  });

  test('stops after as many pages as agreed and goes on there a minute later', async () => {
    answer = (one) => ({ rows: pageOf(one) < 4 ? [row(`A${pageOf(one)}`), row(`B${pageOf(one)}`)] : [] });
    await save(settingsOf({ mostPages: 2 }));
    await pullDueSource(ctx());
    expect(host!.asked.map(pageOf)).toEqual([1, 2]);
    now += MINUTE;
    await pullDueSource(ctx());
    expect(host!.asked.map(pageOf)).toEqual([1, 2, 3, 4]);
    expect(await orderNos()).toHaveLength(6);
  });
});

test('everything is asked for again when somebody wants that, and whoever asks just then writes nothing more', async () => {
  answer = () => ({ rows: [] });
  await save();
  await pullDueSource(ctx());
  const { source_id: id } = await state();
  expect(await pullNow(ctx(), { id, isAnew: true, by: 'system' })).toEqual({ kind: 'asked' });
  await pullDueSource(ctx());
  expect(asked().map((url) => url.slice(0, 25))).toEqual(['since=2026-11-18 12:00:00', 'since=2026-11-18 12:00:00']);
  expect(await pullNow(ctx(), { id: '01900000-0000-7000-8000-000000000000', isAnew: true, by: 'system' })).toEqual({ kind: 'missing' });
});

test('many workers at once ask a system once', async () => {
  answer = () => ({ rows: [row('A')] });
  await save();
  const pulled = await Promise.all(Array.from({ length: 6 }, () => pullDueSource(ctx())));
  expect(pulled.filter(Boolean)).toHaveLength(1);
  expect(host!.asked).toHaveLength(1);
});

test('a system that takes long keeps none waiting: the others have their turn, and the next one', async () => {
  let answerNow = () => {};
  const slow = new Promise<void>((done) => {
    answerNow = done;
  });
  answer = (one) => (one.url.startsWith('/slow') ? slow.then(() => ({ rows: [] })) : { rows: [] });
  const slowRequest = { url: `${host!.url}/slow?since={since}&page={page}` };
  await save(settingsOf({ request: slowRequest, timeoutS: 60 }), 'slow');
  now += 1;
  await save(settingsOf({ everyMin: 2 }), 'quick');
  const needs = { request: async () => undefined, signal: new AbortController().signal };
  const slots = hotLoops(ctx(), needs).filter((loop) => loop.name.startsWith('pull sources'));
  const first = slots[0]!.round();
  try {
    await vi.waitFor(() => expect(host!.asked).toHaveLength(1));
    expect(await slots[1]!.round()).toBe(1);
    expect(await slots[2]!.round()).toBe(0);
    now += 2 * MINUTE;
    expect(await slots[2]!.round()).toBe(1);
  } finally {
    answerNow();
    await first;
  }
  expect(host!.asked.map((one) => one.url.split('?')[0])).toEqual(['/slow', '/list', '/list']);
});

test('a worker that dies in between is followed by another, at the page after the last that it had recorded', async () => {
  answer = (one) => ({ rows: pageOf(one) === 3 ? [] : [row(`A${pageOf(one)}`), row(`B${pageOf(one)}`)] });
  await save();
  const dead = { sourceId: (await state()).source_id, lease: newId(now) };
  await claimPull(pool(), { lease: dead.lease, now, leaseMs: 5 * MINUTE });
  const progress = { since: NOW - HOUR, until: NOW, pages: 1, rows: 2, refused: 0, next: '2' };
  await savePullProgress(pool(), { ...dead, until: now + 5 * MINUTE }, progress);
  expect(await pullDueSource(ctx())).toBe(false);
  now += 6 * MINUTE;
  expect(await pullDueSource(ctx())).toBe(true);
  expect(host!.asked.map(pageOf)).toEqual([2, 3]);
  expect(await state()).toMatchObject({ pages: 3, rows: 4, watermark: NOW });
  // what the dead one still has in hand changes nothing
  expect(await savePullProgress(pool(), { ...dead, until: now + 5 * MINUTE }, progress)).toBe(false);
});

test('a worker that lost its lease writes nothing over the one that has it', async () => {
  answer = (one) => {
    if (pageOf(one) > 1) return { rows: [] };
    // while the page is on its way, the lease ends and another worker takes the account
    void pool().query(`update source_pull set lease = gen_random_uuid(), error = 'of the other'`);
    return { rows: [row('A'), row('B')] };
  };
  await save();
  await pullDueSource(ctx());
  expect(await state()).toMatchObject({ error: 'of the other', watermark: null });
  expect(host!.asked).toHaveLength(1);
});

describe('a system that cannot be asked', () => {
  const fault = async (settings: ConnectorSettingsInput) => {
    await save(settings);
    await pullDueSource(ctx());
    return (await state()).error as string;
  };

  test.each([
    ['inside our own network', { privateHosts: [] }, /^127\.0\.0\.1 lies inside a private network/],
    [
      'by a name for our own machine',
      { privateHosts: [], request: { url: 'http://localhost:1/' } },
      /^localhost lies inside a private network/,
    ],
    [
      'where cloud providers keep their keys',
      { privateHosts: ['169.254.169.254'], request: { url: 'http://169.254.169.254/latest' } },
      /never called/,
    ],
    ['behind a mapped address', { privateHosts: [], request: { url: 'http://[::ffff:127.0.0.1]:1/' } }, /private network/],
    ['where nothing listens', { request: { url: 'http://127.0.0.1:1/?key={secret:key}' } }, /^127\.0\.0\.1 refuses the connection/],
  ])('%s is told so', async (_, pull, reason) => {
    answer = () => ({ rows: [] });
    const said = await fault(settingsOf(pull));
    expect(said).toMatch(reason);
    expect(said).not.toContain('a&b');
    expect(host!.asked).toEqual([]);
  });

  test.each([
    ['redirects', () => 302, {}, /^it answered 302$/],
    ['never answers', () => undefined, { timeoutS: 1 }, /^127\.0\.0\.1 did not answer within 1 seconds$/],
    ['answers without end', () => ({ rows: ['x'.repeat(9 * 1024 * 1024)] }), {}, /answered more than 8 MiB/],
  ])('because it %s is told so', async (_, said, pull, reason) => {
    answer = said;
    expect(await fault(settingsOf(pull))).toMatch(reason);
  });

  test('because it names a next page elsewhere is told so, and its secrets stay', async () => {
    answer = () => ({ rows: [row('A')], next: 'http://127.0.0.2:9/steal' });
    expect(await fault(settingsOf({ paging: { kind: 'next_address', path: '$.next' } }))).toBe('it names a next page on another host');
  });

  test('because it refuses to sign us in is told so', async () => {
    answer = () => ({ ok: false });
    const login = { request: { url: `${host!.url}/login` }, good: { path: '$.ok', is: ['true'] } };
    expect(await fault(settingsOf({ login }))).toBe('signing in was refused ($.ok says "false")');
  });
});

describe('settings that are tried', () => {
  const trial = { name: 'new', shop: 'north', timeZone: 'Asia/Shanghai', by: 'system' };

  test('show what would become of a page, with what is wrong and what nobody mapped, and record nothing', async () => {
    answer = () => ({
      rows: [
        { ...row('A'), st: 'X' },
        { no: 'B', at: 'soon', st: 'X' },
      ],
    });
    const facts = [
      { name: 'st', code: { column: '$.st', map: { Y: 'packed' }, otherwise: '' }, sourceCode: { column: '$.st' }, at: { column: '$.at' } },
    ];
    const tried = await tryConnector(ctx(), {
      ...trial,
      settings: connectorSettings.parse(settingsOf({}, { facts })),
      secrets: { key: 'k' },
    });
    expect(tried).toMatchObject({
      kind: 'read',
      told: 2,
      refused: 1,
      unmapped: [{ word: 'X', times: 1 }],
      hasMore: true,
      rows: [{ orderNo: 'A' }, { problems: [{ field: 'facts.st.at' }] }],
    });
    expect((await pool().query('select (select count(*) from fact)::int + (select count(*) from raw_payload)::int as n')).rows[0].n).toBe(
      0,
    );
  });

  test('show whose the rows are only when that is asked for, and then it is on record', async () => {
    const order = {
      placedAt: { column: '$.at' },
      name: { column: '$.name' },
      phone: { column: '$.phone' },
      destination: { country: { constant: 'CN' } },
    };
    const told = { ...row('A'), name: '王小明', phone: '13700137051', address: '漕溪北路1号' };
    answer = () => ({ rows: [told] });
    const settings = connectorSettings.parse(settingsOf({}, { order }));
    const looks = async () =>
      (await pool().query("select subject from audit where action = 'preview.shown'")).rows.map((one) => one.subject);
    for (const sample of [undefined, { body: JSON.stringify({ rows: [told] }) }]) {
      const masked = await tryConnector(ctx(), { ...trial, settings, secrets: { key: 'k' }, sample });
      expect(masked).toMatchObject({ kind: 'read', rows: [{ orderNo: 'A', phone: '137****7051' }] });
      expect(JSON.stringify(masked)).not.toMatch(/王小明|13700137051|漕溪北路1号/);
    }
    expect(await looks()).toEqual([]);
    const shown = await tryConnector(ctx(), { ...trial, settings, secrets: { key: 'k' }, reveal: true });
    expect(shown).toMatchObject({ rows: [{ phone: '+8613700137051' }], sample: expect.stringContaining('王小明') });
    expect(await looks()).toEqual(['source_name:new']);
  });

  test('say what is wrong with themselves, field by field', async () => {
    const settings = connectorSettings.parse(
      settingsOf(
        {},
        { orderNo: { column: '$.[' }, facts: [{ name: 'a', each: 'nowhere', code: { constant: 'picked' }, at: { column: '$.at' } }] },
      ),
    );
    const tried = await tryConnector(ctx(), { ...trial, settings });
    expect(tried.kind === 'faulty' && tried.faults.map((one) => one.field)).toEqual(['orderNo.column', 'facts[0].each', 'secrets.key']);
  });

  test('ask about one number', async () => {
    answer = (one) => ({ rows: [{ ...row('A'), url: one.url }] });
    const ask = { carriers: ['x'], request: { url: `${host!.url}/n/{number}` }, privateHosts: ['127.0.0.1'] };
    const settings = connectorSettings.parse({ ...settingsOf(), pull: undefined, ask });
    expect(await tryConnector(ctx(), { ...trial, settings, number: 'N/1' })).toMatchObject({ kind: 'read', rows: [{ orderNo: 'A' }] });
    expect(host!.asked.map((one) => one.url)).toEqual(['/n/N%2F1']);
    const { rows } = await pool().query("select detail from audit where action = 'source.tried'");
    expect(rows).toEqual([{ detail: { hosts: [new URL(host!.url).host], privateHosts: ['127.0.0.1'] } }]);
  });

  test('read a pasted document without a way in', async () => {
    const settings = connectorSettings.parse({ ...settingsOf(), pull: undefined });
    const sample = { body: JSON.stringify({ rows: [row('A')] }) };
    expect(await tryConnector(ctx(), { ...trial, settings, sample })).toMatchObject({ kind: 'read', rows: [{ orderNo: 'A' }] });
  });
});
