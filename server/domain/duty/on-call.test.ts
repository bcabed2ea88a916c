import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../shared/instant';
import { NO_ROTA, type OnCallRota, type OnCallSwap, onCallAt, onCallGaps, onCallTurns } from './on-call';

const WEEKLY: OnCallRota = { ...NO_ROTA, startsOn: '2026-11-16', people: ['ling', 'bo', 'wen'] };
const DAILY: OnCallRota = { ...WEEKLY, turn: 'day', handOverMin: 18 * 60 };
const at = (time: string, zone = '+08:00') => Date.parse(`2026-${time}${zone}`);
const swap = (staffId: string, from: string, until: string, createdAt = 1): OnCallSwap => ({
  id: `${staffId}${createdAt}`,
  staffId,
  fromAt: at(from),
  untilAt: at(until),
  createdAt,
});

describe('who is on call', () => {
  test('changes at the hour of handing over, week by week or day by day', () => {
    expect(onCallAt(WEEKLY, [], at('11-16T09:00'))).toBe('ling');
    expect(onCallAt(WEEKLY, [], at('11-23T08:59'))).toBe('ling');
    expect(onCallAt(WEEKLY, [], at('11-23T09:00'))).toBe('bo');
    expect(onCallAt(WEEKLY, [], at('12-07T09:00'))).toBe('ling');
    expect(onCallAt(DAILY, [], at('11-17T17:59'))).toBe('ling');
    expect(onCallAt(DAILY, [], at('11-17T18:00'))).toBe('bo');
  });

  test('begins with the first hand-over after the day it starts, and before that is nobody', () => {
    expect(onCallAt({ ...WEEKLY, startsOn: '2026-11-18' }, [], at('11-23T08:59'))).toBeNull();
    expect(onCallAt({ ...WEEKLY, startsOn: '2026-11-18' }, [], at('11-23T09:00'))).toBe('ling');
    expect(onCallAt(NO_ROTA, [], at('11-23T09:00'))).toBeNull();
  });

  test('is whoever has taken the hours, of two the later entered', () => {
    const swaps = [swap('wen', '11-17T09:00', '11-19T09:00', 1), swap('mei', '11-18T00:00', '11-18T12:00', 2)];
    expect(onCallAt(WEEKLY, swaps, at('11-17T09:00'))).toBe('wen');
    expect(onCallAt(WEEKLY, swaps, at('11-18T06:00'))).toBe('mei');
    expect(onCallAt(WEEKLY, swaps, at('11-18T12:00'))).toBe('wen');
    expect(onCallAt(WEEKLY, swaps, at('11-19T09:00'))).toBe('ling');
  });

  test('hands over at the same hour of the clock when clocks are changed', () => {
    const berlin: OnCallRota = { ...DAILY, timeZone: 'Europe/Berlin', startsOn: '2026-10-24', handOverMin: 9 * 60 };
    expect(onCallTurns(berlin, [], at('10-24T09:00', '+02:00'), at('10-26T09:00', '+01:00'))).toEqual([
      { fromAt: at('10-24T09:00', '+02:00'), untilAt: at('10-25T09:00', '+01:00'), staffId: 'ling' },
      { fromAt: at('10-25T09:00', '+01:00'), untilAt: at('10-26T09:00', '+01:00'), staffId: 'bo' },
    ]);
  });
});

describe('a gap', () => {
  test('is where nobody is named, and the part in which who is named is absent or gone', () => {
    const turns = onCallTurns({ ...WEEKLY, startsOn: '2026-11-18' }, [], at('11-22T09:00'), at('12-14T09:00'));
    const gaps = onCallGaps(turns, new Set(['ling', 'bo']), [{ staffId: 'bo', fromAt: at('12-02T00:00'), untilAt: at('12-03T00:00') }]);
    expect(gaps).toEqual([
      { fromAt: at('11-22T09:00'), untilAt: at('11-23T09:00'), staffId: null },
      { fromAt: at('12-02T00:00'), untilAt: at('12-03T00:00'), staffId: 'bo' },
      { fromAt: at('12-07T09:00'), untilAt: at('12-14T09:00'), staffId: 'wen' },
    ]);
  });
});

const someRota = fc.record({
  timeZone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Pacific/Chatham'),
  turn: fc.constantFrom('day' as const, 'week' as const),
  weekday: fc.integer({ min: 0, max: 6 }),
  handOverMin: fc.integer({ min: 0, max: 1439 }),
  startsOn: fc.integer({ min: -40, max: 40 }).map((days) => new Date(at('11-16T00:00', 'Z') + days * DAY).toISOString().slice(0, 10)),
  people: fc.subarray(['ling', 'bo', 'wen', 'mei']),
});
const START = at('10-20T00:00');
const someSwaps = fc.array(
  fc
    .record({ staffId: fc.constantFrom('ling', 'mei'), from: fc.integer({ min: 0, max: 600 }), hours: fc.integer({ min: 1, max: 200 }) })
    .map(({ staffId, from, hours }): OnCallSwap => {
      const fromAt = START + from * HOUR;
      return { id: `${staffId}${from}${hours}`, staffId, fromAt, untilAt: fromAt + hours * HOUR, createdAt: from };
    }),
  { maxLength: 5 },
);

test('turns cover every moment once, and say what is asked for a single moment', () => {
  fc.assert(
    fc.property(someRota, someSwaps, fc.integer({ min: 1, max: 30 }), (rota, swaps, days) => {
      const until = START + days * DAY;
      const turns = onCallTurns(rota, swaps, START, until);
      expect(turns[0]!.fromAt).toBe(START);
      expect(turns.at(-1)!.untilAt).toBe(until);
      for (const [i, turn] of turns.entries()) {
        expect(turn.untilAt).toBeGreaterThan(turn.fromAt);
        expect(turns[i + 1]?.fromAt ?? until).toBe(turn.untilAt);
        for (const moment of [turn.fromAt, turn.untilAt - 1, Math.floor((turn.fromAt + turn.untilAt) / 2)])
          expect(onCallAt(rota, swaps, moment)).toBe(turn.staffId);
      }
    }),
    { numRuns: 50 },
  );
});

test('whoever hands over does so at the hour of the rota, by the clock on the wall', () => {
  fc.assert(
    fc.property(someRota, (rota) => {
      for (const { fromAt } of onCallTurns(rota, [], START, START + 30 * DAY).slice(1)) {
        const shown = new Intl.DateTimeFormat('en-GB', { timeZone: rota.timeZone, hour: '2-digit', minute: '2-digit' }).format(fromAt);
        const wanted = `${String(Math.floor(rota.handOverMin / 60)).padStart(2, '0')}:${String(rota.handOverMin % 60).padStart(2, '0')}`;
        // an hour that the clocks skip is taken after the gap
        if (shown !== wanted) expect(Math.abs(Number(shown.slice(0, 2)) - Number(wanted.slice(0, 2)))).toBeLessThanOrEqual(1);
      }
    }),
  );
});
