import { describe, expect, it } from 'vitest';
import { windowsDrift, windowsHold } from '../notice/staff-alert';
import { HOUR } from '../shared/instant';
import { wordAlert } from './word-alert';

const drift = { id: 'd1', shop: 'tea', side: 'below', share: 0.664, orders: 120, openedAt: 0 };
const viewer = { timeZone: 'Asia/Shanghai', now: 0 };

describe('an alarm over told windows in words', () => {
  it('says on which side they left what they promise, of how many orders', () => {
    expect(wordAlert(windowsDrift(drift), 'zh-CN', viewer)).toEqual({
      title: 'tea 的预计送达不够准了',
      text: '最近两周 120 单，66% 在说好的时间里送到，应为 80%',
    });
    expect(wordAlert(windowsDrift({ ...drift, side: 'above', share: 0.95 }), 'en', viewer)).toEqual({
      title: 'Arrival windows of tea are wider than they need be',
      text: 'Of 120 orders in two weeks 95% came inside the window told; it should be 80 %',
    });
  });

  it('says how long it lasted and why it is over', () => {
    expect(wordAlert(windowsHold(drift, 'holds', 30 * HOUR), 'en', viewer).text).toBe(
      'It lasted 30 hours; they hold as often as they say again',
    );
    expect(wordAlert(windowsHold(drift, 'thin', 30 * HOUR), 'zh-CN', viewer).text).toBe('历时 30 小时；送达的订单太少，暂时判断不了');
  });
});
