import { beforeEach, expect, test } from 'vitest';
import { firstWord } from '@/app/(public)/_islands/page/sha256';
import * as parcelPage from '@/app/(public)/q/[code]/route';
import * as trackPage from '@/app/(public)/track/route';
import * as parcelStream from '@/app/api/live/orders/q/[code]/route';
import * as challengeRoute from '@/app/api/v1/track/challenge/route';
import * as trackRoute from '@/app/api/v1/track/route';
import { readFlash } from '@/server/api/public/flash';
import { MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { singleton } from '@/server/platform/singleton';
import { newContext } from '@/server/store/context';
import { lookUpOrder } from '@/server/usecases/access/look-up-order';
import { openParcelPage } from '@/server/usecases/access/open-parcel-page';
import { acceptSolution, CHALLENGE_BITS, newChallenge } from '@/server/usecases/access/proof-of-work';
import { unlockOrder } from '@/server/usecases/access/unlock-order';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../database/fresh-database';

const SITE = 'http://daona.test';
const ORDER_NO = 'D2026112100077';
const PHONE = '13800138000';

beforeEach(async () => {
  await freshDatabase();
  singleton('rate-limiters', () => new Map()).clear();
  await pool().query(`insert into shop (code, name) values ('demo', 'Demo'), ('br', 'Loja')`);
  await recordFacts(newContext(), {
    orders: [
      placed('demo', ORDER_NO, '+8613800138000', 'CN'),
      placed('br', 'BR-1', '+5511912345678', 'BR'),
      placed('br', 'NO-PHONE', undefined, 'BR'),
    ],
    facts: [],
  });
});

function placed(shop: string, orderNo: string, phone: string | undefined, country: string) {
  return {
    reporter: { source: 'shopify', kind: 'platform' as const },
    header: {
      shop,
      orderNo,
      type: 'normal' as const,
      placedAt: Date.now() - 5 * MINUTE,
      destination: { country },
      items: [{ sku: 'A', name: '床头柜', quantity: 1 }],
    },
    contact: { name: '张小明', phone, address: '世纪大道100号' },
  };
}

function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Request {
  return new Request(`${SITE}${path}`, { method: 'POST', body: new URLSearchParams(fields), headers });
}

function track(body: unknown): Promise<Response> {
  return trackRoute.POST(new Request(`${SITE}/api/v1/track`, { method: 'POST', body: JSON.stringify(body) }));
}

const cookieOf = (response: Response, name: string) =>
  response.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.split(';')[0];

async function codeOf(orderNo: string): Promise<string> {
  return (await pool().query('select code from orders where order_no = $1', [orderNo])).rows[0].code;
}

async function failures(): Promise<number> {
  return (await pool().query(`select coalesce(sum(failures), 0) as n from guess_budget where key like 'order|%'`)).rows[0].n;
}

const openPage = (code: string, cookie?: string) =>
  parcelPage.GET(new Request(`${SITE}/q/${code}`, { headers: cookie ? { cookie } : {} }), { params: Promise.resolve({ code }) });

test('right details lead by redirect to the page of the order, with a grant for that page alone', async () => {
  const sent = await trackPage.POST(post('/track', { orderNo: ' d2026-1121-00077 ', phone: '138 0013 8000' }));
  const code = await codeOf(ORDER_NO);
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `/q/${code}`]);
  expect(sent.headers.get('set-cookie')).toContain(`Path=/q/${code}; Max-Age=43200; HttpOnly; SameSite=Lax`);
  const page = await openPage(code, cookieOf(sent, 'daona_grant'));
  const html = await page.text();
  expect(html).toContain('张*明 138****8000');
  expect(html).not.toContain('世纪大道');
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  expect(page.headers.get('x-robots-tag')).toContain('noindex');
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*style-src 'self' 'sha256-.*base-uri 'none'/);
});

test('without the grant the same page shows neither items nor recipient, also after somebody with a grant has read it', async () => {
  const code = await codeOf(ORDER_NO);
  const sent = await trackPage.POST(post('/track', { orderNo: ORDER_NO, phone: PHONE }));
  await openPage(code, cookieOf(sent, 'daona_grant'));
  const html = await (await openPage(code)).text();
  expect(html).not.toMatch(/张\*明|床头柜|D2026112100077/);
  expect(html).toContain('id="unlock"');
});

