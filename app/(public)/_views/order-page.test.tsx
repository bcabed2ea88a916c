import { gzipSync } from 'node:zlib';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { redactOrder } from '@/server/domain/access/redact-order';
import type { Tier } from '@/server/domain/access/tier';
import type { OrderDocument } from '@/server/domain/order/order-document';
import { HOUR } from '@/server/domain/shared/instant';
import type { Language } from '@/server/domain/shared/language';
import { CONTACT, NOW, orderDocument, SECRETS } from '@/tests/fixtures/order-document';
import { OrderPage } from './order-page';
import { describeOrderPage } from './order-page-model';

function html(tier: Tier, language: Language = 'zh-CN', document: OrderDocument = orderDocument()): string {
  const model = describeOrderPage({
    document: redactOrder(document, tier),
    tier,
    language,
    viewer: { timeZone: 'Asia/Shanghai', now: NOW },
    contact: tier === 0 ? null : CONTACT,
    canUnlock: tier === 0,
    offer: null,
  });
  return renderToStaticMarkup(
    <OrderPage
      language={language}
      path="/q/x"
      state="in_transit"
      version={7}
      model={model}
      live="/api/live/orders/q/x"
      unlockPath={tier === 0 ? '/q/x' : undefined}
    />,
  );
}

test.each(Object.entries(SECRETS))('the page of a parcel does not show %s', (_, secret) => {
  expect(html(0)).not.toContain(String(secret));
});

test('the first card says where it stands, when it comes, what happens next and how old the news is', () => {
  const stalled = orderDocument((d) => {
    d.headline = {
      key: 'stalled',
      params: {
        step: 'in_transit',
        since: NOW - 20 * HOUR,
        reason: 'carrier.no_movement',
        actor: 'carrier',
        carrier: 'zto',
        next: NOW + 3 * HOUR,
      },
    };
  });
  const hero = html(1, 'zh-CN', stalled).split('</section>')[0]!;
  expect(hero).toMatch(/<h1[^>]*>目前运输中，比平时慢.*我们正在催中通快递.*今天 23:00 前/);
  expect(hero).toContain('预计送达');
  expect(hero).toContain('312 个订单');
  expect(hero).toContain('最近动态 · </span>2 小时前');
  expect(hero.match(/class="button"/g)).toHaveLength(1);
});

test('a line that came late says when we learned it', () => {
  expect(html(1)).toContain('得知于 今天 19:30');
});

test('a step that nobody scanned is told as inferred, without a time, below the scan that proves it', () => {
  const missing = orderDocument((d) => {
    const proof = d.state.timeline.find((l) => l.code === 'in_transit.arrived')!;
    d.state.timeline = d.state.timeline.filter((l) => l.code !== 'picked_up');
    d.state.implied = [{ shipmentKey: proof.shipmentKey, milestone: 'picked_up', before: proof.identity }];
  });
  const line = html(0, 'zh-CN', missing).match(/<li class="line implied">.*?<\/li>/)?.[0];
  expect(line).toContain('已揽收（推断）');
  expect(line).not.toMatch(/<time|\d\d:\d\d/);
  expect(html(0, 'en', missing)).toContain('(inferred)');
});

test('the bar of steps tells what nobody reported apart from what was reported', () => {
  const bar = (change: (d: OrderDocument) => void) =>
    html(1, 'zh-CN', orderDocument(change)).match(/<ol class="steps">.*?<\/ol>/)?.[0] ?? '';
  expect(bar(() => undefined)).toContain('<li class="past">付款</li>');
  const claimed = bar((d) => Object.assign(d.state, { payment: 'claimed', moments: { ...d.state.moments, paidAt: null } }));
  expect(claimed).toContain('<li class="implied">付款<small>推断</small></li>');
  const onDelivery = bar((d) => Object.assign(d.state, { payment: 'none', moments: { ...d.state.moments, paidAt: null } }));
  expect(onDelivery).toContain('<li class="ahead">付款</li>');
});

test('items, masked recipient and the carrier page stand there for the verified reader, the full address does not', () => {
  const page = html(1);
  expect(page).toContain(SECRETS.item);
  expect(page).toContain('张*明 138****8000');
  expect(page).toMatch(/<a href="https:\/\/www\.zto\.com[^"]*" rel="noreferrer noopener"/);
  expect(page).not.toContain(SECRETS.address);
});

