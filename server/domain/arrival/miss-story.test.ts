import { describe, expect, it } from 'vitest';
import type { TimelineLine } from '../order/order-state';
import { DAY, HOUR } from '../shared/instant';
import type { Stall } from '../stall/stall';
import { missStory } from './miss-story';

const line = (code: string, day: number, more: Partial<TimelineLine> = {}): TimelineLine => ({
  identity: `${code}${day}`,
  at: day * DAY,
  precision: 'second',
  receivedAt: day * DAY,
  code,
  source: 'sf',
  sourceKind: 'carrier',
  shipmentKey: 'sf/1',
  customerVisible: true,
  ...more,
});
const stall = (openedAt: number, closedAt: number | null): Stall => ({
  rule: 'movement',
  ruleVersion: 1,
  rung: 1,
  shipmentKey: 'sf/1',
  since: openedAt - HOUR,
  openedAt,
  closedAt,
  reason: 'carrier.no_movement',
  consequence: { clock: 'movement', severity: 'P2', red: false, tellCustomer: true, alert: null },
});
const asked = { askedAt: 2 * DAY, arrivedAt: 10 * DAY };

describe('the story of a window that did not hold', () => {
  it('names the longest time without news and what was said before it, counted from when the window was told', () => {
    const timeline = [line('picked_up', 0), line('in_transit', 3), line('at_destination', 8), line('delivered', 10)];
    expect(missStory({ timeline }, [], asked).wait).toEqual({ line: timeline[1], ms: 5 * DAY });
    // most of this wait was before anybody asked
    expect(missStory({ timeline }, [], { askedAt: 7 * DAY, arrivedAt: 10 * DAY }).wait).toEqual({ line: timeline[2], ms: 2 * DAY });
  });

  it('takes no word of the portal, nor one that was taken back, for news', () => {
    const own = line('stall.opened', 5, { sourceKind: 'portal' });
    const back = line('in_transit', 6, { isWithdrawn: true });
    const timeline = [line('picked_up', 2), own, back, line('delivered', 10)];
    expect(missStory({ timeline }, [], asked).wait?.ms).toBe(8 * DAY);
  });

  it('names the stalls, exceptions and incidents that stood open meanwhile, and no others', () => {
    const timeline = [line('attempt_failed', 1), line('attempt_failed', 9), line('delivered', 10)];
    const stalls = [stall(0, DAY), stall(4 * DAY, 6 * DAY), stall(11 * DAY, null)];
    const pauses = [
      { incident: 'i1', kind: 'source_silent' as const, from: DAY, until: 3 * DAY },
      { incident: 'i2', kind: 'common_cause' as const, from: 0, until: DAY },
    ];
    expect(missStory({ timeline, pauses }, stalls, asked).troubles).toEqual([
      { kind: 'incident', incident: 'i1', cause: 'source_silent', since: DAY },
      { kind: 'stall', rule: 'movement', reason: 'carrier.no_movement', since: 4 * DAY - HOUR },
      { kind: 'exception', line: timeline[1] },
    ]);
  });
});