test('a whole message pasted into the first field fills both', async () => {
  const sent = await trackPage.POST(post('/track', { orderNo: `您好，订单号：${ORDER_NO}，电话${PHONE}，到哪了？`, phone: '' }));
  expect(sent.headers.get('location')).toBe(`/q/${await codeOf(ORDER_NO)}`);
});

test('a wrong look-up comes back to the form by redirect, keeps what was typed out of the address, and can be reloaded', async () => {
  const sent = await trackPage.POST(post('/track', { orderNo: ORDER_NO, phone: '13900139000' }));
  expect([sent.status, sent.headers.get('location')]).toEqual([303, '/track']);
  const cookie = cookieOf(sent, 'daona_said')!;
  expect(decodeURIComponent(cookie)).not.toMatch(/139|D2026/);
  const html = await (await trackPage.GET(new Request(`${SITE}/track`, { headers: { cookie } }))).text();
  expect(html).toContain('没有找到对应的订单');
  expect(html).toContain(ORDER_NO);
});

test('Brazilian numbers open Brazilian orders, with the country prefix or without', async () => {
  for (const phone of ['+55 11 91234-5678', '(11) 91234-5678', '0055 11912345678'])
    expect((await track({ orderNo: 'BR-1', phone })).status).toBe(200);
});

test('unknown order, wrong phone and an order without a phone answer the same bytes', async () => {
  const cases = [
    { orderNo: 'UNKNOWN-1', phone: PHONE },
    { orderNo: ORDER_NO, phone: '13900139001' },
    { orderNo: 'NO-PHONE', phone: '13900139002' },
    { orderNo: ORDER_NO, phone: 'not a phone' },
  ];
  const answers = [];
  for (const body of cases) {
    const response = await track(body);
    answers.push({ status: response.status, body: await response.text(), headers: JSON.stringify([...response.headers]) });
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]!.status).toBe(404);
});

test("look-ups and pages that are asked for at one moment each get their own answer, and nobody spoils the others'", async () => {
  const ctx = newContext();
  const shipment = { carrier: 'sf', trackingNo: 'SF1234567890123' };
  const packed = {
    reporter: { source: 'wms', kind: 'wms' as const },
    identityKey: 'packed',
    occurredAt: Date.now(),
    precision: 'second' as const,
  };
  await recordFacts(ctx, { orders: [], facts: [{ ...packed, order: { shop: 'demo', orderNo: ORDER_NO }, code: 'packed', shipment }] });
  const wanted: [orderNo: string, phone: string, outcome: string][] = [
    [ORDER_NO, PHONE, ORDER_NO],
    ['BR-1', '+5511912345678', 'BR-1'],
    [ORDER_NO, '13900139000', 'no_match'],
    ['UNKNOWN-1', PHONE, 'no_match'],
    [`{"a":null},'\\"`, PHONE, 'no_match'],
    ['NO-PHONE', PHONE, 'no_match'],
    ['sf 1234567890123', PHONE, ORDER_NO],
    ['BR-1', PHONE, 'no_match'],
  ];
  const found = await Promise.all(
    wanted.map(async ([orderNo, phone], n) => {
      const outcome = await lookUpOrder(ctx, { orderNo, phone, network: `10.20.${n}.0/24` });
      return outcome.kind === 'found' ? outcome.order.doc!.state.orderNo : outcome.kind;
    }),
  );
  expect(found).toEqual(wanted.map(([, , outcome]) => outcome));
  const [code, other] = await Promise.all([codeOf(ORDER_NO), codeOf('BR-1')]);
  const known = (await openParcelPage(ctx, { code }))!;
  const pages = await Promise.all(
    [{ code: other }, { code, known }, { code: 'Zq7CkP2mXs9' }, { code }].map((one) => openParcelPage(ctx, one)),
  );
  expect(pages.map((page) => page && [page.code, page.doc?.state.orderNo])).toEqual([
    [other, 'BR-1'],
    [code, undefined],
    null,
    [code, ORDER_NO],
  ]);
});

