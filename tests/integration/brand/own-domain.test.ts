import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as parcelAction from '@/app/(public)/q/[code]/do/[action]/route';
import * as parcelPreferences from '@/app/(public)/q/[code]/do/preferences/route';
import * as parcelReport from '@/app/(public)/q/[code]/do/report/route';
import * as parcelWechat from '@/app/(public)/q/[code]/do/wechat/route';
import * as parcelProof from '@/app/(public)/q/[code]/prove/route';
import * as parcelPage from '@/app/(public)/q/[code]/route';
import * as parcelUnlock from '@/app/(public)/q/[code]/unlock/route';
import * as sharePage from '@/app/(public)/t/[token]/route';
import * as trackPage from '@/app/(public)/track/route';
import { getSiteProof } from '@/server/api/public/get-site-proof';
import { grantCookie } from '@/server/api/public/grant';
import { PLAIN_BRAND } from '@/server/domain/brand/brand';
import { DAY, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { singleton } from '@/server/platform/singleton';
import { forgetBrands } from '@/server/store/brand';
import { newContext } from '@/server/store/context';
import { createShareLink } from '@/server/usecases/access/create-share-link';
import { flushViews } from '@/server/usecases/access/view-counter';
import { proveSites } from '@/server/usecases/brand/prove-sites';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff, callsAs } from '../console/staff-caller';

const SITE = 'http://daona.test';
const TEA = { ...PLAIN_BRAND, name: '青瓷小铺', colour: '#e91e63' as const, contact: { ...PLAIN_BRAND.contact, phone: '400 800 1234' } };
/** What stands behind the shop's domain. */
type Behind = (request: Request) => Response | Promise<Response>;

let code: string;
let orderId: string;
let domain: Server | undefined;
let behind: Behind;

beforeEach(async () => {
  await freshDatabase();
  forgetBrands();
  singleton('rate-limiters', () => new Map()).clear();
  await pool().query(`insert into shop (code, name) values ('tea', 'Tea'), ('br', 'Loja')`);
  const header = {
    shop: 'tea',
    orderNo: 'T1',
    type: 'normal' as const,
    placedAt: Date.now() - 5 * MINUTE,
    items: [{ sku: 'A', name: '龙井', quantity: 1 }],
  };
  await recordFacts(newContext(), {
    orders: [{ reporter: { source: 'shopify', kind: 'platform' }, header, contact: { name: '张小明', phone: '+8613800138000' } }],
    facts: [],
  });
  ({ code, id: orderId } = (await pool().query('select code, id from orders')).rows[0]);
});

afterEach(() => domain?.close());

