import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAIN_BRAND } from '../brand/brand';
import { LANGUAGES } from '../shared/language';
import { TEMPLATES, type TemplateKey } from './library';
import { type MailDress, renderMail } from './render-mail';
import { sampleMessage } from './sample';
import { shippedWords } from './words';

const NOW = Date.parse('2026-11-21T05:20:00Z');
const KEYS = Object.keys(TEMPLATES) as TemplateKey[];
const LINK = 'https://daona.test/q/Abcdefghij1';
const DRESS: MailDress = {
  brand: { ...PLAIN_BRAND, name: '山青茶社', contact: { ...PLAIN_BRAND.contact, phone: '400 800 1234' } },
  logoUrl: null,
  unsubscribeUrl: 'https://daona.test/u/abc',
};

describe('a mail', () => {
  it('says the same as letters and as a page: fact, action, next word, the page, the shop and the way out', () => {
    const { subject, text, html } = renderMail(sampleMessage('stall.movement', 'zh-CN', LINK, NOW), DRESS);
    expect(subject).toBe('订单 DB20251222-883 的包裹一段时间没有移动');
    for (const words of [
      '最后在杭州',
      '请快递核查',
      '今天 16:20 前给您新进展',
      LINK,
      '山青茶社',
      '400 800 1234',
      'https://daona.test/u/abc',
    ]) {
      expect(text).toContain(words);
      expect(html).toContain(words);
    }
    expect(html).not.toMatch(/<script|<form|<iframe|onerror|javascript:/);
  });

  it.each(KEYS.flatMap((key) => LANGUAGES.map((language) => [key, language] as const)))('%s in %s is whole', (key, language) => {
    const { subject, text } = renderMail(sampleMessage(key, language, LINK, NOW), DRESS);
    expect(`${subject}${text}`).not.toMatch(/[{}[\]]|undefined|NaN|处理中|processing/);
    expect(subject.length).toBeLessThanOrEqual(language === 'en' ? 80 : 40);
    expect(text.split('\n\n').length).toBeGreaterThanOrEqual(6);
  });

  it('lets nothing from outside become part of its page, in whatever place it stands', () => {
    const nasty = fc.oneof(
      fc.constantFrom('<script>x</script>', '"><img src=x onerror=y>', "'><b>", '&lt;b&gt;', 'https://x/"onload="y', 'javascript:x'),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    fc.assert(
      fc.property(nasty, nasty, nasty, nasty, nasty, (orderNo, shop, link, words, end) => {
        const input = { ...sampleMessage('stall.movement', 'zh-CN', link, NOW), orderNo: `N${orderNo}`, shopName: shop };
        const own = { subject: shippedWords('stall.movement', 'mail', 'zh-CN').subject, text: `·${words.replace(/[{}[\]]/g, '')}` };
        const dress = { ...DRESS, brand: { ...DRESS.brand, name: shop }, logoUrl: link, unsubscribeUrl: end };
        const { html, subject } = renderMail(input, dress, own);
        const tags = [...html.matchAll(/<\/?([a-z!]+)/g)].map(([, name]) => name);
        for (const tag of tags)
          expect([
            '!doctype',
            'html',
            'head',
            'meta',
            'title',
            'body',
            'table',
            'tr',
            'td',
            'p',
            'img',
            'strong',
            'a',
            'br',
            'hr',
          ]).toContain(tag);
        expect(html.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\bon\w+=/);
        expect(html).not.toMatch(/(href|src)="(?!https?:)/);
        expect(subject).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