test('a right look-up writes nothing', async () => {
  const response = await track({ orderNo: ORDER_NO, phone: PHONE });
  expect((await response.json()).customer).toEqual({ name: '张*明', phone: '138****8000' });
  expect(await failures()).toBe(0);
});

test('when the tries of an order are used up everybody is asked for the proof of work, and with it the owner gets in', async () => {
  const ctx = newContext();
  const wrong = (n: number) => lookUpOrder(ctx, { orderNo: ORDER_NO, phone: `1390013900${n}`, network: `10.0.${n}.0/24` });
  for (let n = 0; n < 5; n += 1) expect((await wrong(n)).kind).toBe('no_match');
  expect((await wrong(6)).kind).toBe('challenge');
  expect((await track({ orderNo: ORDER_NO, phone: PHONE })).status).toBe(403);
  const given = await (await challengeRoute.GET(new Request(`${SITE}/api/v1/track/challenge`))).json();
  const nonce = solve(given.challenge);
  expect((await track({ orderNo: ORDER_NO, phone: PHONE, challenge: given.challenge, nonce })).status).toBe(200);
  // spent
  expect((await track({ orderNo: ORDER_NO, phone: PHONE, challenge: given.challenge, nonce })).status).toBe(403);
}, 60_000);

test('a hundred wrong phones sent at once get no more tries than one after another', async () => {
  const ctx = newContext();
  const phones = Array.from({ length: 100 }, (_, n) => `1390013${String(9000 + n)}`);
  const kinds = await Promise.all(
    phones.map(async (phone, n) => (await lookUpOrder(ctx, { orderNo: ORDER_NO, phone, network: `10.4.${n}.0/24` })).kind),
  );
  expect(kinds.filter((kind) => kind === 'no_match')).toHaveLength(5);
  const sameAtOnce = await Promise.all(
    phones.map(async (_, n) => (await lookUpOrder(ctx, { orderNo: 'BR-1', phone: '+5511912345678', network: `10.5.${n}.0/24` })).kind),
  );
  expect(new Set(sameAtOnce)).toEqual(new Set(['found']));
});

test('tries at an order that does not exist run out like those at one that does', async () => {
  const ctx = newContext();
  const kinds = [];
  for (let n = 0; n < 7; n += 1)
    kinds.push((await lookUpOrder(ctx, { orderNo: 'GHOST', phone: `1390013900${n}`, network: `10.1.${n}.0/24` })).kind);
  expect(kinds).toEqual([...Array(5).fill('no_match'), 'challenge', 'challenge']);
});

test('tries are forgotten once their window has passed', async () => {
  const ctx = newContext();
  for (let n = 0; n < 5; n += 1) await lookUpOrder(ctx, { orderNo: ORDER_NO, phone: `1390013900${n}`, network: `10.2.${n}.0/24` });
  const later = { ...ctx, now: () => Date.now() + 21 * MINUTE };
  expect((await lookUpOrder(later, { orderNo: ORDER_NO, phone: PHONE, network: '10.3.0.0/24' })).kind).toBe('found');
});

test('a riddle that is forged, unsolved or too old opens nothing', async () => {
  const ctx = newContext();
  const { challenge } = newChallenge(ctx);
  const nonce = solve(challenge);
  expect(await acceptSolution(ctx, { challenge: `${challenge}x`, nonce }, CHALLENGE_BITS)).toBe(false);
  expect(await acceptSolution(ctx, { challenge, nonce: `${nonce}-wrong` }, CHALLENGE_BITS)).toBe(false);
  expect(await acceptSolution({ ...ctx, now: () => Date.now() + 11 * MINUTE }, { challenge, nonce }, CHALLENGE_BITS)).toBe(false);
  expect(await acceptSolution(ctx, { challenge, nonce }, CHALLENGE_BITS + 2)).toBe(false);
  expect(await acceptSolution(ctx, { challenge, nonce }, CHALLENGE_BITS)).toBe(true);
}, 60_000);

