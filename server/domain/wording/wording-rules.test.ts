import { describe, expect, it } from 'vitest';
import { LIFECYCLES, OVERLAYS, PHASES } from '../order/lifecycle';
import { PAYMENT_STATES } from '../payment/payment-state';
import { DAY, HOUR } from '../shared/instant';
import { LANGUAGES, type Text } from '../shared/language';
import { TEMPLATES } from '../template/library';
import { MAILS } from '../template/mail-library';
import { ATTENTION_KINDS } from '../tracking/attention';
import { POSTABLE_CODES } from '../tracking/event-code';
import { MILESTONES } from '../tracking/milestone';
import { DELIVERED_KINDS } from './fill-template';
import { HEADLINE_KEYS, HEADLINES, type HeadlineWords } from './headline-words';
import { wordNextStep } from './next-step';
import { NEXT_STEPS } from './next-step-words';
import { REASONS } from './reasons';
import { wordsIn } from './text-in';
import { TIMELINE_WORDS } from './timeline-words';
import { wordAttention } from './word-attention';
import { SHORT_LIMIT, wordHeadline } from './word-headline';

const NOW = Date.parse('2026-11-21T06:00:00Z');
const viewer = { timeZone: 'Asia/Shanghai', now: NOW };

/** The longest that any parameter gets in practice, and longer. */
const LONG = {
  at: NOW - 399 * DAY,
  since: NOW - 399 * DAY,
  next: NOW + 399 * DAY,
  etaFrom: NOW + 31 * DAY,
  etaTo: NOW + 62 * DAY,
  etaKind: 'learned',
  carrier: 'a-carrier-that-nobody-has-heard-of-before',
  place: '双江拉祜族佤族布朗族傣族自治县',
  to: '积石山保安族东乡族撒拉族自治县',
  warehouse: '粤港澳大湾区第二十七号跨境电商保税恒温仓库',
  item: '北欧实木床头柜带无线充电与双色温阅读灯（胡桃木色，需自行组装）',
  amount: '1234567890.12',
  currency: 'CNY',
  reason: 'recipient.incorrect_address',
  actor: 'customer',
  kind: 'locker_collected',
  refund: 'refunding',
  step: 'partially_delivered',
  k: 99,
  n: 100,
  done: 99,
  total: 100,
};

const every = HEADLINE_KEYS.flatMap((key) => LANGUAGES.map((language) => [key, language] as const));

describe('headlines', () => {
  it.each(every)('%s in %s stays within 20 characters however long its parameters are', (key, language) => {
    for (const params of [LONG, { ...LONG, done: undefined, total: undefined }, {}]) {
      const told = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)) as Record<string, string | number>;
      const { short, long } = wordHeadline({ key, params: told }, language, viewer);
      expect([...short].length, short).toBeLessThanOrEqual(SHORT_LIMIT);
      expect(long.length).toBeGreaterThan(short.length / 2);
    }
  });

  it.each(every)('%s in %s names a time that it cannot leave out, unless there is none to tell', (key, language) => {
    const always = wordsIn<HeadlineWords>(HEADLINES[key], language)[0]
      .replace(/\[[^\]]*\|[^\]]*\{since\}[^\]]*\]/g, '{since}')
      .replace(/\[[^\]]*\]/g, '');
    expect(always).toMatch(/\{(at|since)\}/);
  });

  it.each(HEADLINE_KEYS)('%s: what goes wrong says who acts and leaves room for the next update', (key) => {
    const isTrouble =
      /^(customs_(docs|duty|held)|attempt_failed|delivery_conflict|sources_conflict|disputed|lost|exception|stalled|late|silent)/.test(key);
    if (!isTrouble) return;
    expect(HEADLINES[key]['zh-CN'][0], key).toMatch(/\{next\}/);
    expect(HEADLINES[key]['zh-CN'][0], key).toMatch(/\{doing\}|客服|我们|\{carrier\}会|请按通知|请联系/);
  });

  it('what only one source claims says so', () => {
    expect(HEADLINES.delivered_told['zh-CN'][0]).toContain('{carrier}显示');
    expect(HEADLINES.disputed['zh-CN'][0]).toContain('{carrier}显示');
    expect(HEADLINES.delivery_conflict['zh-CN'][0]).toContain('{carrier}显示');
  });

  it('there is one for every state and milestone', () => {
    const derived = new Set(['in_transit', 'out_for_delivery', 'ready_to_collect', 'delivered', 'returned']);
    for (const state of Object.keys(LIFECYCLES)) if (!derived.has(state)) expect(HEADLINES, state).toHaveProperty(state);
    for (const milestone of Object.keys(MILESTONES)) expect(HEADLINES, milestone).toHaveProperty(milestone);
    for (const overlay of Object.keys(OVERLAYS)) expect(HEADLINES, overlay).toHaveProperty(overlay);
    expect(HEADLINES).toHaveProperty('order_returned');
  });
});

