import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TOLD_MILESTONES } from '../notice/plan-milestone';
import { DEFAULT_RULES } from '../rule/default-rules';
import { LANGUAGES } from '../shared/language';
import { REASONS } from '../wording/reasons';
import { textIn } from '../wording/text-in';
import { TEMPLATES, type TemplateKey } from './library';
import { type MessageInput, renderSms, renderWechat, SMS_LIMIT } from './render';
import { smsLength } from './sms-length';

const NOW = Date.parse('2026-11-21T05:20:00Z');
const KEYS = Object.keys(TEMPLATES) as TemplateKey[];

function input(more: Partial<MessageInput> = {}): MessageInput {
  return {
    key: 'stall.movement',
    params: {
      carrier: 'sf',
      trackingNo: 'SF1234567890123',
      since: NOW - 25 * 3_600_000,
      at: NOW - 60_000,
      reason: 'carrier.no_movement',
      nextUpdateAt: NOW + 3 * 3_600_000,
      city: '杭州',
      others: 0,
      step: 'in_transit',
    },
    orderNo: 'DB20251222-883',
    shopName: '山青茶社',
    link: 'http://localhost:3000/q/Abcdefghij1',
    language: 'zh-CN',
    viewer: { timeZone: 'Asia/Shanghai', now: NOW },
    ...more,
  };
}

describe('a message', () => {
  it('says the fact, the reason, what we do and when the next word comes', () => {
    expect(renderSms(input())).toBe(
      '【山青茶社】订单 DB20251222-883 的包裹（顺丰速运 SF1234567890123）自昨天 12:20 起没有移动（最后在杭州），原因：快递长时间没有新动态。我们正在请快递核查，今天 16:20 前给您新进展。详情 http://localhost:3000/q/Abcdefghij1 退订回T',
    );
    expect(renderSms(input({ language: 'en' }))).toContain('has not moved since yesterday 12:20');
  });

  it('leaves out what nobody knows', () => {
    const { city: _, ...params } = input().params;
    expect(renderSms(input({ params }))).toContain('起没有移动，原因');
  });

  it('counts several shipments of one cause as one message', () => {
    expect(renderSms(input({ params: { ...input().params, others: 2 } }))).toContain('SF1234567890123）等 3 件');
  });

  it('never shows a reason that is for staff only', () => {
    expect(renderSms(input({ params: { ...input().params, reason: 'system.sync_gap' } }))).toContain('原因正在核实');
  });

  it('refuses to be sent without what it needs', () => {
    const { nextUpdateAt: _, ...params } = input().params;
    expect(() => renderSms(input({ params }))).toThrow('stall.movement');
  });

  it('exists for every rung that tells the customer and for every told milestone', () => {
    for (const milestone of Object.keys(TOLD_MILESTONES)) expect(KEYS).toContain(`milestone.${milestone}`);
    const clocks = Object.values(DEFAULT_RULES)
      .filter((rule) => rule.rungs.some((rung) => rung.tellCustomer))
      .map((r) => r.clock)
      .filter((c) => c !== 'past_promise' && c !== 'pickup_point');
    for (const clock of clocks) expect(KEYS).toContain(`stall.${clock}`);
  });
});

describe('every text', () => {
  it.each(KEYS.flatMap((key) => LANGUAGES.map((language): [TemplateKey, (typeof LANGUAGES)[number]] => [key, language])))(
    '%s in %s is whole, short enough for its field and never just “processing”',
    (key, language) => {
      const template = TEMPLATES[key];
      const local = language === 'en' ? { shopName: 'Hill Tea', params: { ...input().params, carrier: 'ups', city: 'Lyon' } } : {};
      const sms = renderSms(input({ key, language, ...local }));
      expect(sms).not.toMatch(/[{}[\]|]{2}|undefined|NaN|处理中|processing/);
      expect(smsLength(sms).segments).toBeLessThanOrEqual(4);
      expect(textIn(template.wechatFact, language).length).toBeLessThanOrEqual(20);
      expect(textIn(template.wechatDoing, language).length).toBeLessThanOrEqual(20);
      // these end a matter, or ask the customer
      if (!key.startsWith('request.') && key !== 'milestone.delivered' && key !== 'update.resolved' && !key.startsWith('ticket.'))
        expect(textIn(template.sms, language)).toContain('{next}');
      if (key.startsWith('stall.') && key !== 'stall.pickup_reminder') expect(textIn(template.sms, language)).toContain('{reason}');
    },
  );

  const anyText = fc.oneof(fc.string({ maxLength: 300, unit: 'grapheme' }), fc.string({ maxLength: 300, unit: 'binary' }));
  const anything = fc.record({
    key: fc.constantFrom(...KEYS),
    language: fc.constantFrom(...LANGUAGES),
    orderNo: anyText,
    shopName: anyText,
    link: fc.oneof(fc.webUrl(), anyText),
    carrier: anyText,
    trackingNo: anyText,
    city: anyText,
    reason: fc.oneof(anyText, fc.constantFrom(...Object.keys(REASONS))),
    step: fc.constantFrom('in_transit', 'picking', 'paid'),
    others: fc.integer({ min: -5, max: 10_000 }),
    since: fc.integer({ min: 0, max: NOW }),
    nextUpdateAt: fc.integer({ min: NOW, max: NOW * 2 }),
  });

  it('stays within its channel’s limits whatever it is given', () => {
    fc.assert(
      fc.property(anything, ({ key, language, orderNo, shopName, link, ...params }) => {
        const message = input({ key, language, orderNo: orderNo || '1', shopName, link, params: { ...params, at: params.since } });
        const sms = renderSms({ ...message, orderNo: orderNo.trim() ? `N${orderNo}` : '1' });
        expect(sms.length).toBeLessThanOrEqual(SMS_LIMIT);
        expect(smsLength(sms).segments).toBeLessThanOrEqual(8);
        expect(sms).not.toMatch(/[\r\n]/);
        const fields = renderWechat(message);
        for (const [name, value] of Object.entries(fields)) {
          expect(value.length).toBeGreaterThan(0);
          expect(value).not.toMatch(/[\r\n]/);
          if (name.startsWith('thing')) expect(value.length).toBeLessThanOrEqual(20);
          if (name.startsWith('character_string')) expect(value).toMatch(/^[\x21-\x7e]{1,32}$/);
          if (name.startsWith('time')) expect(value).toMatch(/^\d{4,6}-\d{2}-\d{2} \d{2}:\d{2}$/);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the length of an SMS', () => {
  it.each([
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['中'.repeat(70), 1],
    ['中'.repeat(71), 2],
    ['😀'.repeat(35), 1],
    ['😀'.repeat(36), 2],
    ['中'.repeat(135), 3],
  ])('%s counts %d', (text, segments) => {
    expect(smsLength(text).segments).toBe(segments);
  });
});