test('the last four digits lift a parcel page, five wrong ones a day do not lock the owner out of the look-up', async () => {
  const code = await codeOf(ORDER_NO);
  const unlock = (lastDigits: string) => parcelPage.POST(post(`/q/${code}`, { lastDigits }), { params: Promise.resolve({ code }) });
  const right = await unlock('8000');
  expect([right.status, right.headers.get('location')]).toEqual([303, `/q/${code}`]);
  expect(await (await openPage(code, cookieOf(right, 'daona_grant'))).text()).toContain('床头柜');
  for (let n = 0; n < 5; n += 1) expect((await unlock(`000${n}`)).headers.get('location')).toBe(`/q/${code}#unlock`);
  const closed = await unlock('8000');
  expect(cookieOf(closed, 'daona_grant')).toBeUndefined();
  expect(await (await openPage(code, cookieOf(closed, 'daona_said'))).text()).toContain('今天尾号试的次数用完了');
  expect((await trackPage.POST(post('/track', { orderNo: ORDER_NO, phone: PHONE }))).headers.get('location')).toBe(`/q/${code}`);
}, 60_000);

test('a hundred last digits sent at once get no more tries than one after another, and half a number costs none', async () => {
  const ctx = newContext();
  const code = await codeOf(ORDER_NO);
  expect((await unlockOrder(ctx, { code, lastDigits: '80', network: '10.6.0.0/24' })).kind).toBe('no_match');
  const kinds = await Promise.all(
    Array.from(
      { length: 100 },
      async (_, n) => (await unlockOrder(ctx, { code, lastDigits: String(1000 + n), network: `10.7.${n}.0/24` })).kind,
    ),
  );
  expect(kinds.filter((kind) => kind === 'no_match')).toHaveLength(5);
  const row = async () => (await pool().query(`select ctid, xmin from guess_budget where key like 'digits|%'`)).rows;
  const before = await row();
  expect((await unlockOrder(ctx, { code, lastDigits: '8000', network: '10.6.0.0/24' })).kind).toBe('used_up');
  // whoever goes on guessing at one order makes no row that all others wait for
  expect(await row()).toEqual(before);
});

test('one guess of last digits on each of many orders runs out: for one network, and for many together', async () => {
  const ctx = newContext();
  const orderNos = Array.from({ length: 85 }, (_, n) => `MANY-${n}`);
  await recordFacts(ctx, { orders: orderNos.map((orderNo) => placed('demo', orderNo, '+8613800138000', 'CN')), facts: [] });
  const codes = await Promise.all(orderNos.map(codeOf));
  const guess = async (n: number, network: string) => (await unlockOrder(ctx, { code: codes[n]!, lastDigits: '0000', network })).kind;
  const one = [];
  for (let n = 0; n < 21; n += 1) one.push(await guess(n, '10.8.0.0/24'));
  expect(one).toEqual([...Array(20).fill('no_match'), 'challenge']);
  const many = [];
  for (let n = 21; n < 62; n += 1) many.push(await guess(n, `10.9.${n}.0/24`));
  expect(many).toEqual([...Array(40).fill('no_match'), 'challenge']);
  const { challenge } = newChallenge(ctx);
  const solution = { challenge, nonce: solve(challenge) };
  expect((await unlockOrder(ctx, { code: codes[70]!, lastDigits: '8000', network: '10.10.0.0/24', solution })).kind).toBe('unlocked');
}, 60_000);

test('the price follows the failures: an easy riddle no longer buys a try at an order that many have failed at', async () => {
  const ctx = newContext();
  const paid = () => {
    const { challenge } = newChallenge(ctx);
    return { challenge, nonce: solve(challenge) };
  };
  const lookUp = (n: number, solution?: { challenge: string; nonce: string }) =>
    lookUpOrder(ctx, { orderNo: ORDER_NO, phone: `139001${10000 + n}`, network: `10.11.${n}.0/24`, solution });
  for (let n = 0; n < 5; n += 1) await lookUp(n);
  expect(await lookUp(5)).toEqual({ kind: 'challenge', bits: CHALLENGE_BITS });
  await pool().query('update guess_budget set failures = 20 where key like $1', ['order|%']);
  expect(await lookUp(6, paid())).toEqual({ kind: 'challenge', bits: CHALLENGE_BITS + 2 });
  const harder = newChallenge(ctx, CHALLENGE_BITS + 1);
  const nonce = solve(harder.challenge, harder.bits);
  const rightful = { orderNo: ORDER_NO, phone: PHONE, network: '10.12.0.0/24', solution: { challenge: harder.challenge, nonce } };
  expect((await lookUpOrder(ctx, rightful)).kind).toBe('found');
}, 60_000);

