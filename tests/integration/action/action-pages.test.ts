import { beforeEach, describe, expect, it } from 'vitest';
import * as parcelAction from '@/app/(public)/q/[code]/do/[action]/route';
import * as shareAction from '@/app/(public)/t/[token]/do/[action]/route';
import * as trackAction from '@/app/api/v1/track/actions/[action]/route';
import * as trackActions from '@/app/api/v1/track/actions/route';
import { grantCookie } from '@/server/api/public/grant';
import { ownerCookie } from '@/server/api/public/owner-cookie';
import { getOrder } from '@/server/api/rest/get-order';
import { HOUR } from '@/server/domain/shared/instant';
import { hotRoutes } from '@/server/front/route-table';
import { pool } from '@/server/platform/database';
import { phoneHash } from '@/server/store/contact';
import { newContext } from '@/server/store/context';
import { insertSession, sessionHash } from '@/server/store/owner-session';
import { createApiKey } from '@/server/usecases/access/create-api-key';
import { createShareLink } from '@/server/usecases/access/create-share-link';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';

const SITE = 'http://127.0.0.1:3000';
const PHONE = '+8613800138000';
const STREET = '人民大道 200 号 5 楼';
const NEW_ADDRESS = { province: '上海市', city: '上海市', district: '黄浦区', address: STREET };
const ctx = newContext();
let code: string;
let orderId: string;
let granted: string;
let owner: string;

beforeEach(async () => {
  await freshDatabase();
  const placedAt = Date.now() - 3 * HOUR;
  const order = { shop: 'demo', orderNo: 'D1' };
  const told = (kind: 'gateway' | 'wms', what: string, hours: number) => ({
    reporter: { source: kind, kind },
    order,
    identityKey: what,
    code: what,
    occurredAt: placedAt + hours * HOUR,
    precision: 'second' as const,
    ...(what === 'paid' ? { data: { payment: { paymentNo: 'P1', amount: '128.00' } } } : {}),
  });
  const header = { ...order, type: 'normal' as const, placedAt, items: [], amount: '128.00', currency: 'CNY' };
  const contact = { name: '王小明', phone: PHONE, address: '北京市朝阳区望京街 10 号' };
  await recordFacts(ctx, {
    orders: [{ reporter: { source: 'shop', kind: 'platform' }, header, contact }],
    facts: [told('gateway', 'paid', 1), told('wms', 'picked', 2)],
  });
  ({ code, id: orderId } = (await pool().query('select code, id from orders')).rows[0]);
  granted = grantCookie(code, Date.now()).split(';')[0]!;
  const token = 'owner-token-of-this-test';
  await insertSession(ctx.db, { tokenHash: sessionHash(token), phoneHash: phoneHash(PHONE), now: Date.now() });
  owner = ownerCookie({ token, shown: '138****8000' }, 30).split(';')[0]!;
});

const paramsOf = (action: string) => ({ params: Promise.resolve({ code, action }) });
const get = (action: string, cookie = '') =>
  parcelAction.GET(new Request(`${SITE}/q/${code}/do/${action}`, { headers: { cookie } }), paramsOf(action));
const ticketIn = (html: string) => /name="ticket" value="([^"]+)"/.exec(html)?.[1] ?? '';
function post(action: string, fields: Record<string, string>, headers: Record<string, string>): Promise<Response> {
  const sent = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers };
  return parcelAction.POST(
    new Request(`${SITE}/q/${code}/do/${action}`, { method: 'POST', headers: sent, body: new URLSearchParams(fields) }),
    paramsOf(action),
  );
}
const facts = async () =>
  (await pool().query("select code from fact where source = 'customer' order by received_at")).rows.map((row) => row.code);

