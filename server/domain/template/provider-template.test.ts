import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEMPLATES, type TemplateKey } from './library';
import {
  APPROVING_CHANNELS,
  checkProviderText,
  chooseApproved,
  gapNames,
  isProviderFault,
  type ProviderTemplate,
  renderApproved,
  suggestText,
} from './provider-template';
import { sampleMessage } from './sample';

/** Gaps as Aliyun writes them, with § for the dollar. */
const aliyun = (text: string) => text.replaceAll('§', '$');

const NOW = Date.parse('2026-11-21T05:20:00Z');
const KEYS = Object.keys(TEMPLATES) as TemplateKey[];
const message = (key: TemplateKey) => sampleMessage(key, 'zh-CN', 'https://daona.test/q/Abcdefghij1', NOW);

function approved(more: Partial<ProviderTemplate> = {}): ProviderTemplate {
  return {
    id: '1',
    channel: 'aliyun_sms',
    shop: '',
    key: 'stall.movement',
    language: 'zh-CN',
    templateId: 'SMS_1',
    signName: '山青茶社',
    text: aliyun('订单§{no}因§{why}耽搁，§{next}前再告诉您，详情 https://daona.test/q/§{tail} 拒收请回复R'),
    gaps: [
      { name: 'no', variable: 'orderNo', otherwise: '' },
      { name: 'why', variable: 'reason', otherwise: '' },
      { name: 'next', variable: 'next', otherwise: '' },
      { name: 'tail', variable: 'pageCode', otherwise: '' },
    ],
    state: 'approved',
    reason: '',
    changedAt: NOW,
    changedBy: 'staff:1',
    ...more,
  };
}

describe('a template that a provider approved', () => {
  it('hands over its values by name, and says what the phone will show', () => {
    expect(renderApproved(approved(), message('stall.movement'), 35)).toEqual({
      kind: 'approved',
      templateId: 'SMS_1',
      signName: '山青茶社',
      params: [
        ['no', 'DB20251222-883'],
        ['why', '快递长时间没有新动态'],
        ['next', '今天 16:20'],
        ['tail', 'Abcdefghij1'],
      ],
      body: '【山青茶社】订单DB20251222-883因快递长时间没有新动态耽搁，今天 16:20前再告诉您，详情 https://daona.test/q/Abcdefghij1 拒收请回复R',
    });
  });

  it('hands over Tencent’s in a row, each within twelve letters, with the end of an order number', () => {
    const template = approved({
      channel: 'tencent_sms',
      text: '{2}：订单{1}',
      gaps: [
        { name: '1', variable: 'orderNo', otherwise: '' },
        { name: '2', variable: 'eta', otherwise: '待定' },
      ],
    });
    const input = message('stall.movement');
    const { params } = renderApproved(template, { ...input, params: { ...input.params, etaAt: NOW - 1 } }, 12);
    expect(params).toEqual([
      ['1', '…0251222-883'],
      ['2', '待定'],
    ]);
  });

  it('hands over no value that is empty, too long or an address, whatever it is given', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(
        fc.constantFrom(...KEYS),
        fc.constantFrom(...APPROVING_CHANNELS),
        fc.integer({ min: 6, max: 40 }),
        text,
        fc.oneof(text, fc.webUrl()),
        (key, channel, limit, orderNo, trackingNo) => {
          const { text: words, gaps } = suggestText(channel, key, 'zh-CN', null);
          const template = approved({ channel, text: words, gaps: gaps.map((gap) => ({ ...gap, otherwise: '无' })) });
          const input = message(key);
          const { params, body } = renderApproved(template, { ...input, orderNo, params: { ...input.params, trackingNo } }, limit);
          for (const [, value] of params) {
            expect(value.length).toBeGreaterThan(0);
            expect(value.length).toBeLessThanOrEqual(limit);
            expect(value).not.toMatch(/https?:\/\/|[\r\n]/i);
          }
          expect(body.startsWith('【山青茶社】')).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it('is suggested for every message, ready to be applied with', () => {
    for (const key of KEYS)
      for (const channel of APPROVING_CHANNELS)
        for (const language of ['zh-CN', 'en'] as const) {
          const suggested = suggestText(channel, key, language, 'https://daona.test/q/');
          const found = checkProviderText({ channel, key }, { ...suggested, templateId: 'SMS_1', signName: '山青茶社' }, 35);
          expect([key, channel, ...found.filter(isProviderFault)]).toEqual([key, channel]);
          expect(suggested.text).not.toMatch(/\[|\]|undefined/);
          expect(suggested.text).toMatch(/拒收请回复R$|STOP to opt out$/);
        }
    expect(suggestText('tencent_sms', 'stall.movement', 'zh-CN', null).text).toBe(
      '订单 {1} 的包裹自 {2} 起没有移动，原因：{3}。我们正在请快递核查，{4} 前给您新进展。 拒收请回复R',
    );
  });

  it('is checked as it is typed', () => {
    const kinds = (text: string, gaps: ProviderTemplate['gaps'], channel: ProviderTemplate['channel'] = 'aliyun_sms') =>
      checkProviderText({ channel, key: 'ticket.told' }, { text: aliyun(text), gaps, templateId: 'X', signName: '山青' }, 12).map(
        (one) => one.kind,
      );
    const no = { name: 'no', variable: 'orderNo', otherwise: '' };
    expect(kinds('订单§{no}有留言，拒收请回复R', [no])).toEqual(['cut']);
    expect(kinds('订单§{no}§{x}，退订回T', [no])).toEqual(['cut', 'gap_unmapped']);
    expect(kinds('订单有留言，退订回T', [])).toEqual(['missing']);
    expect(kinds('订单§{no}§{x}，退订回T', [no, { name: 'x', variable: 'ticketNo', otherwise: '' }])).toEqual(['cut', 'needs_otherwise']);
    expect(kinds('订单§{no}§{x}，退订回T', [no, { name: 'x', variable: 'next', otherwise: '' }])).toEqual(['cut', 'unknown_variable']);
    expect(kinds('【山青】订单§{no}领红包', [no])).toEqual(['cut', 'no_way_out', 'signed_twice', 'advertising']);
    expect(kinds('订单{2}，退订回T', [{ ...no, name: '2' }], 'tencent_sms')).toEqual(['cut', 'numbers_with_holes']);
    expect(gapNames('tencent_sms', '{2}{10}{1}')).toEqual(['1', '2', '10']);
  });

  it('is a shop’s own before everybody’s, in the reader’s language before Chinese, and never one that waits or was refused', () => {
    const all = [
      approved(),
      approved({ id: '2', shop: 'tea' }),
      approved({ id: '3', language: 'en' }),
      approved({ id: '4', state: 'submitted' }),
    ];
    const ask = { channel: 'aliyun_sms' as const, key: 'stall.movement' as const };
    expect(chooseApproved(all, { ...ask, shop: 'tea', language: 'zh-CN' })?.id).toBe('2');
    expect(chooseApproved(all, { ...ask, shop: 'br', language: 'zh-TW' })?.id).toBe('1');
    expect(chooseApproved(all, { ...ask, shop: 'tea', language: 'en' })?.id).toBe('3');
    expect(chooseApproved(all, { ...ask, channel: 'tencent_sms', shop: 'tea', language: 'en' })).toBeNull();
    expect(chooseApproved([approved({ state: 'refused' })], { ...ask, shop: '', language: 'zh-CN' })).toBeNull();
  });
});
