import { beforeEach, expect, test } from 'vitest';
import * as parcelPage from '@/app/(public)/q/[code]/route';
import * as trackPage from '@/app/(public)/track/route';
import * as logoRoute from '@/app/brand/[shop]/route';
import { cspHash } from '@/server/api/public/security-headers';
import { PLAIN_BRAND } from '@/server/domain/brand/brand';
import { MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { singleton } from '@/server/platform/singleton';
import { forgetBrands } from '@/server/store/brand';
import { newContext } from '@/server/store/context';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../database/fresh-database';
import { addStaff, callsAs } from './console/staff-caller';

const SITE = 'http://daona.test';
const PNG = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64');
const PINK = { ...PLAIN_BRAND, name: '青瓷小铺', colour: '#e91e63' as const, contact: { ...PLAIN_BRAND.contact, phone: '400 800 1234' } };

beforeEach(async () => {
  await freshDatabase();
  forgetBrands();
  singleton('rate-limiters', () => new Map()).clear();
  await pool().query(`insert into shop (code, name) values ('tea', 'Tea'), ('br', 'Loja')`);
  const placed = (shop: string) => ({
    reporter: { source: 'shopify', kind: 'platform' as const },
    header: {
      shop,
      orderNo: shop,
      type: 'normal' as const,
      placedAt: Date.now() - 5 * MINUTE,
      items: [{ sku: 'A', name: '茶', quantity: 1 }],
    },
    contact: { name: '张小明', phone: '+8613800138000' },
  });
  await recordFacts(newContext(), { orders: [placed('tea'), placed('br')], facts: [] });
});

async function open(orderNo: string, query = '', headers: Record<string, string> = {}): Promise<Response> {
  const { code } = (await pool().query('select code from orders where order_no = $1', [orderNo])).rows[0];
  return parcelPage.GET(new Request(`${SITE}/q/${code}${query}`, { headers }), { params: Promise.resolve({ code }) });
}

test('a brand set in the console dresses the pages of its shop alone, from the next look on', async () => {
  const admin = callsAs('admin', await addStaff('admin'));
  expect(await (await open('tea')).text()).not.toContain('青瓷小铺');
  expect(await admin.brand.change({ shop: 'tea', version: 0, brand: PINK })).toEqual({ kind: 'changed', version: 1 });
  const response = await open('tea');
  const html = await response.text();
  expect(html).toContain('青瓷小铺</a>');
  expect(html).toContain('<a href="tel:4008001234">400 800 1234</a>');
  expect(await (await open('br')).text()).not.toContain('青瓷小铺');
  const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, style]) => cspHash(style!));
  expect(styles).toHaveLength(2);
  for (const hash of styles) expect(response.headers.get('content-security-policy')).toContain(hash);
  const [line] = (await admin.audit.list({})).entries;
  expect(line).toMatchObject({ action: 'brand.changed', subject: 'shop:tea' });
});

test('somebody else’s change in between is not overwritten', async () => {
  const admin = callsAs('admin', await addStaff('admin'));
  await admin.brand.change({ shop: '', version: 0, brand: PINK });
  expect(await admin.brand.change({ shop: '', version: 0, brand: PLAIN_BRAND })).toEqual({ kind: 'outdated', version: 1 });
  const form = await trackPage.GET(new Request(`${SITE}/track`));
  expect(await form.text()).toContain('青瓷小铺</a>');
});

test('a logo is served under its version for good, and can do nothing when it is opened by itself', async () => {
  const admin = callsAs('admin', await addStaff('admin'));
  await admin.brand.change({ shop: 'tea', version: 0, brand: { ...PINK, logo: { type: 'image/png', base64: PNG } } });
  const get = (path: string, shop: string) => logoRoute.GET(new Request(`${SITE}${path}`), { params: Promise.resolve({ shop }) });
  const logo = await get('/brand/tea?v=1', 'tea');
  expect(logo.headers.get('content-type')).toBe('image/png');
  expect(logo.headers.get('cache-control')).toContain('immutable');
  expect(logo.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
  expect(Buffer.from(await logo.arrayBuffer()).toString('base64')).toBe(PNG);
  expect((await get('/brand/br', 'br')).status).toBe(404);
});

test.each([{ colour: 'red' }, { colour: '#fff' }, { site: 'javascript:alert(1)' }, { site: 'https://a.example/path' }])(
  'a brand with %o is refused',
  async (wrong) => {
    const admin = callsAs('admin', await addStaff('admin'));
    await expect(admin.brand.change({ shop: 'tea', version: 0, brand: { ...PINK, ...wrong } as typeof PINK })).rejects.toThrow();
  },
);

test('the same page is told in each language, dress and clock to whoever asks for it', async () => {
  const seen = new Set<string>();
  const readers: Record<string, string>[] = [
    { 'accept-language': 'zh-CN' },
    { 'accept-language': 'zh-TW' },
    { 'accept-language': 'en' },
    { 'accept-language': 'en', cookie: 'daona_letters=large' },
    { 'accept-language': 'en', cookie: 'daona_zone=America%2FSao_Paulo' },
  ];
  for (const headers of readers) {
    seen.add(await (await open('tea', '', headers)).text());
    seen.add(await (await open('tea', '', headers)).text());
  }
  expect(seen.size).toBe(5);
  const chosen = await open('tea', '?letters=large&lang=zh-TW');
  expect(chosen.headers.getSetCookie().join()).toMatch(/daona_lang=zh-TW.*daona_letters=large/);
  expect(await chosen.text()).toContain('<html class="large" lang="zh-TW">');
});
