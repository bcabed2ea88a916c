import { describe, expect, it } from 'vitest';
import type { IncidentOpening } from '../incident/incident';
import { newIncident } from '../incident/new-incident';
import { wordIncident } from './word-incident';

const SINCE = Date.parse('2026-11-21T01:40:00Z');
const viewer = { timeZone: 'Asia/Shanghai', now: Date.parse('2026-11-21T03:00:00Z') };
const words = (opening: IncidentOpening, language: 'zh-CN' | 'en') => wordIncident(newIncident('1', opening, viewer.now), language, viewer);

const refused: IncidentOpening = {
  kind: 'source_silent',
  silence: {
    source: 'wms',
    sourceKind: 'wms',
    silentSince: SINCE,
    lastGoodAt: SINCE,
    evidence: { refused: 312, refusedAs: '403' },
  },
};

describe('an incident in words', () => {
  it('names the source, since when, and the calls that were refused', () => {
    expect(words(refused, 'zh-CN')).toMatchObject({
      title: 'wms 没有更新',
      cause: '自今天 09:40 起没有收到 wms 的成功调用；312 次调用被拒（403）',
    });
    expect(words(refused, 'en').cause).toBe('No successful call from wms since today 09:40; 312 calls refused (403)');
  });

  it('names the step, the carrier and the region of a common cause', () => {
    const opening: IncidentOpening = {
      kind: 'common_cause',
      scope: { step: 'movement', carrier: 'sf', region: '广东省' },
      since: SINCE,
      cause: 'step_stands',
      params: { stalls: 40, since: SINCE, step: 'movement' },
    };
    expect(words(opening, 'zh-CN').title).toBe('顺丰速运、广东大面积停在「在途无更新」');
    expect(words(opening, 'en').title).toBe('Many orders stand at "No movement" (SF Express, Guangdong)');
    expect(words({ ...opening, scope: { ...opening.scope, carrier: 'ups', region: undefined } }, 'zh-CN').title).toBe(
      'UPS 大面积停在「在途无更新」',
    );
    expect(words(opening, 'zh-CN').cause).toBe('自今天 09:40 起有 40 个订单停在这一步，远多于平时');
  });

  it('leaves no hole in any language, whatever is known', () => {
    const causes = [
      'calls_refused',
      'calls_failed',
      'nothing_heard',
      'region_missing',
      'not_handed_over',
      'step_stands',
      'fold_difference',
    ];
    for (const cause of causes) {
      for (const language of ['zh-CN', 'en'] as const) {
        const opening: IncidentOpening = {
          kind: 'common_cause',
          scope: { step: 'review' },
          since: SINCE,
          cause,
          params: { source: 'erp', refused: 1, failed: 2, missing: 3, of: 4, stalls: 5, sampled: 6, differing: 7 },
        };
        const { title, cause: why, told } = words(opening, language);
        expect(`${title}${why}${told}`).not.toMatch(/[{}[\]]|undefined/);
      }
    }
  });
});
