import { beforeEach, describe, expect, it } from 'vitest';
import * as orderApi from '@/app/api/v1/orders/[orderNo]/route';
import * as ticketsApi from '@/app/api/v1/tickets/route';
import { grantCookie } from '@/server/api/public/grant';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { routeMatcher } from '@/server/front/match-route';
import { hotRoutes } from '@/server/front/route-table';
import { pool } from '@/server/platform/database';
import { inTransaction, newContext } from '@/server/store/context';
import { createShareLink } from '@/server/usecases/access/create-share-link';
import { prepareFirstRun } from '@/server/usecases/staff/prepare-first-run';
import { closeTicket, replyToTicket } from '@/server/usecases/ticket/answer-ticket';
import { openException } from '@/server/usecases/ticket/open-exception';
import { openReport } from '@/server/usecases/ticket/open-report';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff, callsAs } from '../console/staff-caller';
import { delivered, documentOf } from './delivered-order';

const ctx = newContext();
const API_KEY = 'dk_ticket_0123456789abcdefghij';
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const match = routeMatcher(hotRoutes);
let order: { id: string; code: string };

beforeEach(async () => {
  await freshDatabase();
  await pool().query(`insert into shop (code, name) values ('north', 'North')`);
  order = await delivered(ctx, 'P1', Date.now() - HOUR);
});

interface Call {
  cookie?: string | null;
  form?: Record<string, string> | FormData;
  headers?: Record<string, string>;
}

/** A request as the front hands it on; verified by the grant of the parcel page unless said otherwise. */
async function ask(path: string, { cookie = grantCookie(order.code, Date.now()), form, headers = {} }: Call = {}): Promise<Response> {
  const { value, params } = match(path.split('?')[0]!)!;
  const body = form && !(form instanceof FormData) ? new URLSearchParams(form) : form;
  const sent = { ...headers, ...(cookie ? { cookie: cookie.split(';')[0]! } : {}), 'accept-language': 'zh-CN' };
  const request = new Request(`http://daona.test${path}`, body ? { method: 'POST', body, headers: sent } : { headers: sent });
  return value[body ? 'POST' : 'GET']!(request, { params: Promise.resolve(params) });
}

const page = async (path: string, call?: Call) => (await ask(path, call)).text();
const multipart = (fields: Record<string, string>, ...files: [Uint8Array, string][]) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const [bytes, name] of files) form.append('photos', new File([new Uint8Array(bytes)], name));
  return form;
};
const REPORT = { kind: 'not_received', looked: 'asked_all', signer: 'unknown', address: 'right', early: 'now' };
const report = (more: Record<string, string> = {}, ...files: [Uint8Array, string][]) =>
  ask(`/q/${order.code}/do/report`, { form: multipart({ ...REPORT, remark: '门卫说没有', ...more }, ...files) });

