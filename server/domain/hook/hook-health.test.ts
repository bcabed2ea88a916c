import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../shared/instant';
import type { HookOutcome } from './hook-answer';
import { GIVEN_UP_AFTER, type HookHealth, isAway, judgeHealth, WELL } from './hook-health';

const NOW = Date.parse('2026-11-21T02:00:00Z');
const FAILED: HookOutcome = { kind: 'failed', notBefore: null };

/** The health after failures at some moments. */
function failing(moments: readonly number[], from: HookHealth = WELL): HookHealth {
  return moments.reduce((health, at) => judgeHealth(health, FAILED, at).health, from);
}

describe('how a hook fares', () => {
  it('one message that its receiver will not take holds up no other', () => {
    const health = failing([NOW, NOW + 5 * SECOND]);
    expect(health.restsUntil).toBeNull();
    expect(isAway(health)).toBe(false);
  });

  it('a system that is away is asked less and less often, and at least every ten minutes', () => {
    const early = failing([NOW, NOW + 1, NOW + 2]);
    expect(isAway(early)).toBe(true);
    expect(early.restsUntil).toBe(NOW + 2 + 5 * SECOND);
    const late = failing([NOW + HOUR], early);
    expect(late.restsUntil).toBe(NOW + HOUR + 10 * MINUTE);
  });

  it('is well again with one success', () => {
    expect(judgeHealth(failing([NOW, NOW, NOW, NOW]), { kind: 'delivered' }, NOW + 1)).toEqual({ kind: 'on', health: WELL });
  });

  it('rests as long as it was asked to, within reason', () => {
    const asked = (wish: number) => judgeHealth(WELL, { kind: 'failed', notBefore: NOW + wish }, NOW).health.restsUntil;
    expect(asked(MINUTE)).toBe(NOW + MINUTE);
    expect(asked(DAY)).toBe(NOW + 10 * MINUTE);
  });

  it('is switched off at once when its address is gone, and after five days without a success', () => {
    expect(judgeHealth(WELL, { kind: 'gone' }, NOW)).toMatchObject({ kind: 'off', why: 'gone' });
    const long = failing(Array.from({ length: 12 }, (_, i) => NOW + i * HOUR));
    expect(judgeHealth(long, FAILED, NOW + GIVEN_UP_AFTER - 1).kind).toBe('on');
    expect(judgeHealth(long, FAILED, NOW + GIVEN_UP_AFTER)).toMatchObject({ kind: 'off', why: 'failing' });
  });

  it('is not given up for a few messages in a quiet week', () => {
    expect(judgeHealth(failing([NOW, NOW + DAY]), FAILED, NOW + 6 * DAY).kind).toBe('on');
  });

  test('a rest never reaches more than ten minutes ahead and failing begins with the first failure', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: DAY }), { minLength: 1, maxLength: 30 }), (gaps) => {
        let at = NOW;
        let health = WELL;
        for (const gap of gaps) {
          at += gap;
          health = judgeHealth(health, FAILED, at).health;
          expect((health.restsUntil ?? at) - at).toBeLessThanOrEqual(10 * MINUTE);
        }
        expect(health.failingSince).toBe(NOW + gaps[0]!);
        expect(health.failures).toBe(gaps.length);
      }),
    );
  });
});