describe('all words', () => {
  const tables: Record<string, { name: Text }>[] = [LIFECYCLES, OVERLAYS, MILESTONES, PAYMENT_STATES, REASONS];
  const texts: Text[] = [
    ...tables.flatMap((table) => Object.values(table).map((row) => row.name)),
    ...Object.values(PHASES),
    ...Object.values(TIMELINE_WORDS),
    ...Object.values(DELIVERED_KINDS),
    ...Object.values(REASONS).flatMap((reason) => (reason.ask ? [reason.ask] : [])),
    ...Object.values(NEXT_STEPS).flatMap((step) => (step ? [step] : [])),
    ...Object.values(TEMPLATES).flatMap((template) => [template.sms, template.wechatFact, template.wechatDoing]),
    ...Object.values(MAILS).flatMap((mail) => [mail.subject, mail.text]),
    ...HEADLINE_KEYS.flatMap((key) =>
      [0, 1, 2, 3].map((i) => ({ 'zh-CN': HEADLINES[key]['zh-CN'][i] ?? '有', en: HEADLINES[key].en[i] ?? 'some' })),
    ),
    ...ATTENTION_KINDS.map((kind) => {
      const flag = { kind, shipmentKey: '', since: NOW - HOUR, reason: 'x', actor: 'none' as const, severity: 'P3' as const };
      return { 'zh-CN': wordAttention(flag, 'zh-CN', viewer).title, en: wordAttention(flag, 'en', viewer).title };
    }),
  ];

  it('exist in both languages, each in its own', () => {
    for (const text of texts.filter((t) => !/^\{\w+\}$/.test(t.en))) {
      expect(text['zh-CN'], text.en).toMatch(/\p{Script=Han}/u);
      expect(text.en, text['zh-CN']).toMatch(/[A-Za-z]/);
      expect(text.en.replace(/\{\w+\}/g, ''), text.en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('never say a bare 处理中, 进行中 or processing', () => {
    for (const text of texts) {
      for (const phrase of text['zh-CN'].split(/[，。：；（）()[\]|、\s]/))
        expect(phrase, text['zh-CN']).not.toMatch(/^(订单|正在|已在)?(处理中|进行中|处理)$/);
      for (const phrase of text.en.split(/[,.:;()[\]|]/))
        expect(phrase.trim(), text.en).not.toMatch(/^(in |order |being )?(process(ing|ed)?|progress)$/i);
    }
  });

  it('tell every code that can be posted', () => {
    for (const code of POSTABLE_CODES) expect(TIMELINE_WORDS, code).toHaveProperty([code]);
  });

  it('of what comes next never run on with a broken parameter', () => {
    for (const key of HEADLINE_KEYS)
      for (const language of LANGUAGES)
        expect(wordNextStep({ key, params: LONG }, language, viewer) ?? '').not.toMatch(/[{}[\]|]|undefined/);
  });
});
