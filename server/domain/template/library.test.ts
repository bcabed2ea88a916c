import { describe, expect, it } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs } from '@/tests/builders/fact';
import { planMilestone, TOLD_MILESTONES } from '../notice/plan-milestone';
import { planNotices } from '../notice/plan-notices';
import { REQUEST_KINDS } from '../order/customer-word';
import { foldOrder } from '../order/fold-order';
import type { OrderDocument } from '../order/order-document';
import { COUNTED_CLOCKS, STEP_CLOCKS } from '../rule/rule';
import { LANGUAGES } from '../shared/language';
import type { Stall } from '../stall/stall';
import { checkWords } from './check-words';
import { isTemplateKey, TEMPLATES, type TemplateKey } from './library';
import { MAILS } from './mail-library';
import { renderSms, renderWechat } from './render';
import { renderMail } from './render-mail';
import { paramsFor, sampleMessage } from './sample';
import { promisesNext } from './variables';
import { shippedWords, TEMPLATE_MEDIA, textsOf } from './words';

const KEYS = Object.keys(TEMPLATES) as TemplateKey[];
const NOW = at(240);
const FACTS = [placed(), paid(1), shippedAs(SF, 60), scanned('picked_up', 100)];
const state = foldOrder({ shop: 'demo', orderNo: 'A1' }, FACTS);
const document: OrderDocument = {
  id: '1',
  code: 'c',
  version: 1,
  updatedAt: at(0),
  state,
  attention: state.attention,
  health: 'green',
  eta: null,
  headline: { key: 'x', params: {} },
};

/** What a rule of a clock tells the customer on a rung. */
function toldBy(clock: Stall['consequence']['clock'], rung: number): string[] {
  const stall: Stall = {
    rule: clock,
    ruleVersion: 1,
    rung,
    shipmentKey: SF,
    since: at(60),
    openedAt: NOW,
    closedAt: null,
    reason: 'carrier.no_movement',
    nextUpdateAt: at(360),
    consequence: { clock, severity: 'P2', red: false, tellCustomer: true, alert: null },
  };
  const intents = planNotices({ before: () => document.state, after: document, opened: [stall], now: NOW });
  return intents.filter((one) => one.recipient === 'customer').map((one) => one.template);
}

describe('the library is whole', () => {
  it('for every rung of every clock that a rule can tell customers of', () => {
    const told = [...STEP_CLOCKS, ...COUNTED_CLOCKS].flatMap((clock) => [1, 2, 3].flatMap((rung) => toldBy(clock, rung)));
    expect(told.length).toBeGreaterThan(3 * STEP_CLOCKS.length - 1);
    expect(told.filter((template) => !isTemplateKey(template))).toEqual([]);
  });

  it('for every milestone that is told, every answer to a request, every word of a ticket and every follow-up', () => {
    const wanted = [
      ...Object.keys(TOLD_MILESTONES).map((milestone) => `milestone.${milestone}`),
      ...REQUEST_KINDS.flatMap((kind) => [`request.${kind}_done`, `request.${kind}_refused`]),
      ...['answered', 'closed', 'told', 'settled'].map((what) => `ticket.${what}`),
      'update.still_waiting',
      'update.resolved',
    ];
    expect(wanted.filter((template) => !isTemplateKey(template))).toEqual([]);
    // nothing is written that nobody sends
    const stalls = [...STEP_CLOCKS, ...COUNTED_CLOCKS].flatMap((clock) => [1, 2].flatMap((rung) => toldBy(clock, rung)));
    expect(KEYS.filter((key) => !wanted.includes(key) && !stalls.includes(key))).toEqual([]);
    expect(planMilestone(() => null, document, NOW)?.template).toBe('milestone.shipped');
  });

  it.each(KEYS)('for SMS, WeChat and mail in every language: %s', (key) => {
    expect(MAILS[key]).toBeDefined();
    for (const language of LANGUAGES) {
      for (const medium of TEMPLATE_MEDIA) {
        const words = shippedWords(key, medium, language);
        expect(textsOf(words).every(({ text }) => text.trim() !== '')).toBe(true);
        expect(checkWords(key, language, words)).toEqual([]);
        // fact, action and the promise of the next word, where one is made
        if (medium !== 'wechat' && promisesNext(key)) expect(textsOf(words).some(({ text }) => text.includes('{next}'))).toBe(true);
      }
      const message = sampleMessage(key, language, 'https://daona.test/q/Abcdefghij1', NOW);
      expect(renderSms(message)).not.toMatch(/undefined|NaN/);
      expect(Object.keys(renderWechat(message))).toHaveLength(5);
    }
  });

  it('and every message of it can be looked at on an order of which little is known', () => {
    for (const key of KEYS) {
      const message = { ...sampleMessage(key, 'zh-CN', '', NOW), params: paramsFor(key, document, NOW) };
      expect(renderSms(message)).toContain('DB20251222-883');
      const dress = { brand: { name: '', colour: '#0c6657' as const, contact: { phone: '', email: '', wechat: '', hours: '', page: '' } } };
      expect(renderMail(message, { ...dress, logoUrl: null, unsubscribeUrl: null }).text).toContain('DB20251222-883');
    }
  });
});
