import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import * as sharePage from '@/app/(public)/t/[token]/route';
import * as shareStream from '@/app/api/live/orders/t/[token]/route';
import * as linkRoute from '@/app/api/v1/links/[id]/route';
import * as linksRoute from '@/app/api/v1/orders/[orderNo]/links/route';
import { DAY, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { createShareLink } from '@/server/usecases/access/create-share-link';
import { listActiveLinks } from '@/server/usecases/access/list-active-links';
import { openShareLink } from '@/server/usecases/access/open-share-link';
import { revokeShareLink } from '@/server/usecases/access/revoke-share-link';
import { flushViews } from '@/server/usecases/access/view-counter';
import { prepareFirstRun } from '@/server/usecases/staff/prepare-first-run';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../database/fresh-database';

const API_KEY = 'dk_share_0123456789abcdefghij';
const ACTOR = 'staff:019aa5b0-0000-7000-8000-000000000009';
let orderId: string;

beforeEach(async () => {
  await freshDatabase();
  await pool().query(`insert into shop (code, name) values ('demo', 'Demo')`);
  const header = {
    shop: 'demo',
    orderNo: 'D1',
    type: 'normal' as const,
    placedAt: Date.now() - 5 * MINUTE,
    items: [{ sku: 'A', name: '床头柜', quantity: 1 }],
  };
  await recordFacts(newContext(), {
    orders: [{ reporter: { source: 'shopify', kind: 'platform' }, header, contact: { name: '张小明', phone: '+8613800138000' } }],
    facts: [],
  });
  orderId = (await pool().query('select id from orders')).rows[0].id;
});

async function make(tier: 0 | 1, expiresAt?: number) {
  const made = await createShareLink(newContext(), { orderId, tier, expiresAt, actor: ACTOR });
  if (made.kind !== 'created') throw new Error(made.kind);
  return { ...made, token: made.url.split('/t/')[1]! };
}

const open = (token: string) => sharePage.GET(new Request(`http://daona.test/t/${token}`), { params: Promise.resolve({ token }) });

test('a link shows what its tier grants and nothing more', async () => {
  const verified = await make(1);
  const parcel = await make(0);
  expect(await (await open(verified.token)).text()).toContain('张*明 138****8000');
  const html = await (await open(parcel.token)).text();
  expect(html).not.toMatch(/张\*明|床头柜/);
  // a link gives its tier and no way beyond it
  expect(html).not.toContain('id="unlock"');
});

test('a token has 128 bits and is kept nowhere but as a hash', async () => {
  const { token } = await make(1);
  expect(token).toMatch(/^[1-9A-HJ-NP-Za-km-z]{22}$/);
  const dump = JSON.stringify([(await pool().query('select * from share_link')).rows, (await pool().query('select * from audit')).rows]);
  expect(dump).not.toContain(token);
});

test('a revoked link ends at once, an expired one by itself, and each says so kindly', async () => {
  const revoked = await make(1);
  await open(revoked.token);
  await revokeShareLink(newContext(), { linkId: revoked.link.id, actor: ACTOR });
  const gone = await open(revoked.token);
  expect([gone.status, (await gone.text()).includes('这个链接已被收回')]).toEqual([410, true]);
  const expired = await make(1);
  const later = { ...newContext(), now: () => Date.now() + 61 * DAY };
  expect((await openShareLink(later, { token: expired.token })).kind).toBe('expired');
  await pool().query(`update share_link set expires_at = now() - interval '1 second' where id = $1`, [expired.link.id]);
  const over = await open(expired.token);
  expect([over.status, (await over.text()).includes('这个链接已经过期')]).toEqual([410, true]);
  expect((await open('1111111111111111111111')).status).toBe(404);
});

test('making and revoking are on the audit log once each, also when revoked twice', async () => {
  const { link } = await make(1);
  const ctx = newContext();
  expect((await revokeShareLink(ctx, { linkId: link.id, actor: ACTOR })).kind).toBe('revoked');
  expect((await revokeShareLink(ctx, { linkId: link.id, actor: ACTOR })).kind).toBe('revoked');
  const { rows } = await pool().query('select actor, action, subject from audit order by id');
  expect(rows).toEqual([
    { actor: ACTOR, action: 'share_link.created', subject: `order:${orderId}` },
    { actor: ACTOR, action: 'share_link.revoked', subject: `order:${orderId}` },
  ]);
});

test('views are counted, none lost when several come at once', async () => {
  const { token, link } = await make(1);
  await Promise.all(Array.from({ length: 25 }, () => open(token)));
  await flushViews();
  const { rows } = await pool().query('select views, last_viewed_at from share_link where id = $1', [link.id]);
  expect(rows[0].views).toBe(25);
  expect(rows[0].last_viewed_at).toBeGreaterThan(Date.now() - MINUTE);
});

test('a link ends in the future, within a year', async () => {
  const ctx = newContext();
  for (const expiresAt of [Date.now() - 1, Date.now() + 400 * DAY]) {
    expect((await createShareLink(ctx, { orderId, tier: 1, expiresAt, actor: ACTOR })).kind).toBe('bad_expiry');
  }
  const { link } = await make(1);
  expect(Math.round((link.expiresAt - Date.now()) / DAY)).toBe(60);
});

test('over the API a key makes, lists and ends links; the address is told once', async () => {
  await prepareFirstRun(newContext(), { admin: { email: 'a@example.com', password: 'long-enough' }, apiKey: API_KEY });
  const headers = { authorization: `Bearer ${API_KEY}` };
  const params = { params: Promise.resolve({ orderNo: 'd-1' }) };
  const url = 'http://daona.test/api/v1/orders/D1/links';
  const made = await linksRoute.POST(new Request(url, { method: 'POST', headers, body: '{"tier":1}' }), params);
  const link = await made.json();
  expect([made.status, link.tier, link.views]).toEqual([201, 1, 0]);
  expect((await open(link.url.split('/t/')[1])).status).toBe(200);
  const listed = await (await linksRoute.GET(new Request(url, { headers }), params)).json();
  expect(listed.links).toEqual([expect.not.objectContaining({ url: expect.anything() })]);
  const removal = new Request(`http://daona.test/api/v1/links/${link.id}`, { method: 'DELETE', headers });
  expect((await (await linkRoute.DELETE(removal, { params: Promise.resolve({ id: link.id }) })).json()).revokedAt).not.toBeNull();
  expect((await open(link.url.split('/t/')[1])).status).toBe(410);
  expect((await linksRoute.POST(new Request(url, { method: 'POST' }), params)).status).toBe(401);
});

test('a page that is open hears of a new version within a second of the commit, and of nothing else', async () => {
  const { token } = await make(0);
  const stop = new AbortController();
  const stream = await shareStream.GET(new Request(`http://daona.test/api/live/orders/t/${token}`, { signal: stop.signal }), {
    params: Promise.resolve({ token }),
  });
  const reader = stream.body!.getReader();
  const decoder = new TextDecoder();
  const heard: string[] = [];
  void (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) heard.push(decoder.decode(part.value));
  })().catch(() => undefined);
  const version = (await pool().query('select version from orders')).rows[0].version;
  await wait(100);
  expect(heard.join('')).toContain(`data: ${version}\n`);
  await recordFacts(newContext(), {
    orders: [],
    facts: [
      {
        reporter: { source: 'wms', kind: 'wms' },
        order: { shop: 'demo', orderNo: 'D1' },
        identityKey: 'x',
        code: 'cancel.confirmed',
        occurredAt: Date.now(),
        precision: 'second',
      },
    ],
  });
  await wait(1000);
  expect(heard.join('')).toContain(`data: ${version + 1}\n`);
  expect(heard.join('').replace(/retry: \d+|data: \d+|\n/g, '')).toBe('');
  stop.abort();
  const { stopListening } = await import('@/server/store/listen');
  await stopListening();
});

test('the list of all links names those that still hold, with their order and who made them, page by page', async () => {
  await make(1);
  const ended = await make(0);
  await revokeShareLink(newContext(), { linkId: ended.link.id, actor: ACTOR });
  const { links, next } = await listActiveLinks(newContext(), {});
  expect(links.map(({ orderNo, tier, maker }) => ({ orderNo, tier, maker }))).toEqual([{ orderNo: 'D1', tier: 1, maker: null }]);
  expect(next).toBeNull();
  expect(await listActiveLinks(newContext(Date.now), { before: links[0]!.id })).toEqual({ links: [], next: null });
  expect(
    (
      await listActiveLinks(
        newContext(() => Date.now() + 61 * DAY),
        {},
      )
    ).links,
  ).toEqual([]);
});
