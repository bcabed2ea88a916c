import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../shared/instant';
import { frameAround, layIncidentAxis } from './lay-incident-axis';

const SINCE = Date.parse('2026-11-17T02:03:00Z');
const silent = { source: 'pay', sourceKind: 'gateway', step: null, since: SINCE, backAt: null } as const;
const stuck = { source: null, sourceKind: null, step: 'warehouse_accept', since: SINCE, backAt: null } as const;
const nobody = { own: [], all: [], states: [] };

describe('frameAround', () => {
  it('shows the trouble with as much time before it, in whole stretches and never more than 73 of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * DAY }), (lasted) => {
        const { from, until, stretchMs } = frameAround(SINCE, SINCE + lasted);
        expect(from % stretchMs).toBe(0);
        expect((until - from) / stretchMs).toBeLessThanOrEqual(73);
        expect(SINCE - from).toBeGreaterThanOrEqual(Math.min(3 * DAY, Math.max(2 * HOUR, lasted)));
      }),
    );
  });
});

describe('layIncidentAxis', () => {
  const frame = frameAround(SINCE, SINCE + HOUR);
  const at = (minutes: number) => Math.floor((SINCE + minutes * MINUTE) / frame.stretchMs) * frame.stretchMs;

  it('puts upstream first and marks the silent source as what is awaited, from when it fell silent', () => {
    const own = [
      { source: 'wms', kind: 'wms' as const, at: at(-60), words: 3, late: 0 },
      { source: 'shop', kind: 'platform' as const, at: at(20), words: 8, late: 1 },
    ];
    const axis = layIncidentAxis(silent, frame, { ...nobody, own, all: [{ source: 'pay', at: at(-10), words: 40, refused: 5 }] });
    expect(axis.lanes.map(({ source, isAwaited }) => [source, isAwaited])).toEqual([
      ['shop', false],
      ['pay', true],
      ['wms', false],
    ]);
    expect([axis.brokenFrom, axis.brokenUntil]).toEqual([SINCE, frame.until]);
    expect(axis.lanes[1]).toMatchObject({ marks: [{ own: 0, all: 40, refused: 5 }] });
    expect(axis.lanes[0]).toMatchObject({ marks: [{ own: 8, late: 1, all: 0 }] });
  });

  it('of a step that many orders are stuck in marks every system that could move it on, and one that never spoke', () => {
    expect(layIncidentAxis(stuck, frame, nobody).lanes).toMatchObject([{ source: null, kind: 'wms', isAwaited: true }]);
    const own = [{ source: 'erp', kind: 'erp' as const, at: at(-5), words: 1, late: 0 }];
    expect(layIncidentAxis(stuck, frame, { ...nobody, own }).lanes.map(({ source, isAwaited }) => [source, isAwaited])).toEqual([
      ['erp', true],
    ]);
  });

  it('ends the break when things move again', () => {
    expect(layIncidentAxis({ ...silent, backAt: SINCE + 10 * MINUTE }, frame, nobody).brokenUntil).toBe(SINCE + 10 * MINUTE);
  });
});
