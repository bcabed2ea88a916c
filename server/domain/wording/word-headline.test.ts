import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../shared/instant';
import { LANGUAGES } from '../shared/language';
import { SLOTS } from './fill-template';
import { HEADLINE_KEYS, HEADLINES, type HeadlineWords } from './headline-words';
import { wordNextStep } from './next-step';
import { NEXT_STEPS } from './next-step-words';
import { wordsIn } from './text-in';
import { SHORT_LIMIT, wordHeadline } from './word-headline';

const NOW = Date.parse('2026-11-21T06:00:00Z');
const viewer = { timeZone: 'Asia/Shanghai', now: NOW };

const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const instant = fc.integer({ min: NOW - 400 * DAY, max: NOW + 400 * DAY });
const anyParams = fc.record(
  {
    at: instant,
    since: instant,
    next: instant,
    etaFrom: instant,
    etaTo: instant,
    etaKind: fc.constantFrom('learned', 'usual', 'not_before', 'promised', 'carrier', 'other'),
    carrier: fc.oneof(fc.constantFrom('sf', 'yunda', 'correios'), text),
    place: text,
    to: text,
    warehouse: text,
    item: text,
    amount: fc.oneof(fc.constant('128.00'), text),
    currency: fc.constantFrom('CNY', 'BRL', ''),
    reason: fc.oneof(fc.constantFrom('carrier.no_movement', 'customs.docs', 'x.y'), text),
    actor: fc.constantFrom('customer', 'service', 'warehouse', 'carrier', 'none'),
    kind: fc.constantFrom('self', 'guard', 'claimed'),
    refund: fc.constantFrom('refunding', 'refunded', 'confirmed'),
    step: fc.constantFrom('in_transit', 'picking', 'nonsense'),
    k: fc.nat(20),
    n: fc.nat(20),
    done: fc.nat(20),
    total: fc.nat(20),
  },
  { requiredKeys: [] },
);

const every = HEADLINE_KEYS.flatMap((key) => LANGUAGES.map((language) => [key, language] as const));

describe('wordHeadline', () => {
  it.each(every)('%s in %s fits a WeChat field and stays whole for any parameters', (key, language) => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const { long, short } = wordHeadline({ key, params }, language, viewer);
        expect([...short].length).toBeLessThanOrEqual(SHORT_LIMIT);
        expect(short.length).toBeGreaterThan(1);
        expect(long.length).toBeGreaterThan(1);
        expect(long + short).not.toMatch(/undefined|NaN|null|Invalid/);
        const next = wordNextStep({ key, params }, language, viewer);
        if (NEXT_STEPS[key] && next !== null) expect(next).not.toMatch(/undefined|NaN|Invalid/);
      }),
      { numRuns: 60 },
    );
  });

  it.each(every)('%s in %s only uses known placeholders and ends its short forms with a plain one', (key, language) => {
    const templates: HeadlineWords = wordsIn<HeadlineWords>(HEADLINES[key], language);
    for (const name of templates.join(' ').matchAll(/\{(\w+)\}/g)) expect(SLOTS).toHaveProperty(name[1] as string);
    expect(templates.at(-1)).not.toMatch(/[{[]/);
    expect(templates.length).toBeGreaterThan(1);
  });

  it('names the same placeholders outside brackets in every language', () => {
    for (const key of HEADLINE_KEYS) {
      const required = LANGUAGES.map((language) =>
        [
          ...wordsIn<HeadlineWords>(HEADLINES[key], language)[0]
            .replace(/\[[^\]]*\]/g, '')
            .matchAll(/\{(\w+)\}/g),
        ]
          .map((m) => m[1])
          .filter((n) => n !== 'carrier'),
      );
      expect(new Set(required[0]), key).toEqual(new Set(required[1]));
    }
  });

  it('never says a bare 处理中 or processing', () => {
    const all = JSON.stringify(HEADLINES);
    expect(all).not.toContain('处理中');
    expect(all).not.toMatch(/processing/i);
  });

  it('names actor, place and window of a shipment on the road', () => {
    const params = {
      carrier: 'sf',
      place: '武汉市',
      to: '北京市',
      at: NOW - HOUR,
      etaFrom: NOW + DAY,
      etaTo: NOW + 2 * DAY,
      etaKind: 'learned',
    };
    expect(wordHeadline({ key: 'in_transit', params }, 'zh-CN', viewer).long).toBe(
      '顺丰速运运输中：武汉 → 北京，今天 13:00 最近动态，预计11月22日–23日送达',
    );
    expect(wordHeadline({ key: 'in_transit', params }, 'zh-CN', viewer).short).toBe('运输中：武汉 → 北京');
  });

  it('does not tell a window or promise that has passed', () => {
    const params = { carrier: 'sf', at: NOW - 9 * DAY, etaFrom: NOW - 3 * DAY, etaTo: NOW - DAY, etaKind: 'learned', next: NOW - HOUR };
    expect(wordHeadline({ key: 'out_for_delivery', params }, 'zh-CN', viewer).long).toBe('顺丰速运派送中，11月12日 14:00 开始');
    const stalled = { ...params, step: 'in_transit', since: NOW - 9 * DAY, reason: 'carrier.no_movement', actor: 'carrier' };
    expect(wordHeadline({ key: 'stalled', params: stalled }, 'zh-CN', viewer).long).toBe(
      '目前运输中，比平时慢（11月12日 14:00 起）：快递长时间没有新动态，我们正在催顺丰速运',
    );
  });

  it('counts several shipments first', () => {
    const params = { carrier: 'yto', at: NOW - HOUR, done: 2, total: 3 };
    const words = wordHeadline({ key: 'out_for_delivery', params }, 'zh-CN', viewer);
    expect(words).toEqual({ long: '2/3 个包裹已签收，其余：圆通速递派送中，今天 13:00 开始', short: '2/3 个包裹已签收' });
    expect(wordHeadline({ key: 'out_for_delivery', params }, 'en', viewer).long).toBe(
      '2 of 3 parcels delivered, the rest: Out for delivery with YTO Express since today 13:00',
    );
  });

  it('words times in the zone of the reader', () => {
    const headline = { key: 'picking', params: { at: Date.parse('2026-11-20T20:30:00Z') } };
    expect(wordHeadline(headline, 'zh-CN', viewer).short).toBe('仓库拣货中，今天 04:30 开始');
    expect(wordHeadline(headline, 'zh-CN', { ...viewer, timeZone: 'America/Sao_Paulo' }).short).toBe('仓库拣货中，昨天 17:30 开始');
  });

  it('sets Latin names apart in Chinese sentences', () => {
    const params = { carrier: 'dhl', place: 'Paderborn', at: NOW - HOUR };
    expect(wordHeadline({ key: 'at_destination', params }, 'zh-CN', viewer).long).toBe('今天 13:00 已到 Paderborn，等待 DHL 安排派送');
  });

  it('refuses a key that was never stored', () => {
    expect(() => wordHeadline({ key: 'nonsense', params: {} }, 'en', viewer)).toThrow('unknown headline nonsense');
  });
});
