import { describe, expect, it } from 'vitest';
import type { TimelineLine } from '../order/order-state';
import { LANGUAGES } from '../shared/language';
import { OWN_CODES, POSTABLE_CODES } from '../tracking/event-code';
import { TIMELINE_WORDS } from './timeline-words';
import { wordTimelineLine } from './word-timeline';

const line = (more: Partial<TimelineLine>): TimelineLine => ({
  identity: 'x',
  at: 0,
  precision: 'second',
  receivedAt: 0,
  code: 'in_transit',
  source: 'kuaidi100',
  sourceKind: 'aggregator',
  shipmentKey: 'sf/SF1',
  customerVisible: true,
  ...more,
});

describe('wordTimelineLine', () => {
  it('has words for every code that can enter the log, and for no other', () => {
    expect(Object.keys(TIMELINE_WORDS).sort()).toEqual([...POSTABLE_CODES, ...OWN_CODES].sort());
  });

  it.each(LANGUAGES)('leaves no placeholder and never a bare 处理中 in %s', (language) => {
    for (const code of [...POSTABLE_CODES, ...OWN_CODES]) {
      for (const shipmentKey of ['sf/SF1', '']) {
        const words = wordTimelineLine(line({ code, shipmentKey }), language);
        expect(words, code).not.toMatch(/[{}]|undefined|处理中/);
        expect(words.length, code).toBeGreaterThan(1);
      }
    }
  });

  it('tells a scan nobody has mapped in the words of its source', () => {
    expect(wordTimelineLine(line({ code: null, text: '快件在 ZZ9 中心' }), 'en')).toBe('快件在 ZZ9 中心');
    expect(wordTimelineLine(line({ code: null }), 'zh-CN')).toBe('kuaidi100 上报了一条动态');
  });

  it('adds the cause, but never one that is for staff only', () => {
    expect(wordTimelineLine(line({ code: 'attempt_failed', reason: 'recipient.not_home' }), 'zh-CN')).toBe('派送未成功：上门时您不在');
    expect(wordTimelineLine(line({ code: 'problem.generic', reason: 'shipper.wrong_waybill' }), 'en')).toBe(
      'SF Express reported a problem',
    );
  });

  it('says so when the portal inferred a step itself', () => {
    expect(wordTimelineLine(line({ code: 'picked_up', source: 'portal', sourceKind: 'portal' }), 'zh-CN')).toBe('顺丰速运已揽收（推断）');
    expect(wordTimelineLine(line({ code: 'stall.opened', source: 'portal', sourceKind: 'portal' }), 'en')).toBe(
      'Slower than usual, we are on it',
    );
  });
});
