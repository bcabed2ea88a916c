import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as parcelKeep from '@/app/(public)/q/[code]/do/keep/route';
import * as parcelProof from '@/app/(public)/q/[code]/prove/route';
import * as parcelPage from '@/app/(public)/q/[code]/route';
import * as shareProof from '@/app/(public)/t/[token]/prove/route';
import * as sharePage from '@/app/(public)/t/[token]/route';
import * as codePage from '@/app/(public)/track/code/route';
import * as ownOrders from '@/app/(public)/track/orders/route';
import * as phonePage from '@/app/(public)/track/phone/route';
import * as trackPage from '@/app/(public)/track/route';
import * as signOut from '@/app/(public)/track/sign-out/route';
import * as codeApi from '@/app/api/v1/track/code/route';
import * as verifyApi from '@/app/api/v1/track/verify/route';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { singleton } from '@/server/platform/singleton';
import { newContext } from '@/server/store/context';
import { createShareLink } from '@/server/usecases/access/create-share-link';
import { flushViews } from '@/server/usecases/access/view-counter';
import { sendCodes } from '@/server/usecases/owner/send-codes';
import { showContact } from '@/server/usecases/staff/show-contact';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';

const SITE = 'http://daona.test';
const PHONE = '+8613800138000';
const STAFF = 'staff:0190aaaa-0000-7000-8000-000000000001';
const ON_A_PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148 MicroMessenger/8.0';

let listening: Listening;
beforeAll(async () => {
  listening = await listenForReceipts();
});
afterAll(() => listening.close());
beforeEach(async () => {
  await flushViews();
  await freshDatabase();
  singleton('rate-limiters', () => new Map()).clear();
  listening.standIns.world.switches = { ...GOOD_DAY, receipts: 'none' };
  listening.standIns.world.messages.length = 0;
  await pool().query(`insert into shop (code, name) values ('demo', '青禾家居')`);
  await recordFacts(newContext(), {
    orders: [placed('OWN-1', PHONE), placed('OTHER-1', '+8613900139000'), placed('NO-PHONE', undefined)],
    facts: [
      {
        reporter: { source: 'wms', kind: 'wms' },
        order: { shop: 'demo', orderNo: 'OWN-1' },
        identityKey: 'sent',
        code: 'shipped',
        occurredAt: Date.now() - HOUR,
        precision: 'second',
        shipment: { carrier: 'sf', trackingNo: 'SF1390013900139' },
      },
    ],
  });
});

function placed(orderNo: string, phone: string | undefined) {
  return {
    reporter: { source: 'shopify', kind: 'platform' as const },
    header: {
      shop: 'demo',
      orderNo,
      type: 'normal' as const,
      placedAt: Date.now() - 5 * HOUR,
      destination: { country: 'CN', province: '上海市', city: '上海市', district: '浦东新区' },
      items: [{ sku: 'A', name: '床头柜', quantity: 1 }],
    },
    contact: { name: '张小明', phone, address: '世纪大道 100 号 8 楼', postcode: '200120' },
  };
}

/** A browser: keeps the cookies of the site, by name. */
function browser() {
  const jar = new Map<string, string>();
  const request = (path: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Request(`${SITE}${path}`, { ...init, headers: { 'user-agent': ON_A_PHONE, ...(cookie ? { cookie } : {}) } });
  };
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (/Max-Age=0/.test(line)) jar.delete(name!);
      else jar.set(name!, value!);
    }
    return response;
  };
  const form = (path: string, fields: Record<string, string>) => request(path, { method: 'POST', body: new URLSearchParams(fields) });
  return {
    jar,
    phone: async (phone: string) => keep(await phonePage.POST(form('/track/phone', { phone }))),
    codePage: async () => keep(await codePage.GET(request('/track/code'))),
    code: async (fields: Record<string, string>) => keep(await codePage.POST(form('/track/code', fields))),
    orders: async (query = '') => keep(await ownOrders.GET(request(`/track/orders${query}`))),
    parcel: async (code: string) => keep(await parcelPage.GET(request(`/q/${code}`), { params: Promise.resolve({ code }) })),
    share: async (token: string) => keep(await sharePage.GET(request(`/t/${token}`), { params: Promise.resolve({ token }) })),
    provePage: async (code: string) => keep(await parcelProof.GET(request(`/q/${code}/prove`), { params: Promise.resolve({ code }) })),
    prove: async (code: string) => keep(await parcelProof.POST(form(`/q/${code}/prove`, {}), { params: Promise.resolve({ code }) })),
    proveShared: async (token: string) =>
      keep(await shareProof.POST(form(`/t/${token}/prove`, {}), { params: Promise.resolve({ token }) })),
    track: async (fields: Record<string, string>) => keep(await trackPage.POST(form('/track', fields))),
    trackPage: async () => keep(await trackPage.GET(request('/track'))),
    keep: async (code: string, fields: Record<string, string>) =>
      keep(await parcelKeep.POST(form(`/q/${code}/do/keep`, fields), { params: Promise.resolve({ code }) })),
    signOut: async (fields: Record<string, string> = {}) => keep(await signOut.POST(form('/track/sign-out', fields))),
  };
}

