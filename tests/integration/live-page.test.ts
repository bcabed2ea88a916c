import { gunzipSync } from 'node:zlib';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import * as parcelPage from '@/app/(public)/q/[code]/route';
import * as parcelStream from '@/app/api/live/orders/q/[code]/route';
import * as shareStream from '@/app/api/live/orders/t/[token]/route';
import { pool } from '@/server/platform/database';
import { singleton } from '@/server/platform/singleton';
import { newContext } from '@/server/store/context';
import { stopListening } from '@/server/store/listen';
import { createShareLink } from '@/server/usecases/access/create-share-link';
import { revokeShareLink } from '@/server/usecases/access/revoke-share-link';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../database/fresh-database';

const SITE = 'http://daona.test';
let code: string;

beforeEach(async () => {
  await freshDatabase();
  singleton('rate-limiters', () => new Map()).clear();
  await pool().query(`insert into shop (code, name) values ('demo', 'Demo')`);
  const header = { shop: 'demo', orderNo: 'LIVE1', type: 'normal' as const, placedAt: Date.now(), items: [] };
  const order = { reporter: { source: 'shopify', kind: 'platform' as const }, header, contact: { phone: '+8613800138000' } };
  await recordFacts(newContext(), { orders: [order], facts: [] });
  code = (await pool().query('select code from orders')).rows[0].code;
});
afterAll(stopListening);

function change(key: string, word: 'cancel.confirmed' | 'cancel.requested'): Promise<unknown> {
  const about = {
    reporter: { source: 'wms', kind: 'wms' as const },
    order: { shop: 'demo', orderNo: 'LIVE1' },
    precision: 'second' as const,
  };
  return recordFacts(newContext(), { orders: [], facts: [{ ...about, identityKey: key, code: word, occurredAt: Date.now() }] });
}

function openPage(headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`${SITE}/q/${code}`, { headers: { 'accept-encoding': 'gzip', ...headers } });
  return parcelPage.GET(request, { params: Promise.resolve({ code }) });
}

async function textOf(answer: Response): Promise<string> {
  return new Response(answer.body!.pipeThrough(new DecompressionStream('gzip'))).text();
}

test('a page that is open gets the part that changes, without style and script, and nothing while nothing changed', async () => {
  const first = await openPage({ 'daona-part': 'live' });
  const part = await textOf(first);
  expect(part).toMatch(/^<!doctype html><title>.+<\/title><main .*data-version="\d+".*<\/main>$/s);
  expect(part).not.toMatch(/<style|<script/);
  const whole = await textOf(await openPage());
  expect(whole).toContain(part.slice(part.indexOf('<main')));
  const tag = first.headers.get('etag')!;
  expect((await openPage({ 'daona-part': 'live', 'if-none-match': tag })).status).toBe(304);
  await change('x', 'cancel.confirmed');
  const second = await openPage({ 'daona-part': 'live', 'if-none-match': tag });
  expect(second.status).toBe(200);
  expect(await textOf(second)).toContain('取消');
});

test('pages that ask at the same moment are rendered and compressed once, each with the newest version', async () => {
  await change('x', 'cancel.confirmed');
  const cache = await import('@/server/api/public/page-cache');
  const kept = vi.spyOn(cache, 'keepRendered');
  const pages = await Promise.all(Array.from({ length: 40 }, () => openPage({ 'daona-part': 'live' })));
  const texts = await Promise.all(pages.map(textOf));
  expect(new Set(texts).size).toBe(1);
  expect(texts[0]).toContain('取消');
  expect(kept).toHaveBeenCalledTimes(1);
});

type StreamRoute = { GET: (request: Request, route: { params: Promise<never> }) => Promise<Response> };

/** Opens a stream and gathers its messages. */
async function listen(route: StreamRoute, params: object, stop: AbortController, headers: Record<string, string> = {}): Promise<string[]> {
  const request = new Request(`${SITE}/x?part`, { signal: stop.signal, headers });
  const stream = await route.GET(request, { params: Promise.resolve(params as never) });
  const messages: string[] = [];
  let begun = '';
  const reader = stream.body!.getReader();
  void (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      begun += new TextDecoder().decode(part.value);
      const whole = begun.split('\n\n');
      begun = whole.pop()!;
      messages.push(...whole.filter((message) => message.startsWith('data: ')).map((message) => message.slice(6)));
    }
  })().catch(() => undefined);
  await vi.waitFor(() => expect(messages).toHaveLength(1));
  return messages;
}

