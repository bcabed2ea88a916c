import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../shared/instant';
import type { CommonCause } from './common-cause';
import { type CauseEvidence, probableCause, type SourceEvidence } from './probable-cause';

const SINCE = Date.parse('2026-11-21T02:00:00Z');

const cause = (step: CommonCause['scope']['step']): CommonCause => ({ scope: { step }, stalls: 30, since: SINCE });

function heard(source: string, sourceKind: SourceEvidence['sourceKind'], more: Partial<SourceEvidence> = {}): SourceEvidence {
  return { source, sourceKind, shop: null, lastGoodAt: SINCE + HOUR, refused: 0, refusedAs: null, failed: 0, ...more };
}

function found(
  step: CommonCause['scope']['step'],
  sources: SourceEvidence[],
  regionMissing: CauseEvidence['regionMissing'] = { missing: 0, of: 30 },
) {
  return probableCause(cause(step), { sources, regionMissing });
}

describe('the probable cause of many stalls', () => {
  it('is the source whose calls are refused, not one beside it that is merely quiet', () => {
    const quiet = heard('alipay', 'gateway', { lastGoodAt: SINCE - HOUR });
    const refused = heard('wechat', 'gateway', { lastGoodAt: SINCE - MINUTE, refused: 312, refusedAs: '403' });
    expect(found('payment_verify', [quiet, refused])).toMatchObject({
      kind: 'source_silent',
      silence: { source: 'wechat', lastGoodAt: SINCE - MINUTE, evidence: { refused: 312, refusedAs: '403' } },
    });
  });

  it('is the only source of its kind that has fallen silent; of two nobody can say which', () => {
    const wms = heard('wms', 'wms', { lastGoodAt: SINCE - MINUTE });
    expect(found('warehouse_accept', [wms])).toMatchObject({ kind: 'source_silent', silence: { source: 'wms' } });
    expect(found('warehouse_accept', [wms, heard('other', 'wms', { lastGoodAt: SINCE - MINUTE })])).toMatchObject({
      kind: 'common_cause',
      cause: 'step_stands',
    });
  });

  it('is no silent source while another of its kind is heard: a warehouse may be closed', () => {
    const closed = heard('south', 'wms', { lastGoodAt: SINCE - HOUR });
    expect(found('warehouse_accept', [heard('north', 'wms'), closed])).toMatchObject({ kind: 'common_cause', params: { source: 'north' } });
  });

  it('is no source that was refused once and heard since', () => {
    expect(found('warehouse_accept', [heard('wms', 'wms', { refused: 5, refusedAs: '403' })])).toMatchObject({ cause: 'not_handed_over' });
  });

  it('is the region where nearly all orders lack it', () => {
    const wms = heard('wms', 'wms');
    expect(found('warehouse_accept', [wms], { missing: 24, of: 30 })).toMatchObject({
      cause: 'region_missing',
      params: { missing: 24, of: 30 },
    });
    expect(found('warehouse_accept', [wms], { missing: 23, of: 30 })).toMatchObject({ cause: 'not_handed_over' });
  });
});
