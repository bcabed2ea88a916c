import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUIET_HOURS } from '../calendar/quiet-hours';
import { DAY, HOUR, MINUTE } from '../shared/instant';
import { PROMISE_KINDS } from './promise';
import { DEFAULT_PROMISE_SETTINGS, promiseSettings, warnLead } from './promise-settings';
import { isFollowDue, nextWatch, type WatchedPromise, warnAt, watchAfter } from './watch-promise';

const MADE = Date.parse('2026-11-21T05:00:00Z');
const settings = DEFAULT_PROMISE_SETTINGS;
const AWAKE = { zone: 'Asia/Shanghai', quiet: null };

const promise = (more: Partial<WatchedPromise> = {}): WatchedPromise => ({
  kind: 'next_update',
  template: 'milestone.shipped',
  createdAt: MADE,
  dueAt: MADE + 2 * HOUR,
  followedAt: null,
  warnedAt: null,
  ...more,
});
const ofStall = (more: Partial<WatchedPromise> = {}) => promise({ template: 'stall.movement', ...more });

describe('the warning', () => {
  it('comes a quarter of the term ahead, at most half an hour, at least five minutes', () => {
    expect(warnLead(8 * HOUR, settings)).toBe(30 * MINUTE);
    expect(warnLead(HOUR, settings)).toBe(15 * MINUTE);
    expect(warnLead(10 * MINUTE, settings)).toBe(5 * MINUTE);
    expect(promiseSettings.safeParse({ sharePercent: 25, mostMin: 5, leastMin: 6 }).success).toBe(false);
  });

  it('comes never before the promise and never after its end, and on full five minutes', () => {
    const any = fc.record({ term: fc.integer({ min: 1, max: 3 * DAY }), kind: fc.constantFrom(...PROMISE_KINDS), stall: fc.boolean() });
    fc.assert(
      fc.property(any, ({ term, kind, stall }) => {
        const one = promise({ kind, dueAt: MADE + term, ...(stall ? { template: 'stall.pick_start' } : {}) });
        const at = warnAt(one, settings);
        if (kind === 'ticket_answer') {
          expect(at).toBeNull();
          return;
        }
        expect(at).toBeGreaterThanOrEqual(MADE);
        expect(at).toBeLessThanOrEqual(one.dueAt);
        if (at !== MADE) expect(at! % (5 * MINUTE)).toBe(0);
      }),
    );
  });

  it('of what the portal writes by itself comes only at the last, once its message should have gone', () => {
    expect(warnAt(ofStall(), settings)).toBe(MADE + 2 * HOUR - 5 * MINUTE);
    expect(nextWatch(ofStall(), settings, MADE)).toBe(MADE + 2 * HOUR - 10 * MINUTE);
  });
});

describe('the watch', () => {
  it('sleeps until there is something to do, does each step once and then judges', () => {
    const due = MADE + 2 * HOUR;
    expect(nextWatch(promise(), settings, MADE)).toBe(due - 30 * MINUTE);
    expect(nextWatch(promise({ warnedAt: due - 30 * MINUTE }), settings, due - 30 * MINUTE)).toBe(due + 1);
    expect(watchAfter(promise(), { kind: 'kept', at: due, by: 'page' }, { settings, reader: AWAKE }, due)).toBeNull();
    expect(watchAfter(promise(), { kind: 'broken', late: null }, { settings, reader: AWAKE }, due + 1)).toBe(due + 1 + 5 * MINUTE);
    expect(nextWatch(promise({ kind: 'ticket_answer' }), settings, MADE)).toBeNull();
  });

  it('always looks later than now', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PROMISE_KINDS), fc.integer({ min: -DAY, max: 9 * DAY }), (kind, past) => {
        const now = MADE + 2 * HOUR + past;
        const next = nextWatch(promise({ kind }), settings, now);
        if (next !== null) expect(next).toBeGreaterThan(now);
      }),
    );
  });
});

describe('the promised word', () => {
  it('is written ten minutes ahead, once', () => {
    const due = MADE + 2 * HOUR;
    expect(isFollowDue(ofStall(), AWAKE, due - 10 * MINUTE - 1)).toBe(false);
    expect(isFollowDue(ofStall(), AWAKE, due - 10 * MINUTE)).toBe(true);
    expect(isFollowDue(ofStall({ followedAt: due - 10 * MINUTE }), AWAKE, due)).toBe(false);
    expect(isFollowDue(promise(), AWAKE, due)).toBe(false);
  });

  it('is written before quiet hours that have come to cover its end, also of the evening before', () => {
    const night = { zone: 'Asia/Shanghai', quiet: QUIET_HOURS };
    // 23:00 and 07:00 in Shanghai; quiet begins at 21:00
    for (const dueAt of [Date.parse('2026-11-21T15:00:00Z'), Date.parse('2026-11-21T23:00:00Z')]) {
      const before = Date.parse('2026-11-21T12:50:00Z');
      expect(isFollowDue(ofStall({ dueAt }), night, before - 1)).toBe(false);
      expect(isFollowDue(ofStall({ dueAt }), night, before)).toBe(true);
      expect(nextWatch(ofStall({ dueAt }), settings, MADE, night)).toBe(before);
    }
  });
});