test('an answer that asks for work brings the riddle along, as hard as is needed', async () => {
  const ctx = newContext();
  for (let n = 0; n < 5; n += 1) await lookUpOrder(ctx, { orderNo: ORDER_NO, phone: `1390013900${n}`, network: `10.13.${n}.0/24` });
  const refused = await (await track({ orderNo: ORDER_NO, phone: PHONE })).json();
  expect(refused).toMatchObject({ code: 'forbidden', challenge: { bits: CHALLENGE_BITS, algorithm: 'sha-256' } });
  const { challenge } = refused.challenge;
  expect((await track({ orderNo: ORDER_NO, phone: PHONE, challenge, nonce: solve(challenge) })).status).toBe(200);
}, 60_000);

test('NUL, halves of letters and far too much text are wrong details, not a failure of ours', async () => {
  for (const orderNo of ['a\0b', '\ud800', '\0']) expect((await track({ orderNo, phone: '138\u000000138000' })).status).toBe(404);
  const forms: [orderNo: string, said: string][] = [
    ['a\0b', 'no_match'],
    ['x1'.repeat(6_000), 'no_match'],
    ['x'.repeat(40_000), 'incomplete'],
    [`订单${' '.repeat(15_000)}x`, 'incomplete'],
  ];
  for (const [orderNo, said] of forms) {
    const sent = await trackPage.POST(post('/track', { orderNo, phone: PHONE }));
    const cookie = cookieOf(sent, 'daona_said')!;
    expect([sent.status, sent.headers.get('location'), cookie.length < 2_000]).toEqual([303, '/track', true]);
    expect(readFlash(new Request(SITE, { headers: { cookie } }))?.said, orderNo.slice(0, 5)).toBe(said);
  }
  for (const code of ['a\0b', '\0']) {
    const params = Promise.resolve({ code });
    expect((await parcelPage.POST(post('/q/x', { lastDigits: '8000' }), { params })).status).toBe(404);
    expect((await parcelStream.GET(new Request(`${SITE}/x`), { params })).status).toBe(204);
  }
});

test('the budget table tells nobody which order, phone or address was tried', async () => {
  await track({ orderNo: ORDER_NO, phone: '13900139000' });
  const { rows } = await pool().query('select key from guess_budget');
  expect(rows.length).toBe(3);
  expect(JSON.stringify(rows)).not.toMatch(/D2026|139/);
});

test('an unknown page is a kind 404, also for addresses that can be no code', async () => {
  for (const code of ['Zq7CkP2mXs9', '..%2f', "' or 1=1 --"]) {
    const page = await openPage(code);
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('没有找到这个包裹');
  }
});

test('a new version shows at once, whatever was rendered before', async () => {
  const code = await codeOf(ORDER_NO);
  expect(await (await openPage(code)).text()).toContain('等待您付款');
  await recordFacts(newContext(), {
    orders: [],
    facts: [
      {
        reporter: { source: 'wms', kind: 'wms' },
        order: { shop: 'demo', orderNo: ORDER_NO },
        identityKey: 'cancel',
        code: 'cancel.confirmed',
        occurredAt: Date.now(),
        precision: 'second',
      },
    ],
  });
  expect(await (await openPage(code)).text()).not.toContain('等待您付款');
});

function solve(challenge: string, bits: number = CHALLENGE_BITS): string {
  for (let nonce = 0; ; nonce += 1) if (firstWord(`${challenge}:${nonce}`) >>> (32 - bits) === 0) return String(nonce);
}