describe('the pages on which customers do something', () => {
  it('stand in the table of hot routes, the same modules that Next serves', () => {
    const table = new Map(hotRoutes);
    expect(table.get('/q/[code]/do/[action]')).toBe(parcelAction);
    expect(table.get('/t/[token]/do/[action]')).toBe(shareAction);
    expect(table.get('/api/v1/track/actions/[action]')).toBe(trackAction);
  });

  it('an address is typed, mended, checked and asked for; nothing typed stands in an address or a cookie', async () => {
    const ticket = ticketIn(await (await get('address', owner)).text());
    const wrong = await post('address', { ticket, step: 'check', ...NEW_ADDRESS, city: '', address: '人民' }, { cookie: owner });
    expect(wrong.status).toBe(422);
    const mend = await wrong.text();
    expect(mend).toContain('有 2 处需要改一下');
    expect(mend).toMatch(/<a href="#city">城市：请填写<\/a>.*<a href="#address">详细地址：太短了/s);
    expect(/<input id="address"[^>]*>/.exec(mend)?.[0]).toMatch(/aria-invalid="true".*value="人民"/);
    expect(mend).toContain('value="黄浦区"');
    const check = await (await post('address', { ticket, step: 'check', ...NEW_ADDRESS }, { cookie: owner })).text();
    expect(check).toContain('请核对');
    expect(await facts()).toEqual([]);
    const edit = await (await post('address', { ticket, step: 'edit', ...NEW_ADDRESS }, { cookie: owner })).text();
    expect(edit).toContain(`value="${STREET}"`);
    const sent = await post('address', { ticket, step: 'send', ...NEW_ADDRESS }, { cookie: owner });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/q/${code}/do/address`]);
    expect(decodeURIComponent(JSON.stringify(sent.headers.getSetCookie()))).not.toMatch(/人民|黄浦/);
    expect(await facts()).toEqual(['address.change_requested']);
    const page = await (await get('address', owner)).text();
    for (const part of ['已提交，等店铺答复', '北京市朝阳区望京街 10 号', STREET, '撤回']) expect(page).toContain(part);
  });

  it('sent twice from one form it is asked once', async () => {
    const ticket = ticketIn(await (await get('cancel', granted)).text());
    const both = await Promise.all([1, 2].map(() => post('cancel', { ticket, step: 'send' }, { cookie: granted })));
    expect(both.map((answer) => answer.status)).toEqual([303, 303]);
    expect(await facts()).toEqual(['cancel.requested']);
  });

  it('who only verified sees the way to prove the phone, and no form and no street', async () => {
    const page = await (await get('address', granted)).text();
    expect(page).toContain('需要先验证');
    expect(page).not.toMatch(/id="city"|望京/);
    const ticket = ticketIn(await (await get('address', owner)).text());
    expect((await post('address', { ticket, step: 'send', ...NEW_ADDRESS }, { cookie: granted })).status).toBe(303);
    expect(await facts()).toEqual([]);
  });

  it('who only holds the parcel can do nothing', async () => {
    expect(await (await get('cancel')).text()).toContain(`href="/q/${code}#unlock"`);
    const ticket = ticketIn(await (await get('cancel', granted)).text());
    await post('cancel', { ticket, step: 'send' }, {});
    expect(await facts()).toEqual([]);
  });

  it.each<[string, Record<string, string>, (ticket: string) => string]>([
    ['sent from another site', { 'sec-fetch-site': 'cross-site' }, (ticket) => ticket],
    ['sent from a neighbour', { 'sec-fetch-site': 'same-site' }, (ticket) => ticket],
    ['with another origin where the browser says no more', { 'sec-fetch-site': '', origin: 'https://evil.example' }, (ticket) => ticket],
    ['without a ticket', {}, () => ''],
    ['with a forged one', {}, (ticket) => `${ticket.slice(0, -2)}xx`],
  ])('a form %s does nothing, and keeps what was typed', async (_, headers, ticketOf) => {
    const ticket = ticketIn(await (await get('cancel', granted)).text());
    const sent = new Headers({ cookie: granted, ...headers });
    if (headers['sec-fetch-site'] === '') sent.delete('sec-fetch-site');
    const request = new Request(`${SITE}/q/${code}/do/cancel`, {
      method: 'POST',
      headers: sent,
      body: new URLSearchParams({ ticket: ticketOf(ticket), step: 'send' }),
    });
    const answer = await parcelAction.POST(request, paramsOf('cancel'));
    expect(answer.status).toBe(403);
    expect(await facts()).toEqual([]);
  });

  it('a ticket of one page is none for another', async () => {
    const ticket = ticketIn(await (await get('confirm', granted)).text()) || ticketIn(await (await get('time', granted)).text());
    expect((await post('cancel', { ticket, step: 'send' }, { cookie: granted })).status).toBe(403);
    expect(await facts()).toEqual([]);
  });

  it('works behind a share link that grants it, and not behind one that does not', async () => {
    for (const [tier, asked] of [
      [0, []],
      [1, ['leave.consented']],
    ] as const) {
      const made = await createShareLink(ctx, { orderId, tier, actor: 'staff:1' });
      if (made.kind !== 'created') throw new Error(made.kind);
      const token = made.url.split('/').at(-1)!;
      const params = { params: Promise.resolve({ token, action: 'place' }) };
      const url = `${SITE}/t/${token}/do/place`;
      const ticket = ticketIn(await (await shareAction.GET(new Request(url), params)).text());
      const body = new URLSearchParams({ ticket, step: 'send', may: 'locker' });
      await shareAction.POST(new Request(url, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body }), params);
      expect(await facts()).toEqual(asked);
    }
  });

  it('says what happens with the money before a cancellation is sent', async () => {
    expect(await (await get('cancel', granted)).text()).toMatch(/已付的 ¥128\.00 会在 7 天内原路退回/);
  });

  it.each(['zh-CN', 'zh-TW', 'en'])('every page is complete in %s', async (language) => {
    for (const action of ['confirm', 'place', 'address', 'time', 'cancel', 'invoice']) {
      const request = new Request(`${SITE}/q/${code}/do/${action}?lang=${language}`, { headers: { cookie: owner } });
      const html = await (await parcelAction.GET(request, paramsOf(action))).text();
      expect(html).toContain(`<html lang="${language}">`);
      expect(html.replaceAll(ticketIn(html), '')).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  it('an action that does not exist is no page', async () => {
    expect((await get('explode', owner)).status).toBe(404);
  });
});

describe('the same over the interface', () => {
  const call = (action: string, body: unknown, headers: Record<string, string> = {}) =>
    trackAction.POST(new Request(`${SITE}/api/v1/track/actions/${action}`, { method: 'POST', body: JSON.stringify(body), headers }), {
      params: Promise.resolve({ action }),
    });
  const who = { orderNo: 'D1', phone: '13800138000' };

  it('says what can be done, does it once by its key, and takes it back', async () => {
    const list = await trackActions.POST(new Request(`${SITE}/api/v1/track/actions`, { method: 'POST', body: JSON.stringify(who) }));
    const { actions } = await list.json();
    expect(actions.map((a: { action: string; state: string; needs?: string }) => [a.action, a.state, a.needs])).toEqual([
      ['confirm', 'closed', undefined],
      ['place', 'open', undefined],
      ['address', 'open', 'owner'],
      ['time', 'open', undefined],
      ['cancel', 'open', undefined],
      ['invoice', 'open', undefined],
    ]);
    const once = { 'idempotency-key': 'k-1' };
    const [first, again] = [await call('cancel', who, once), await call('cancel', who, once)];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect((await call('cancel', who)).status).toBe(409);
    const { undo, state } = await first.json();
    expect(state).toBe('waiting');
    expect(await (await call('cancel', { ...who, undo: undo.id })).json()).toMatchObject({ state: 'open' });
    expect(await facts()).toEqual(['cancel.requested', 'source.withdrew']);
  });

  it('an address takes the owner’s session, and what is wrong is named', async () => {
    expect((await call('address', { ...who, fields: NEW_ADDRESS })).status).toBe(403);
    const wrong = await call('address', { code, fields: { city: '上海市' } }, { cookie: owner });
    expect([wrong.status, (await wrong.json()).errors ?? []]).toMatchObject([422, expect.anything()]);
    const asked = await call('address', { code, fields: NEW_ADDRESS }, { cookie: owner });
    expect(await asked.json()).toMatchObject({ state: 'waiting', request: { state: 'asked' } });
    expect((await call('confirm', who)).status).toBe(409);
    expect((await call('time', { orderNo: 'D1', phone: '13900139000', fields: {} })).status).toBe(404);
    expect((await call('time', who, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it('the shop’s systems read what was asked; in full only with the key’s scope, and on record', async () => {
    await call('address', { code, fields: NEW_ADDRESS }, { cookie: owner });
    const made = await createApiKey(ctx, { name: 'erp', scopes: ['read'], createdBy: 'staff:1' });
    if (made.kind !== 'created') throw new Error(made.kind);
    const read = async (query: string) => {
      const request = new Request(`${SITE}/api/v1/orders/D1${query}`, {
        headers: { authorization: `Bearer ${made.token}` },
      });
      return (await getOrder(request, { params: Promise.resolve({ orderNo: 'D1' }) })).json();
    };
    const plain = await read('');
    expect(plain.requests).toMatchObject([{ kind: 'address', state: 'asked' }]);
    expect(JSON.stringify(plain)).not.toContain('人民大道');
    expect((await read('?contact=full')).requests).toMatchObject([{ wanted: { address: `上海市黄浦区${STREET}` } }]);
    const { rows } = await pool().query("select action from audit where action = 'request.shown'");
    expect(rows).toHaveLength(1);
  });
});
