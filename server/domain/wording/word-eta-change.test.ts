import { describe, expect, it } from 'vitest';
import { CHANGE_REASONS, type EtaChange } from '../eta/eta-change';
import { DAY } from '../shared/instant';
import { LANGUAGES } from '../shared/language';
import { wordEtaChange } from './word-eta-change';

/** A Saturday. */
const NOW = Date.parse('2026-11-21T06:00:00Z');
const viewer = { timeZone: 'Asia/Shanghai', now: NOW };
const change = (more: Partial<EtaChange>): EtaChange => ({ at: NOW, byDays: 1, reason: 'pace', ...more });
const both = (more: Partial<EtaChange>) => [wordEtaChange(change(more), 'zh-CN', viewer), wordEtaChange(change(more), 'en', viewer)];
const place = { country: 'CN', city: '北京市' };

describe('another day than was told', () => {
  it.each<[string, Partial<EtaChange>, string, string]>([
    [
      'waits at a place',
      { reason: 'waiting', since: NOW - 4 * DAY, place },
      '晚一天：包裹自周二起在北京等候',
      'A day later: waiting at Beijing since Tue',
    ],
    [
      'waits nobody knows where',
      { reason: 'waiting', since: NOW - DAY, byDays: 2 },
      '晚两天：自昨天起还没有新进展',
      '2 days later: no progress since yesterday',
    ],
    ['arrived earlier', { reason: 'moved', byDays: -1, place }, '早一天：已到达北京', 'A day earlier: it has reached Beijing already'],
    [
      'left later',
      { reason: 'moved', byDays: 3, step: 'left', place },
      '晚 3 天：离开北京的时间比预计晚',
      '3 days later: it left Beijing later than expected',
    ],
    ['is out', { reason: 'moved', byDays: -1, step: 'out', place }, '早一天：已开始派送', 'A day earlier: it is out for delivery already'],
    ['had trouble', { reason: 'exception', cause: 'carrier.late_flight' }, '晚一天：航班延误', 'A day later: the flight is late'],
    [
      'had trouble for staff alone',
      { reason: 'exception', cause: 'shipper.wrong_waybill' },
      '晚一天：路上遇到了问题',
      'A day later: there was a problem on the way',
    ],
  ])('%s', (_, more, zh, en) => {
    expect(both(more)).toEqual([zh, en]);
  });

  it.each(CHANGE_REASONS)(
    '%s has words for later and earlier in every language, with and without a place, and leaves no placeholder',
    (reason) => {
      for (const language of LANGUAGES) {
        for (const byDays of reason === 'waiting' ? [1, 5] : [1, 5, -1, -5]) {
          for (const more of [{}, { place }, { place, step: 'left' as const }]) {
            const words = wordEtaChange(change({ reason, byDays, since: NOW, ...more }), language, viewer);
            expect(words).toMatch(/[：:] ?\S{2}/);
            expect(words).not.toMatch(/[{}[\]|]|undefined/);
          }
        }
      }
    },
  );
});