const to = (response: Response) => [response.status, response.headers.get('location')];
const codeOf = async (orderNo: string): Promise<string> =>
  (await pool().query('select code from orders where order_no = $1', [orderNo])).rows[0].code;
const idOf = async (orderNo: string): Promise<string> =>
  (await pool().query('select id from orders where order_no = $1', [orderNo])).rows[0].id;

async function received(): Promise<string> {
  await sendCodes(newContext());
  return listening.standIns.world.messages.at(-1)?.text ?? '';
}

async function owner() {
  const mine = browser();
  await mine.phone('13800138000');
  await mine.code({ code: await received() });
  return mine;
}

test('the phone alone leads over a code to the list and to the whole order, and stands in no address and no readable cookie', async () => {
  const mine = browser();
  expect(to(await mine.phone('138 0013 8000'))).toEqual([303, '/track/code']);
  expect(await (await mine.codePage()).text()).toContain('138****8000');
  expect(to(await mine.code({ code: '12' }))).toEqual([303, '/track/code']);
  expect(await (await mine.codePage()).text()).toContain('请输入短信里的 6 位数字');
  expect(to(await mine.code({ code: await received() }))).toEqual([303, '/track/orders']);
  const list = await (await mine.orders()).text();
  expect(list).toContain('OWN-1');
  expect(list).toContain('青禾家居');
  expect(list).not.toContain('OTHER-1');
  const page = await (await mine.parcel(await codeOf('OWN-1'))).text();
  for (const whole of ['张小明', PHONE, '世纪大道 100 号 8 楼', '200120', '谁看过这个订单']) expect(page).toContain(whole);
  expect(JSON.stringify([...mine.jar])).not.toMatch(/138/);
});

test('a proved phone opens its own orders whole and nobody else’s', async () => {
  const mine = await owner();
  const other = await (await mine.parcel(await codeOf('OTHER-1'))).text();
  expect(other).not.toMatch(/世纪大道|张小明|13900139000|床头柜/);
  const link = await createShareLink(newContext(), { orderId: await idOf('OTHER-1'), tier: 1, actor: STAFF });
  const shared = await (await mine.share((link as { url: string }).url.split('/').at(-1)!)).text();
  expect(shared).not.toMatch(/世纪大道|张小明|13900139000/);
});

test('what an owner was shown is shown to nobody after, nor to a cookie that was changed', async () => {
  const mine = await owner();
  const code = await codeOf('OWN-1');
  await mine.parcel(code);
  expect(await (await browser().parcel(code)).text()).not.toMatch(/世纪大道|张小明/);
  const thief = browser();
  const value = mine.jar.get('daona_owner')!;
  for (const forged of [
    value.slice(0, -2),
    `${value.slice(0, 20)}A${value.slice(21)}`,
    'x',
    Buffer.from(JSON.stringify({ token: 'x' })).toString('base64url'),
  ]) {
    thief.jar.set('daona_owner', forged);
    expect(await (await thief.parcel(code)).text()).not.toMatch(/世纪大道|张小明/);
    expect(to(await thief.orders())).toEqual([303, '/track/phone']);
  }
});

test('a phone with orders and one without get the same pages, and only one gets a message', async () => {
  const answers = [];
  for (const phone of ['13800138000', '13700137000']) {
    const visitor = browser();
    const sent = to(await visitor.phone(phone));
    const page = (await (await visitor.codePage()).text()).replaceAll(/13[78]\*{4}[78]000/g, '…');
    const wrong = [];
    for (let n = 0; n < 6; n += 1)
      wrong.push(
        to(await visitor.code({ code: '000000' })),
        (await (await visitor.codePage()).text()).replaceAll(/13[78]\*{4}[78]000/g, '…'),
      );
    answers.push(
      JSON.stringify([sent, page, wrong])
        .replaceAll(/\d+ 秒/g, '… 秒')
        .replaceAll(/data-in=\\"\d+\\"/g, ''),
    );
  }
  expect(answers[0]).toBe(answers[1]);
  expect(answers[0]).toContain('还可以试 4 次');
  expect(answers[0]).toContain('这个验证码不能再用了');
  await sendCodes(newContext());
  expect(listening.standIns.world.messages).toHaveLength(1);
});

