import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { GET, POST } from '@/app/(public)/q/[code]/do/wechat/route';
import * as oauth from '@/app/(public)/wechat/oauth/route';
import { grantCookie } from '@/server/api/public/grant';
import { STAND_IN_ACCOUNT, standInEnvironment } from '@/server/channels/stand-in-account';
import { type StandInServer, startStandIns } from '@/server/channels/stand-in-server';
import { pageSignature } from '@/server/channels/wechat/sign-page';
import { STAND_IN_OPENID } from '@/server/channels/wechat_template/oauth-stand-in';
import { MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { readProofs } from '@/server/store/consent';
import { phoneHash } from '@/server/store/contact';
import { newContext } from '@/server/store/context';
import { readReach } from '@/server/store/reach';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../database/fresh-database';

const SITE = 'http://localhost:3000';
const PHONE = '+8613800138042';
const INSIDE = 'Mozilla/5.0 (iPhone) Mobile MicroMessenger/8.0.50';
let standIns: StandInServer;
let code = '';
/** The environment is read once a process. */
const readAnew = () => Reflect.deleteProperty(globalThis, Symbol.for('daona.environment'));

beforeAll(async () => {
  standIns = await startStandIns({ port: 0, smtpPort: 0, portalUrl: SITE, account: STAND_IN_ACCOUNT });
  Object.assign(process.env, standInEnvironment(Number(new URL(standIns.url).port)), { PUBLIC_URL: SITE });
  readAnew();
});

afterAll(() => standIns.close());

beforeEach(async () => {
  await freshDatabase();
  await pool().query(`insert into shop (code, name) values ('demo', 'Demo')`);
  const header = {
    shop: 'demo',
    orderNo: 'D2026112200042',
    type: 'normal' as const,
    placedAt: Date.now() - 5 * MINUTE,
    destination: { country: 'CN' },
    items: [{ sku: 'A', name: '床头柜', quantity: 1 }],
  };
  await recordFacts(newContext(), {
    orders: [{ reporter: { source: 'shopify', kind: 'platform' }, header, contact: { name: '张小明', phone: PHONE } }],
    facts: [],
  });
  code = (await pool().query('select code from orders')).rows[0].code;
});

const params = () => ({ params: Promise.resolve({ code }) });
const cookiesOf = (response: Response) => response.headers.getSetCookie().map((one) => one.split(';')[0]!);
const grant = () => grantCookie(code, Date.now()).split(';')[0]!;

function at(method: 'GET' | 'POST', options: { cookie?: string; step?: string; agent?: string; headers?: Record<string, string> } = {}) {
  const { cookie = '', step, agent = INSIDE, headers = {} } = options;
  const request = new Request(`${SITE}/q/${code}/do/wechat`, {
    method,
    headers: { cookie, 'user-agent': agent, ...headers },
    ...(step ? { body: new URLSearchParams({ step }) } : {}),
  });
  return (method === 'GET' ? GET : POST)(request, params());
}

const back = (url: string, cookie: string) => oauth.GET(new Request(url, { headers: { cookie, 'user-agent': INSIDE } }));
const reach = () => readReach(pool(), phoneHash(PHONE));

/** Says yes and goes to WeChat: where it sends the reader back to, and this browser's cookie. */
async function begin(): Promise<{ returnTo: string; cookie: string }> {
  const answer = await at('POST', { cookie: grant(), step: 'connect' });
  const [cookie] = cookiesOf(answer).filter((one) => one.startsWith('daona_wx='));
  const url = answer.headers.get('refresh')!.replace('0; url=', '');
  expect(url).not.toContain(code);
  expect(url.endsWith('#wechat_redirect')).toBe(true);
  const sent = await fetch(url, { redirect: 'manual' });
  return { returnTo: sent.headers.get('location')!, cookie: cookie! };
}

test('who has proved the phone and says yes inside WeChat is written to there, until disconnected', async () => {
  expect(await (await at('GET', { cookie: grant() })).text()).toContain('value="connect"');
  expect(await reach()).toEqual([]);
  const { returnTo, cookie } = await begin();
  const answer = await back(returnTo, cookie);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/q/${code}/do/wechat`]);
  expect(await reach()).toMatchObject([{ medium: 'wechat', address: STAND_IN_OPENID, consent: 'in' }]);
  const [proof] = await readProofs(pool(), phoneHash(PHONE), 1);
  expect(proof).toMatchObject({ says: 'in', way: 'connected', wording: { language: 'zh-CN', text: expect.stringContaining('同意后') } });
  expect(await (await at('GET', { cookie: grant() })).text()).toContain('value="disconnect"');
  await at('POST', { cookie: grant(), step: 'disconnect' });
  expect(await reach()).toMatchObject([{ address: null, consent: 'out' }]);
});

test('inside WeChat one more message can be agreed to by WeChat’s own button, on a page that is signed for it and loads its SDK', async () => {
  const { returnTo, cookie } = await begin();
  await back(returnTo, cookie);
  const page = await at('GET', { cookie: grant() });
  const html = await page.text();
  expect(html).toContain(`<wx-open-subscribe template="${STAND_IN_ACCOUNT.WECHAT_SUBSCRIBE_TEMPLATE_ID}">`);
  const told = (name: string) => new RegExp(`data-${name}="([^"]+)"`).exec(html)![1]!;
  const signed = {
    ticket: 'stand-in-ticket',
    nonceStr: told('nonce'),
    timestamp: Number(told('timestamp')),
    url: `${SITE}/q/${code}/do/wechat`,
  };
  expect(told('signature')).toBe(pageSignature(signed));
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self' https://res.wx.qq.com;");
  const outside = await at('GET', { cookie: grant(), agent: 'Mozilla/5.0 (X11)' });
  expect(await outside.text()).not.toContain('wx-open-subscribe');
  expect(outside.headers.get('content-security-policy')).toContain("script-src 'self';");
});

test('another browser, another state and a used code connect nothing', async () => {
  const { returnTo, cookie } = await begin();
  expect((await back(returnTo, '')).status).toBe(404);
  expect((await back(returnTo.replace(/state=.*/, 'state=AAAAAAAAAAAAAAAAAAAAAA'), cookie)).status).toBe(404);
  expect(await reach()).toEqual([]);
  await back(returnTo, cookie);
  await at('POST', { cookie: grant(), step: 'disconnect' });
  expect((await back(returnTo, cookie)).headers.get('location')).toBe(`/q/${code}/do/wechat?said=stale`);
  expect(await reach()).toMatchObject([{ address: null }]);
});

test('nobody is asked before the phone is proved, outside WeChat, or by another site', async () => {
  expect((await at('POST', { step: 'connect' })).headers.get('location')).toBe(`/q/${code}#unlock`);
  expect(await (await at('GET', { cookie: grant(), agent: 'Mozilla/5.0 (X11)' })).text()).not.toContain('value="connect"');
  const foreign = await at('POST', { cookie: grant(), step: 'connect', headers: { 'sec-fetch-site': 'cross-site' } });
  expect(foreign.headers.get('refresh')).toBeNull();
});
