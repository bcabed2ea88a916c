import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../shared/language';
import { checkWords, isFault } from './check-words';
import { TEMPLATES, type TemplateKey } from './library';
import { shippedWords, TEMPLATE_MEDIA } from './words';

const KEYS = Object.keys(TEMPLATES) as TemplateKey[];
const sms = (text: string) => checkWords('stall.movement', 'zh-CN', { medium: 'sms', text });
const kinds = (found: { kind: string; what?: string }[]) => found.map(({ kind, what }) => (what === undefined ? kind : `${kind} ${what}`));
const GOOD = '订单 {orderNo}：{reason}，{next} 前再告诉您';

describe('words of a shop’s own', () => {
  it('are clean when they are the shipped ones: every key, medium and language', () => {
    for (const key of KEYS)
      for (const medium of TEMPLATE_MEDIA)
        for (const language of LANGUAGES)
          expect([key, medium, language, ...checkWords(key, language, shippedWords(key, medium, language))]).toHaveLength(3);
  });

  it('have to say which order, why, and when the next word comes', () => {
    expect(sms(GOOD)).toEqual([]);
    expect(kinds(sms('您的包裹耽搁了'))).toEqual(['missing orderNo', 'missing reason', 'missing next']);
    expect(kinds(sms('订单 {orderNo}：{reason}[，{next} 前再告诉您]'))).toEqual(['missing next']);
  });

  it('use no variable that nobody knows, and one that is known only sometimes in brackets alone', () => {
    expect(kinds(sms(`${GOOD}{phone}`))).toEqual(['unknown_variable phone']);
    expect(kinds(sms(`${GOOD}{pageCode}`))).toEqual(['unknown_variable pageCode']);
    expect(kinds(sms(`${GOOD}，在{city}`))).toEqual(['needs_brackets city']);
    expect(sms(`${GOOD}[，在{city}]`)).toEqual([]);
  });

  it('say so when they are no service message any more, say nothing, or carry an address', () => {
    expect(kinds(sms(`${GOOD}，领优惠券`))).toEqual(['advertising 优惠']);
    expect(kinds(sms(`${GOOD}，处理中`))).toEqual(['says_nothing']);
    expect(kinds(sms(`${GOOD} https://a.example`))).toEqual(['link']);
    expect(sms(`${GOOD}，领优惠券`).some(isFault)).toBe(false);
    const english = checkWords('ticket.told', 'en', { medium: 'sms', text: 'Order {orderNo}: it’s here' });
    expect(kinds(english)).toEqual(['dear_letters ’']);
  });

  it('stay within the fields of WeChat', () => {
    const fields = (...own: [string, string][]) =>
      kinds(
        checkWords('stall.movement', 'zh-CN', {
          medium: 'wechat',
          templateId: '',
          fields: [{ key: 'character_string1', text: '{orderNo}' }, ...own.map(([key, text]) => ({ key, text }))],
        }),
      );
    expect(fields(['thing2', '一二三四五六七八九十一二三四五六七八九十'])).toEqual([]);
    expect(fields(['thing2', '一二三四五六七八九十一二三四五六七八九十一'])).toEqual(['field_too_long 20']);
    expect(fields(['thing2', '好'], ['thing2', '好'])).toEqual(['field_twice']);
    expect(fields(['remark3', '好'])).toEqual(['field_unknown']);
    expect(fields(['time3', '明天'])).toEqual(['field_time']);
    expect(fields(['thing2', '一\n二'])).toEqual(['line_break']);
    expect(fields(['thing2', ''])).toEqual(['empty']);
  });

  it('may have lines in a mail alone, and not in its subject', () => {
    const mail = (subject: string) =>
      kinds(checkWords('ticket.told', 'zh-CN', { medium: 'mail', subject, text: '订单 {orderNo}\n\n客服给您留言了' }));
    expect(mail('留言')).toEqual([]);
    expect(mail('留\n言')).toEqual(['line_break']);
  });
});