test('a parcel’s page is proved by a code to the phone on file, which the page does not tell', async () => {
  const code = await codeOf('OWN-1');
  const mine = browser();
  expect(await (await mine.parcel(code)).text()).toContain(`/q/${code}/prove`);
  expect(await (await mine.provePage(code)).text()).not.toMatch(/138\*|8000/);
  expect(to(await mine.prove(code))).toEqual([303, '/track/code']);
  expect(await (await mine.codePage()).text()).not.toMatch(/138\*|8000/);
  expect(to(await mine.code({ code: await received() }))).toEqual([303, `/q/${code}`]);
  expect(await (await mine.parcel(code)).text()).toContain('世纪大道 100 号 8 楼');
  expect(await (await mine.provePage(await codeOf('NO-PHONE'))).text()).toContain('没有预留手机号');
  expect((await mine.prove('Zq7CkP2mXs9')).status).toBe(404);
});

test('a shared link is proved too, and tells its masked phone first', async () => {
  const link = await createShareLink(newContext(), { orderId: await idOf('OWN-1'), tier: 1, actor: STAFF });
  const token = (link as { url: string }).url.split('/').at(-1)!;
  const mine = browser();
  expect(to(await mine.proveShared(token))).toEqual([303, '/track/code']);
  expect(await (await mine.codePage()).text()).toContain('138****8000');
  await mine.code({ code: await received() });
  expect(await (await mine.share(token)).text()).toContain('世纪大道 100 号 8 楼');
});

test('the owner reads who has looked: by the parcel, by number and phone, by a link, from the shop; not the own visits', async () => {
  const code = await codeOf('OWN-1');
  await browser().parcel(code);
  const friend = browser();
  await friend.track({ orderNo: 'OWN-1', phone: '13800138000' });
  await friend.parcel(code);
  const link = await createShareLink(newContext(), { orderId: await idOf('OWN-1'), tier: 1, actor: STAFF });
  await browser().share((link as { url: string }).url.split('/').at(-1)!);
  await showContact(newContext(), { orderId: await idOf('OWN-1'), by: STAFF });
  const mine = await owner();
  await mine.parcel(code);
  await flushViews();
  const page = await (await mine.parcel(code)).text();
  for (const way of [
    '扫了包裹上的二维码，或打开了查询页（手机）',
    '用订单号和手机号（或尾号）查看',
    '打开了客服分享的链接',
    '客服查看了您的联系方式',
  ])
    expect(page).toContain(way);
  expect(page).not.toContain(STAFF);
  const { rows } = await pool().query('select way, views from order_view order by way');
  expect(rows).toEqual([
    { way: 'link', views: 1 },
    { way: 'parcel', views: 1 },
    { way: 'verified', views: 1 },
  ]);
});

test('a hundred looks at once are one row, and none is lost', async () => {
  const code = await codeOf('OWN-1');
  await Promise.all(Array.from({ length: 100 }, () => browser().parcel(code)));
  await flushViews();
  expect((await pool().query('select views from order_view')).rows).toEqual([{ views: 100 }]);
});

test('signed out, the browser shows what everybody sees', async () => {
  const mine = await owner();
  expect(await (await mine.trackPage()).text()).toContain('/track/orders');
  expect(to(await mine.signOut({ everywhere: '1' }))).toEqual([303, '/track']);
  expect(await (await mine.trackPage()).text()).toContain('已经退出');
  expect(to(await mine.orders())).toEqual([303, '/track/phone']);
  expect(await (await mine.parcel(await codeOf('OWN-1'))).text()).not.toContain('世纪大道');
});

test('a tracking number alone leads to the parcel’s page at the parcel’s tier; with the phone it opens like an order number', async () => {
  const code = await codeOf('OWN-1');
  const finder = browser();
  for (const orderNo of ['SF1390013900139', 'sf 1390013900139', '您的快递单号：SF1390013900139 已发出']) {
    expect(to(await finder.track({ orderNo, phone: '' }))).toEqual([303, `/q/${code}`]);
    expect(finder.jar.has('daona_grant')).toBe(false);
  }
  expect(to(await finder.track({ orderNo: '运单号 SF1390013900139，手机 13800138000', phone: '' }))).toEqual([303, `/q/${code}`]);
  expect(finder.jar.has('daona_grant')).toBe(true);
  expect(to(await browser().track({ orderNo: 'SF1390013900139', phone: '13700137000' }))).toEqual([303, '/track']);
  const lost = browser();
  expect(to(await lost.track({ orderNo: 'OWN-1', phone: '' }))).toEqual([303, '/track']);
  expect(await (await lost.trackPage()).text()).toContain('请把手机号也填上');
});