const unpack = (message: string) => gunzipSync(Buffer.from(message.split(' ')[1]!, 'base64')).toString();

test('news come with the part that changes: the bytes that a page gets who asks, in the language of the one who listens', async () => {
  const stop = new AbortController();
  const chinese = await listen(parcelStream, { code }, stop);
  const english = await listen(parcelStream, { code }, stop, { 'accept-language': 'en' });
  expect(chinese[0]).toMatch(/^\d+$/);
  await change('x', 'cancel.confirmed');
  await vi.waitFor(() => expect([chinese.length, english.length]).toEqual([2, 2]));
  const [version] = chinese[1]!.split(' ');
  expect(Number(version)).toBe(Number(chinese[0]) + 1);
  expect(unpack(chinese[1]!)).toBe(await textOf(await openPage({ 'daona-part': 'live' })));
  expect(unpack(chinese[1]!)).toContain(`data-version="${version}"`);
  expect(unpack(chinese[1]!)).toContain('取消');
  expect(unpack(english[1]!)).toMatch(/cancel/i);
  stop.abort();
});

test('a stream shows no more than its address opens: nobody on a parcel, a masked name by a link, its end at once when it is revoked', async () => {
  const stop = new AbortController();
  const { id } = (await pool().query('select id from orders')).rows[0];
  const made = await createShareLink(newContext(), { orderId: id, tier: 1, actor: 'key:test' });
  if (made.kind !== 'created') throw new Error(made.kind);
  const token = made.url.split('/').pop()!;
  const grant = { cookie: 'daona_grant=1.zzzzzzzzz.forged' };
  const parcel = await listen(parcelStream, { code }, stop, grant);
  const shared = await listen(shareStream, { token }, stop);
  await change('x', 'cancel.confirmed');
  await vi.waitFor(() => expect([parcel.length, shared.length]).toEqual([2, 2]));
  expect(unpack(parcel[1]!)).not.toMatch(/138\*|8000/);
  expect(unpack(shared[1]!)).toMatch(/8000/);
  expect(unpack(shared[1]!)).not.toContain('13800138000');
  // at once, without any news of the order; the page's script asks for whatever is later than what it shows
  await revokeShareLink(newContext(), { linkId: made.link.id, actor: 'key:test' });
  await vi.waitFor(() => expect(shared).toHaveLength(3));
  expect(Number(shared[2])).toBe(Number.POSITIVE_INFINITY);
  expect(parcel).toHaveLength(2);
  await change('y', 'cancel.requested');
  await vi.waitFor(() => expect(parcel).toHaveLength(3));
  expect(parcel[2]).toContain(' ');
  expect(shared.slice(2).map(Number)).not.toContain(Number(parcel[2]!.split(' ')[0]));
  stop.abort();
});

test('many who wait for one order cost one read a change, and each hears each version once', async () => {
  const stop = new AbortController();
  const heard: string[][] = [];
  for (let i = 0; i < 30; i += 1) {
    const stream = await parcelStream.GET(new Request(`${SITE}/x`, { signal: stop.signal, headers: { 'x-daona-client': `10.0.${i}.1` } }), {
      params: Promise.resolve({ code }),
    });
    const words: string[] = [];
    heard.push(words);
    const reader = stream.body!.getReader();
    void (async () => {
      for (let part = await reader.read(); !part.done; part = await reader.read()) words.push(new TextDecoder().decode(part.value));
    })().catch(() => undefined);
  }
  const { rows } = await pool().query<{ version: number }>('select version from orders');
  const { version } = rows[0]!;
  await vi.waitFor(() => expect(heard.every((words) => words.join('').includes(`data: ${version}\n`))).toBe(true));
  const lookUp = await import('@/server/store/public-lookup');
  const reads = vi.spyOn(lookUp, 'readVersions');
  await change('x', 'cancel.confirmed');
  await vi.waitFor(() => expect(heard.every((words) => words.join('').includes(`data: ${version + 1}\n`))).toBe(true));
  for (const words of heard) expect(words.join('').match(/data: \d+/g)).toEqual([`data: ${version}`, `data: ${version + 1}`]);
  expect(reads.mock.calls.length).toBeLessThanOrEqual(1);
  stop.abort();
});
