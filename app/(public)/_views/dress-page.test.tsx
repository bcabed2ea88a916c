import { expect, test } from 'vitest';
import { cspHash } from '@/server/api/public/security-headers';
import { type Brand, PLAIN_BRAND } from '@/server/domain/brand/brand';
import { dressPage, styleOf } from './dress-page';
import { MessagePage } from './message-page';
import { renderHtml } from './render-html';

const inForce = (change: Partial<Brand>) => ({ brand: { ...PLAIN_BRAND, ...change }, shop: 'tea', version: 3 });
const page = () => renderHtml(<MessagePage language="zh-CN" kind="missing" path="/q/x" />);

test('the shop’s name, logo and colour stand in the head of any page', async () => {
  const brand = inForce({ name: '青瓷小铺', colour: '#c2185b', logo: { type: 'image/png', base64: '' } });
  const html = dressPage(await page(), { look: '', brand });
  expect(html).toContain('<img src="/brand/tea?v=3" alt="" height="28">青瓷小铺</a>');
  expect(html).toMatch(/<style>:root\{--go:#[0-9a-f]{6}.*<\/style><\/head>/);
});

test('a name cannot bring anything but letters into the page', async () => {
  const html = dressPage(await page(), { look: '', brand: inForce({ name: '<script>$&"x' }) });
  expect(html).not.toContain('<script>');
  expect(html).toContain('&#60;script&#62;$&#38;&#34;x</a>');
});

test('the style that stands in the page is the one whose hash the policy names', async () => {
  const brand = inForce({ colour: '#ffd400' });
  const html = dressPage(await page(), { look: 'large', brand });
  const inPage = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, style]) => cspHash(style!));
  expect(inPage).toContain(cspHash(styleOf(brand)!));
  expect(html).toContain('<html class="large" lang="zh-CN">');
});

test('without a brand, and with the product’s own colour, the page stays as it is', async () => {
  expect(dressPage(await page(), { look: '', brand: null })).toBe(await page());
  expect(styleOf(inForce({}))).toBeUndefined();
});
