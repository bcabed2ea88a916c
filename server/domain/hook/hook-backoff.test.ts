import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../shared/instant';
import { judgeAnswer } from './hook-answer';
import { MOST_HOOK_TRIES, nextTryAt } from './hook-backoff';

const NOW = Date.parse('2026-11-21T02:00:00Z');

describe('the schedule of tries', () => {
  it('is that of Standard Webhooks, ten tries over three days', () => {
    const pauses = Array.from({ length: MOST_HOOK_TRIES }, (_, i) => {
      const at = nextTryAt({ tries: i + 1, now: NOW, notBefore: null, chance: 0 });
      return at === null ? null : at - NOW;
    });
    expect(pauses).toEqual([5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR, null]);
  });

  test('never comes before its pause nor the moment the other side named, and is never put off for ever', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: MOST_HOOK_TRIES - 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.option(fc.integer({ min: -DAY, max: 400 * DAY })),
        (tries, chance, wish) => {
          const least = nextTryAt({ tries, now: NOW, notBefore: null, chance: 0 })!;
          const at = nextTryAt({ tries, now: NOW, notBefore: wish === null ? null : NOW + wish, chance })!;
          expect(at).toBeGreaterThanOrEqual(least);
          if (wish !== null) expect(at).toBeGreaterThanOrEqual(NOW + Math.min(wish, DAY));
          expect(at - NOW).toBeLessThanOrEqual(1.2 * DAY);
        },
      ),
    );
  });
});

describe('an answer', () => {
  const judge = (status: number, retryAfter: string | null = null) => judgeAnswer({ kind: 'answered', status, retryAfter }, NOW);

  test('of 2xx alone is success; 410 is the end; redirects and everything else are tried again', () => {
    for (const status of [200, 201, 202, 204, 299]) expect(judge(status)).toEqual({ kind: 'delivered' });
    expect(judge(410)).toEqual({ kind: 'gone' });
    for (const status of [100, 301, 302, 307, 308, 400, 401, 404, 408, 429, 500, 502, 504])
      expect(judge(status)).toEqual({ kind: 'failed', notBefore: null });
    expect(judgeAnswer({ kind: 'no_answer' }, NOW)).toEqual({ kind: 'failed', notBefore: null });
  });

  test('may name when it wants to be asked again, in seconds or as a date', () => {
    expect(judge(429, '120')).toEqual({ kind: 'failed', notBefore: NOW + 2 * MINUTE });
    expect(judge(503, new Date(NOW + HOUR).toUTCString())).toEqual({ kind: 'failed', notBefore: NOW + HOUR });
    for (const nonsense of ['soon', '-5', '', new Date(NOW - HOUR).toUTCString()])
      expect(judge(429, nonsense)).toEqual({ kind: 'failed', notBefore: null });
  });
});