describe('reporting a problem on light pages', () => {
  it('leads through the checks with the evidence of the systems, then asks for words and photos', async () => {
    const start = await page(`/q/${order.code}/do/report`);
    expect(start).toContain('显示签收，但我没收到');
    expect(start).not.toMatch(/<script|张小明|13800138000/);
    const looked = await page(`/q/${order.code}/do/report?kind=not_received`);
    for (const words of ['第 1 步，共 5 步', '门卫或前台代收', '浦东', '都找过、问过了，没有']) expect(looked).toContain(words);
    const details = await page(`/q/${order.code}/do/report?${new URLSearchParams(REPORT)}`);
    expect(details).toMatch(/enctype="multipart\/form-data"/i);
    expect(details).toMatch(/我们会在.+前答复您/);
  });

  it('ends in a ticket with its number and time, shown on the order’s page with whose turn it is', async () => {
    const answer = await report({}, [PNG, 'door.png']);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/q/${order.code}/do/ticket`]);
    const [ticket] = (await documentOf(ctx, 'P1')).state.tickets!;
    const no = `${ticket!.no.slice(0, 3)}-${ticket!.no.slice(3)}`;
    const followed = await page(`/q/${order.code}/do/ticket`);
    for (const words of [`工单 ${no}`, '门卫说没有', '照片 1', '找到了，关闭工单']) expect(followed).toContain(words);
    const shown = await page(`/q/${order.code}`);
    for (const words of [`工单 ${no}`, '前答复您', '您反馈没有收到']) expect(shown).toContain(words);
    // at the parcel tier nobody learns of it
    expect(await page(`/q/${order.code}`, { cookie: null })).not.toContain(no);
    // a second report goes to the one that is open
    expect((await ask(`/q/${order.code}/do/report`)).headers.get('location')).toBe(`/q/${order.code}/do/ticket`);
  });

  it('shows phones and doors in what was written to nobody but the owner', async () => {
    await report({ remark: '请打 13800138042，住机密路77号3栋502室' });
    const followed = await page(`/q/${order.code}/do/ticket`);
    expect(followed).toContain('138****8042');
    expect(followed).not.toMatch(/13800138042|502室/);
  });

  it('is for verified readers, and takes nothing from another site', async () => {
    expect((await ask(`/q/${order.code}/do/report`, { cookie: null })).headers.get('location')).toBe(`/q/${order.code}#unlock`);
    const foreign = await ask(`/q/${order.code}/do/report`, {
      form: multipart({ ...REPORT, remark: 'x' }),
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(foreign.status).toBe(422);
    expect((await pool().query('select count(*) from ticket')).rows[0].count).toBe(0);
    expect((await ask(`/q/11111111111/do/report`)).status).toBe(404);
  });

  it('says which file is no photo, keeps what was written, and takes neither too many nor too much', async () => {
    const wrong = await report({}, [PNG, 'a.png'], [Buffer.from('<html>'), 'b.jpg']);
    const said = await wrong.text();
    expect([wrong.status, said.includes('第 2 张不是能读的照片'), said.includes('门卫说没有')]).toEqual([422, true, true]);
    const many = await report({}, ...Array.from({ length: 6 }, (_, n): [Uint8Array, string] => [PNG, `${n}.png`]));
    expect([many.status, (await many.text()).includes('照片太大了')]).toEqual([422, true]);
    const path = `/q/${order.code}/do/report?${new URLSearchParams(REPORT)}`;
    const huge = await ask(path, { form: multipart({ ...REPORT }, [Buffer.alloc(42 * 1024 * 1024), 'x.png']) });
    expect([huge.status, (await huge.text()).includes('name="looked" value="asked_all"')]).toEqual([422, true]);
    expect((await pool().query('select count(*) from ticket')).rows[0].count).toBe(0);
    expect((await report({ kind: 'other', remark: ' ' })).status).toBe(422);
  });

  it('is the customer’s to add to and to close', async () => {
    await report();
    const { id } = (await documentOf(ctx, 'P1')).state.tickets![0]!;
    const path = `/q/${order.code}/do/ticket`;
    await ask(path, { form: multipart({ ticket: id, step: 'add', remark: '还是没有' }, [PNG, 'a.png']) });
    expect(await page(path)).toContain('还是没有');
    await ask(path, { form: multipart({ ticket: 'another', step: 'settle' }) });
    expect((await documentOf(ctx, 'P1')).state.tickets![0]!.state).toBe('open');
    await ask(path, { form: multipart({ ticket: id, step: 'settle' }) });
    expect((await documentOf(ctx, 'P1')).state.tickets![0]!.state).toBe('closed');
    expect(await page(path)).toContain('您说已经找到');
  });

  it('shows the answer, the way it was settled, and asks whether it helped', async () => {
    await report();
    const staffId = await addStaff('agent', 'ling');
    const { id } = (await documentOf(ctx, 'P1')).state.tickets![0]!;
    await replyToTicket(ctx, { ticketId: id, staffId, body: '快递员明天上午送到' });
    const path = `/q/${order.code}/do/ticket`;
    expect(await page(path)).toContain('快递员明天上午送到');
    expect(await page(`/q/${order.code}`)).toContain('客服已答复');
    await closeTicket(ctx, { ticketId: id, staffId, cause: 'carrier.early_sign', done: '已重新派送' });
    for (const words of ['已重新派送', '解决了吗', '还没有解决']) expect(await page(path)).toContain(words);
    expect(await page(path)).not.toContain('ling');
  });

  it('shows what service wrote about a case that nobody reported, takes the reply, and asks whether it is settled', async () => {
    const staffId = await addStaff('agent', 'ling');
    const { id: orderId } = order;
    const found = {
      orderId,
      cause: 'x',
      class: 'logistics' as const,
      reason: 'carrier.damaged_parcel',
      shipmentKey: '',
      since: Date.now(),
    };
    const opened = await inTransaction(ctx, (tx) => openException(tx, found));
    if (opened.kind !== 'opened') throw new Error(opened.kind);
    const ticketId = opened.ticket.id;
    const path = `/q/${order.code}/do/ticket`;
    expect(await page(path)).toContain('这个订单没有工单');
    await replyToTicket(ctx, { ticketId, staffId, body: '外箱破了，我们已请快递拍照' });
    expect(await page(`/q/${order.code}`)).toContain('客服给您留言了');
    expect(await page(path)).toContain('外箱破了，我们已请快递拍照');
    expect((await documentOf(ctx, 'P1')).attention.map((flag) => flag.kind)).not.toContain('disputed');
    // theirs to answer, not to close
    await ask(path, { form: multipart({ ticket: ticketId, step: 'settle' }) });
    await ask(path, { form: multipart({ ticket: ticketId, step: 'add', remark: '里面没坏' }) });
    expect(await page(path)).toContain('里面没坏');
    const stands = async () => (await pool().query('select state, confirmed_at from ticket')).rows[0];
    expect(await stands()).toEqual({ state: 'open', confirmed_at: null });
    await closeTicket(ctx, { ticketId, staffId, cause: 'carrier.damaged_parcel', done: '已换新箱', tell: true });
    for (const words of ['已换新箱', '解决了吗']) expect(await page(path)).toContain(words);
    await ask(path, { form: multipart({ ticket: ticketId, step: 'settle' }) });
    expect((await stands()).confirmed_at).not.toBeNull();
    const told = await pool().query(
      `select template from notice where recipient = 'customer' and template like 'ticket.%' order by created_at, id`,
    );
    expect(told.rows.map((row) => row.template)).toEqual(['ticket.told', 'ticket.settled']);
    const alerts = await pool().query(`select recipient from notice where template = 'alert.ticket_asked'`);
    expect(alerts.rows).toEqual([{ recipient: `person:${staffId}` }]);
  });

  it('works the same behind a share link, whose photos the other way in does not show', async () => {
    const made = await createShareLink(ctx, { orderId: order.id, tier: 1, actor: 'staff:x' });
    const token = made.kind === 'created' ? made.url.split('/t/')[1]! : '';
    const form = multipart({ ...REPORT, remark: '' }, [PNG, 'a.png']);
    expect((await ask(`/t/${token}/do/report`, { form, cookie: null })).status).toBe(303);
    const { id } = (await pool().query('select id from ticket_photo')).rows[0];
    const own = await ask(`/t/${token}/do/ticket/photos/${id}`, { cookie: null });
    expect([own.status, own.headers.get('content-type'), own.headers.get('x-content-type-options')]).toEqual([200, 'image/png', 'nosniff']);
    expect(own.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(own.headers.get('content-security-policy')).toContain('sandbox');
    expect((await ask(`/q/${order.code}/do/ticket/photos/${id}`)).status).toBe(404);
    expect(await page(`/q/${order.code}/do/ticket`)).toContain('照片已收到，只有客服和提交的人能看到');
    // whoever has a link does not choose how the recipient is written to
    expect(await page(`/t/${token}/do/preferences`, { cookie: null })).toContain('通知只能由收件人自己设置');
  });
});

describe('rating', () => {
  it('takes one tap on the order’s page, then why; it can be changed, and is gone from the page', async () => {
    expect(await page(`/q/${order.code}`)).toContain('您有多大可能把这家店推荐给朋友');
    const rated = await ask(`/q/${order.code}/do/rate`, { form: { score: '9' } });
    expect(rated.headers.get('location')).toBe(`/q/${order.code}/do/rate`);
    await ask(`/q/${order.code}/do/rate`, { form: { score: '8', reason: 'speed', comment: '很快，打 13800138000' } });
    expect(await page(`/q/${order.code}/do/rate`)).toContain('谢谢，您打了 8 分');
    const service = callsAs('agent', await addStaff('agent'));
    const orderId = (await pool().query('select order_id from rating')).rows[0].order_id;
    expect(await service.ticket.ratingOf({ orderId })).toMatchObject({ score: 8, reason: 'speed', hasComment: true });
    expect(await service.ticket.showRatingComment({ orderId })).toEqual({ kind: 'shown', comment: '很快，打 13800138000' });
    const { rows: audit } = await pool().query(`select action, subject from audit where action like 'rating.%'`);
    expect(audit).toEqual([{ action: 'rating.comment_shown', subject: `order:${orderId}` }]);
    expect(await page(`/q/${order.code}`)).not.toContain('推荐给朋友');
    const { rows } = await pool().query('select score, reason, comment from rating');
    expect([rows.length, rows[0].score, rows[0].reason]).toEqual([1, 8, 'speed']);
    expect(rows[0].comment.toString('latin1')).not.toContain('13800138000');
    expect(JSON.stringify((await pool().query('select * from fact')).rows)).not.toContain('13800138000');
  });

  it.each(['speed', ''])('says that words have come, with the reason %s', async (reason) => {
    await ask(`/q/${order.code}/do/rate`, { form: { score: '9' } });
    expect(await page(`/q/${order.code}/do/rate`)).not.toContain('谢谢您告诉我们原因');
    await ask(`/q/${order.code}/do/rate`, { form: { score: '9', reason, comment: '包装很好' } });
    expect(await page(`/q/${order.code}/do/rate`)).toContain('谢谢您告诉我们原因');
  });

  it.each(['11', '-1', '5.5', 'x', ''])('takes no score %s', async (score) => {
    await ask(`/q/${order.code}/do/rate`, { form: { score } });
    expect((await pool().query('select count(*) from rating')).rows[0].count).toBe(0);
  });

  it('is refused while a report is open', async () => {
    await report();
    expect(await page(`/q/${order.code}/do/rate`)).toContain('现在还不能评分');
    await ask(`/q/${order.code}/do/rate`, { form: { score: '0' } });
    expect((await pool().query('select count(*) from rating')).rows[0].count).toBe(0);
  });
});

describe('preferences', () => {
  it('are kept for the phone of the order, by its hash, and can be taken back once', async () => {
    const path = `/q/${order.code}/do/preferences`;
    expect(await page(path)).toContain('138****8000');
    await ask(path, { form: { step: 'save', topics: 'progress', quiet: 'own', from: '22:00', to: '08:15', language: 'en' } });
    const { rows } = await pool().query('select * from preference');
    expect(rows).toMatchObject([{ language: 'en', quiet: '22:00-08:15', topics_off: ['delays'] }]);
    expect(JSON.stringify(rows)).not.toContain('138');
    expect(await page(path)).toContain('撤销上次的修改');
    await ask(path, { form: { step: 'undo' } });
    expect((await pool().query('select * from preference')).rows).toMatchObject([{ language: null, quiet: null, topics_off: [] }]);
    expect(await page(path)).not.toContain('撤销上次的修改');
    await ask(path, { form: { step: 'save', topics: 'all', quiet: 'x', language: 'fr' } });
    expect((await pool().query('select * from preference')).rows).toMatchObject([
      { language: null, quiet: null, topics_off: ['progress', 'delays'] },
    ]);
  });
});

describe('over the API', () => {
  it('tickets are told with how they stand and nothing that anybody wrote, newest first, also of past moments', async () => {
    await prepareFirstRun(ctx, { admin: { email: 'a@example.com', password: 'long-enough' }, apiKey: API_KEY });
    const headers = { authorization: `Bearer ${API_KEY}` };
    const later = (minutes: number) => newContext(() => Date.now() + minutes * MINUTE);
    const before = new Date().toISOString();
    await openReport(later(1), {
      orderId: order.id,
      kind: 'damaged',
      checks: { extent: 'both' },
      remark: '箱子破了',
      photos: [],
      by: 'phone',
    });
    const second = await delivered(ctx, 'P2', Date.now() - HOUR);
    await openReport(later(2), { orderId: second.id, kind: 'other', checks: {}, remark: '别的', photos: [], by: 'phone' });
    const list = await (await ticketsApi.GET(new Request('http://daona.test/api/v1/tickets?state=open', { headers }))).json();
    expect(list.tickets.map((t: { orderNo: string }) => t.orderNo)).toEqual(['P2', 'P1']);
    expect(list.tickets[1]).toMatchObject({ kind: 'damaged', priority: 'P2', state: 'open', checks: { extent: 'both' }, photos: 0 });
    expect(JSON.stringify(list)).not.toMatch(/箱子|别的/);
    expect((await ticketsApi.GET(new Request('http://daona.test/api/v1/tickets'))).status).toBe(401);
    const ofOrder = async (query: string) => {
      const request = new Request(`http://daona.test/api/v1/orders/P1?${query}`, { headers });
      return (await (await orderApi.GET(request, { params: Promise.resolve({ orderNo: 'P1' }) })).json()).tickets;
    };
    expect(await ofOrder('')).toMatchObject([{ kind: 'damaged', no: expect.stringMatching(/^\d{3}-\d{4}$/) }]);
    expect(await ofOrder(`asOf=${before}`)).toEqual([]);
  });
});