/** A domain that answers as `behind` says; its address. */
async function startDomain(answers: Behind): Promise<string> {
  behind = answers;
  domain = createServer(async (incoming, outgoing) => {
    const answer = await behind(new Request(`http://${incoming.headers.host}${incoming.url}`));
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((done) => domain!.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(domain.address() as AddressInfo).port}`;
}

const ask = (path: string, headers: Record<string, string> = {}, site = SITE) => new Request(`${site}${path}`, { headers });

const here = () => ({ params: Promise.resolve({ code }) });
const proved = () => ({ cookie: grantCookie(code, Date.now()).split(';')[0]! });
const linkOf = async () => {
  const made = await createShareLink(newContext(), { orderId, tier: 1, actor: 'staff:x' });
  return made.kind === 'created' ? made.url : made.kind;
};

test('every page below an order’s wears the brand of its shop and says how the shop is reached', async () => {
  const admin = callsAs('admin', await addStaff('admin'));
  await admin.brand.change({ shop: 'tea', version: 0, brand: TEA });
  const path = `/q/${code}`;
  const pages = [
    await parcelAction.GET(ask(`${path}/do/confirm`, proved()), { params: Promise.resolve({ code, action: 'confirm' }) }),
    await parcelPreferences.GET(ask(`${path}/do/preferences`, proved()), here()),
    await parcelReport.GET(ask(`${path}/do/report`, proved()), here()),
    await parcelProof.GET(ask(`${path}/prove`), here()),
    await parcelUnlock.GET(ask(`${path}/unlock`), here()),
  ];
  for (const page of pages) {
    const html = await page.text();
    expect(html).toContain('青瓷小铺</a>');
    expect(html).toContain('href="tel:4008001234"');
    expect(html).toContain('href="/track?shop=tea"');
  }
  const url = await linkOf();
  await pool().query('update share_link set revoked_at = now()');
  const token = url.split('/t/')[1]!;
  const gone = await sharePage.GET(ask(`/t/${token}`), { params: Promise.resolve({ token }) });
  expect([gone.status, (await gone.text()).includes('href="tel:4008001234"')]).toEqual([410, true]);
});

test('the look-up that a shop’s page leads to stays the shop’s; a shop that nobody dressed is nobody’s', async () => {
  const admin = callsAs('admin', await addStaff('admin'));
  await admin.brand.change({ shop: 'tea', version: 0, brand: TEA });
  const first = await trackPage.GET(ask('/track?shop=tea'));
  expect(await first.text()).toContain('青瓷小铺</a>');
  const cookie = first.headers
    .getSetCookie()
    .find((one) => one.startsWith('daona_shop='))!
    .split(';')[0]!;
  expect(await (await trackPage.GET(ask('/track', { cookie }))).text()).toContain('青瓷小铺</a>');
  for (const other of ['/track', '/track?shop=br', '/track?shop=%00']) {
    expect(await (await trackPage.GET(ask(other))).text()).not.toContain('青瓷小铺');
  }
});

test('a shop’s domain carries links from when it was seen to lead here until it does no more', async () => {
  const admin = callsAs('admin', await addStaff('admin'));
  const site = await startDomain(getSiteProof);
  await admin.brand.change({ shop: 'tea', version: 0, brand: { ...TEA, site } });
  expect(await linkOf()).toMatch(/^http:\/\/localhost/);
  expect(await admin.brand.proveSite({ shop: 'tea' })).toEqual({ kind: 'looked', finding: 'proved' });
  expect(await linkOf()).toContain(`${site}/t/`);
  const page = await (await parcelPage.GET(ask(`/q/${code}`), here())).text();
  expect(page).toContain(`<link rel="canonical" href="${site}/q/${code}">`);
  // on the domain the look-up is the shop's
  expect(await (await trackPage.GET(ask('/track', {}, site))).text()).toContain('青瓷小铺</a>');

  // WeChat knows the site's own address alone
  const wechat = await parcelWechat.GET(ask(`/q/${code}/do/wechat`, proved(), site), here());
  expect(wechat.headers.get('location')).toMatch(/^http:\/\/localhost.*\/do\/wechat$/);

  behind = () => new Response('a page of somebody else');
  await proveSites(newContext());
  expect(await linkOf()).toMatch(/^http:\/\/localhost/);
  expect(await (await trackPage.GET(ask('/track', {}, site))).text()).not.toContain('青瓷小铺');
  const actions = (await admin.audit.list({})).entries.map((entry) => entry.action);
  expect(actions.filter((action) => action.startsWith('brand.site'))).toEqual(['brand.site_lost', 'brand.site_proved']);
});

test.each([
  ['answers what it was told before', 'elsewhere', () => Response.json({ proof: 'x'.repeat(43), host: 'a' })],
  ['fails', 'unreachable', () => new Response(null, { status: 502 })],
  ['changes the name on the way', 'other_name', (request: Request) => getSiteProof(new Request(request.url.replace('127.0.0.1', 'inner')))],
] as const)('a domain whose server %s is found %s and carries nothing', async (_, finding, answers) => {
  const admin = callsAs('admin', await addStaff('admin'));
  const site = await startDomain(answers);
  await admin.brand.change({ shop: 'tea', version: 0, brand: { ...TEA, site } });
  expect(await admin.brand.proveSite({ shop: 'tea' })).toEqual({ kind: 'looked', finding });
  expect(await linkOf()).toMatch(/^http:\/\/localhost/);
});

test('a domain that is silent for a moment keeps its links; another one begins from nothing', async () => {
  const admin = callsAs('admin', await addStaff('admin'));
  const site = await startDomain(getSiteProof);
  await admin.brand.change({ shop: 'tea', version: 0, brand: { ...TEA, site } });
  await admin.brand.proveSite({ shop: 'tea' });
  behind = () => new Response(null, { status: 503 });
  await proveSites(newContext());
  expect(await linkOf()).toContain(`${site}/t/`);
  await proveSites({ ...newContext(), now: () => Date.now() + DAY });
  expect(await linkOf()).toMatch(/^http:\/\/localhost/);
  const [, own] = await admin.brand.read();
  await admin.brand.change({ shop: 'tea', version: own!.version, brand: { ...TEA, site: 'https://other.example' } });
  expect((await admin.brand.read())[1]!.site).toEqual({ isProved: false, checkedAt: null, finding: null });
});

test('a host that somebody only claims is in no address and wears no brand', async () => {
  const admin = callsAs('admin', await addStaff('admin'));
  await admin.brand.change({ shop: 'tea', version: 0, brand: { ...TEA, site: 'https://track.tea.example' } });
  const forged = { host: 'evil.example', 'x-forwarded-host': 'evil.example' };
  const html = await (await parcelPage.GET(ask(`/q/${code}`, forged), here())).text();
  expect(html).not.toContain('evil.example');
  const unproved = await trackPage.GET(ask('/track', { host: 'track.tea.example' }));
  expect(await unproved.text()).not.toContain('青瓷小铺');
});

test('the card of a link names shop, state and time and nobody; the machine that draws it is no look', async () => {
  const admin = callsAs('admin', await addStaff('admin'));
  await admin.brand.change({ shop: 'tea', version: 0, brand: TEA });
  const token = (await linkOf()).split('/t/')[1]!;
  const open = (agent: string, more = {}) =>
    sharePage.GET(ask(`/t/${token}`, { 'user-agent': agent, ...more }), { params: Promise.resolve({ token }) });
  const html = await (await open('facebookexternalhit/1.1')).text();
  const head = html.slice(0, html.indexOf('</head>'));
  expect(head).toContain('property="og:title" content="青瓷小铺：包裹到哪了"');
  expect(head).toMatch(/property="og:description" content="[^"]*\d\d:\d\d：/);
  // a token holds any letters by chance
  expect(head.replaceAll(token, '')).not.toMatch(/张|138|龙井|T1/);
  const browser = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile Safari';
  expect(await (await open(browser)).text()).not.toContain('og:title');
  await open('WhatsApp/2.23.20.0');
  await open('Mozilla/5.0 (iPhone) Mobile', { 'daona-part': 'live', 'accept-encoding': 'gzip' });
  await open('Mozilla/5.0 (Linux; Android 14) Chrome/130 Mobile Safari/537.36 Telegram-Android/11.3.3');
  await open('Mozilla/5.0 (Linux; Android 13; CUBOT X70) Chrome/120 Mobile Safari/537.36');
  await flushViews();
  expect((await pool().query('select views from share_link')).rows).toEqual([{ views: 3 }]);
});
