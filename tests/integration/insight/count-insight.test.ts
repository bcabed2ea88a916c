import { beforeEach, expect, test } from 'vitest';
import * as parcelReport from '@/app/(public)/q/[code]/do/report/route';
import * as parcelPage from '@/app/(public)/q/[code]/route';
import * as trackPage from '@/app/(public)/track/route';
import * as dwellRoute from '@/app/api/dwell/route';
import * as trackRoute from '@/app/api/v1/track/route';
import { grantCookie } from '@/server/api/public/grant';
import { MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { singleton } from '@/server/platform/singleton';
import { newContext } from '@/server/store/context';
import { flushInsight } from '@/server/usecases/insight/count-insight';
import { readInsight } from '@/server/usecases/insight/read-insight';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';

const SITE = 'http://daona.test';
const ORDER_NO = 'D2026112200042';
const PHONE = '13800138042';
const PHONE_AGENT = 'Mozilla/5.0 (Linux; Android 14) Mobile MicroMessenger/8.0';
let code = '';

beforeEach(async () => {
  await freshDatabase();
  await flushInsight().catch(() => undefined);
  await pool().query('delete from insight_hour');
  singleton('rate-limiters', () => new Map()).clear();
  await pool().query(`insert into shop (code, name) values ('demo', 'Demo')`);
  const header = {
    shop: 'demo',
    orderNo: ORDER_NO,
    type: 'normal' as const,
    placedAt: Date.now() - 5 * MINUTE,
    destination: { country: 'CN' },
    items: [{ sku: 'A', name: '床头柜', quantity: 1 }],
  };
  const contact = { name: '张小明', phone: '+8613800138042', address: '世纪大道100号' };
  await recordFacts(newContext(), { orders: [{ reporter: { source: 'shopify', kind: 'platform' }, header, contact }], facts: [] });
  code = (await pool().query('select code from orders')).rows[0].code;
});

const look = (headers: Record<string, string> = {}) =>
  parcelPage.GET(new Request(`${SITE}/q/${code}`, { headers: { 'user-agent': PHONE_AGENT, ...headers } }), {
    params: Promise.resolve({ code }),
  });

const dwell = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  dwellRoute.POST(new Request(`${SITE}/api/dwell`, { method: 'POST', body: new URLSearchParams(fields), headers }));

const LEFT = { by: 'q', state: 'pending_payment', section: 'timeline', seconds: '12', language: 'en' };

async function rows() {
  await flushInsight();
  const found = await pool().query(
    'select step, way, state, outcome, language, device, count, orders, dwell_s::int as dwell from insight_hour order by step, outcome',
  );
  return found.rows as { step: string; outcome: string; count: number; orders: number; state: string; dwell: number }[];
}

test('looks are counted by state, an order once a day as an order; a page that renews itself is no look', async () => {
  for (const headers of [{}, {}, { 'daona-part': 'live' }] as Record<string, string>[]) expect((await look(headers)).status).toBe(200);
  await parcelPage.GET(new Request(`${SITE}/q/ZZZZZZZZZZZ`), { params: Promise.resolve({ code: 'ZZZZZZZZZZZ' }) });
  expect(await rows()).toEqual([
    expect.objectContaining({ step: 'page', outcome: 'missing', state: '', count: 1, orders: 0 }),
    expect.objectContaining({ step: 'page', way: 'parcel', outcome: 'shown', device: 'phone', count: 2, orders: 1 }),
  ]);
});

test('look-ups are counted with why they failed, through the form and the interface', async () => {
  const form = (fields: Record<string, string>) =>
    trackPage.POST(new Request(`${SITE}/track`, { method: 'POST', body: new URLSearchParams(fields) }));
  await form({ orderNo: ORDER_NO, phone: PHONE });
  await form({ orderNo: ORDER_NO, phone: '13900139000' });
  await form({ orderNo: '', phone: '' });
  await trackRoute.POST(new Request(`${SITE}/api/v1/track`, { method: 'POST', body: JSON.stringify({ orderNo: ORDER_NO, phone: PHONE }) }));
  const found = (await rows()).filter(({ step }) => step === 'lookup');
  expect(found.map(({ outcome }) => outcome).sort()).toEqual(['found', 'found', 'incomplete', 'no_match']);
});

test('a form that was opened and not finished counts as given up', async () => {
  const cookie = grantCookie(code, Date.now()).split(';')[0]!;
  const params = Promise.resolve({ code });
  await parcelReport.GET(new Request(`${SITE}/q/${code}/do/report`, { headers: { cookie } }), { params });
  await flushInsight();
  const { steps } = await readInsight(newContext(), { days: 7, timeZone: 'Asia/Shanghai' });
  expect(steps.find(({ step }) => step === 'report')).toEqual({ step: 'report', opened: 1, done: 0, refused: 0, abandoned: 1 });
});

test('how long a page was in view is told without a cookie, cut at half an hour, and by nobody who asks not to be tracked', async () => {
  const answer = await dwell(LEFT);
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([204, null]);
  await dwell({ ...LEFT, seconds: '80000' });
  await dwell(LEFT, { dnt: '1' });
  await dwell(LEFT, { 'sec-gpc': '1' });
  await dwell({ ...LEFT, state: '张小明' });
  await dwell({ ...LEFT, section: ORDER_NO });
  expect(await rows()).toEqual([
    expect.objectContaining({ step: 'left', outcome: 'timeline', state: 'pending_payment', count: 2, dwell: 1812 }),
  ]);
});

test('nothing that names an order, a phone or an address is kept', async () => {
  await look();
  await trackPage.POST(new Request(`${SITE}/track`, { method: 'POST', body: new URLSearchParams({ orderNo: ORDER_NO, phone: PHONE }) }));
  await dwell(LEFT);
  await flushInsight();
  const { id } = (await pool().query('select id from orders')).rows[0];
  const all = JSON.stringify((await pool().query('select * from insight_hour')).rows);
  for (const personal of [id, code, ORDER_NO, PHONE, '8613800138042']) expect(all).not.toContain(personal);
});