test('tracking numbers cannot be counted up: after twenty that nobody has, each costs work', async () => {
  const finder = browser();
  for (let n = 0; n < 20; n += 1) await finder.track({ orderNo: `SF139001390${String(1000 + n)}`, phone: '' });
  await finder.track({ orderNo: 'SF1390013900139', phone: '' });
  expect(await (await finder.trackPage()).text()).toContain('data-challenge=');
});

test('a form that another site sends asks for no message', async () => {
  const headers = { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' };
  const sent = new Request(`${SITE}/track/phone`, { method: 'POST', body: 'phone=13800138000', headers });
  expect(to(await phonePage.POST(sent))).toEqual([303, '/track/phone']);
  expect((await pool().query('select count(*)::int as n from owner_code')).rows[0].n).toBe(0);
});

test('programs prove a phone over the interface', async () => {
  const post = (route: { POST: (request: Request) => Promise<Response> }, body: unknown) =>
    route.POST(new Request(`${SITE}/api`, { method: 'POST', body: JSON.stringify(body) }));
  const asked = await post(codeApi, { phone: '13800138000', language: 'en' });
  expect(asked.status).toBe(202);
  const { ticket, resendAt } = await asked.json();
  expect(Date.parse(resendAt)).toBeGreaterThan(Date.now() + MINUTE - 5_000);
  const again = await post(codeApi, { phone: '13800138000' });
  expect([again.status, Number(again.headers.get('retry-after')) > 50]).toEqual([429, true]);
  expect((await post(codeApi, { phone: '+53 51234567' })).status).toBe(422);
  const code = /\d{6}/.exec(await received())![0];
  expect(listening.standIns.world.messages[0]!.text).toMatch(/is your code/);
  const wrong = await post(verifyApi, { ticket, code: code === '000000' ? '111111' : '000000' });
  expect([wrong.status, (await wrong.json()).detail]).toEqual([422, 'This is not the code. Tries left: 4.']);
  const right = await post(verifyApi, { ticket, code });
  expect((await right.json()).orders).toMatchObject([
    { shop: 'demo', orderNo: 'OWN-1', code: await codeOf('OWN-1'), lifecycle: 'pending_payment' },
  ]);
  expect(right.headers.get('set-cookie')).toMatch(/^daona_owner=.*Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax/);
  expect((await post(verifyApi, { ticket, code })).status).toBe(410);
  expect((await post(verifyApi, { ticket: 'x', code })).status).toBe(410);
});

test('a device keeps the owner’s page only once asked to, until it is told to stop', async () => {
  const mine = await owner();
  const code = await codeOf('OWN-1');
  const first = await mine.parcel(code);
  expect(first.headers.get('daona-keep')).toBeNull();
  expect(await first.text()).toContain('在这台手机上保留 12 小时');
  expect(to(await mine.keep(code, {}))).toEqual([303, `/q/${code}#keep`]);
  const kept = await mine.parcel(code);
  expect(Number(kept.headers.get('daona-keep'))).toBeGreaterThan(11 * 3600);
  expect(await kept.text()).toContain('现在就从这台设备删除');
  await mine.keep(code, { off: '1' });
  expect((await mine.parcel(code)).headers.get('daona-keep')).toBeNull();
});

test('nobody else’s form has a device keep a page', async () => {
  const stranger = browser();
  const code = await codeOf('OWN-1');
  expect(to(await stranger.keep(code, {}))).toEqual([303, `/q/${code}`]);
  expect(stranger.jar.has('daona_keep')).toBe(false);
});

test('whoever proved a phone is told that it was proved again elsewhere, until that session is ended', async () => {
  const mine = await owner();
  expect(await (await mine.orders()).text()).not.toContain('在另一处验证过');
  await pool().query(
    `insert into owner_session (token_hash, phone_hash, created_at, last_seen_at)
     select 'another', phone_hash, created_at + interval '1 minute', created_at + interval '1 minute' from owner_session`,
  );
  const told = await (await mine.orders()).text();
  expect(told).toContain('这个手机号刚在另一处验证过');
  expect(told).toMatch(/<li>[^<]*\d\d:\d\d 验证<\/li>/);
  await pool().query(`update owner_session set last_seen_at = now() - interval '31 days' where token_hash = 'another'`);
  expect(await (await mine.orders()).text()).not.toContain('在另一处验证过');
});