const LONG_OVER = { from: NOW - 30 * HOUR, p10: NOW - 30 * HOUR, p50: NOW - 9 * HOUR, to: NOW - HOUR, lateAt: NOW - HOUR };
test.each<[string, (d: OrderDocument) => void, RegExp]>([
  [
    'with the likely day behind the window',
    (d) => Object.assign(d.eta!, { from: NOW, p50: NOW + 30 * HOUR, to: NOW + 50 * HOUR, lateAt: NOW + 90 * HOUR }),
    /预计送达<\/dt><dd>[^<]*<\/dd><dd class="likely">最可能周/,
  ],
  [
    'later than usual, with the window of those that waited as long',
    (d) => Object.assign(d.eta!, { from: NOW, p50: NOW + 30 * HOUR, to: NOW + 50 * HOUR, lateAt: NOW - HOUR }),
    /比平常晚，现在预计<\/dt><dd>[^<]/,
  ],
  [
    'after the window, without a promise',
    (d) => Object.assign(d, { attention: [], nextUpdateAt: undefined, eta: { ...d.eta, ...LONG_OVER } }),
    /送达时间<.*比平常晚<.*这时已送达。我们每天重新估计/,
  ],
  ['after the window', (d) => Object.assign(d.eta!, { ...LONG_OVER, lateAt: NOW + HOUR }), /预计送达.*比多数同类包裹慢一些/],
  ['with no history', (d) => Object.assign(d.eta!.basis, { orders: 0 }), /历史订单还少/],
  ['with little history', (d) => Object.assign(d.eta!.basis, { orders: 9 }), /样本还少/],
  ['during an exception', (d) => Object.assign(d.eta!, { notBefore: NOW + 48 * HOUR }), /不早于11月23日周一/],
  ['after the window, with a promise', (d) => Object.assign(d.eta!, LONG_OVER), /比平常晚<.*这时已送达；今天 23:00 前告诉您进展/],
  ['before a carrier is chosen', (d) => Object.assign(d, { eta: null, leastMs: 14 * HOUR }), /最早送达.*不早于明天/],
  [
    'in trouble that may end today',
    (d) => Object.assign(d.eta!, { notBefore: NOW - HOUR }),
    /还不能估计.*现在还说不准，今天 23:00 前告诉您进展/,
  ],
  [
    'when nothing is promised',
    (d) => Object.assign(d, { eta: null, attention: [], nextUpdateAt: undefined }),
    /还不能估计送达时间.*会马上显示|会按同线路/,
  ],
])('the arrival is told honestly %s', (_, change, words) => {
  expect(html(1, 'zh-CN', orderDocument(change))).toMatch(words);
});

test('names no likely day for an order that stands still where only the carrier’s usual time is known', () => {
  const usual = (orders: number, isStalled: boolean) =>
    html(
      1,
      'zh-CN',
      orderDocument((d) => {
        Object.assign(d.eta!, { from: NOW, p50: NOW + 30 * HOUR, to: NOW + 50 * HOUR, lateAt: NOW + 90 * HOUR });
        d.eta!.basis.orders = orders;
        if (!isStalled) d.attention = d.attention.filter((flag) => flag.kind !== 'stalled');
      }),
    ).includes('最可能');
  expect([usual(0, true), usual(0, false), usual(90, true)]).toEqual([false, true, true]);
});

test.each<Language>(['zh-CN', 'en'])(
  'in %s the page is complete by itself: no script, no inline style, nothing from elsewhere',
  (language) => {
    const page = html(0, language);
    expect(page).not.toMatch(/<script|\sstyle=|\son\w+=|@import|url\(/);
    expect(page).not.toMatch(/(?:src|srcset|action)="(?:https?:)?\/\//);
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).not.toMatch(/undefined|NaN|\[object/);
    expect(gzipSync(page).length).toBeLessThan(14_600);
  },
);

test('an English page has no Chinese words but the ways to the Chinese ones', () => {
  const page = html(0, 'en').replace(/<style>.*<\/style>/, '');
  expect(page.match(/>[^<]*\p{Script=Han}[^<]*</gu)).toEqual(['>简体<', '>繁體<', '>简体<', '>繁體<']);
});
