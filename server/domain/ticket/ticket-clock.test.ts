import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SERVICE_WEEK } from '../calendar/calendar-book';
import { CHINA_HOLIDAYS } from '../calendar/china-holidays';
import { addWorkingMinutes, BUSINESS_WEEK, workingTimeBetween } from '../calendar/working-time';
import { MINUTE } from '../shared/instant';
import { moveClocks, stepOwedBy, type TicketMove } from './move-clocks';
import { type ClockCounting, dueStep, endClock, leftAt, nextStepAt, pauseClock, resumeClock, startClock } from './ticket-clock';

const ZONE = 'Asia/Shanghai';
const by = (week: typeof SERVICE_WEEK): ClockCounting => ({
  add: (from, minutes) => addWorkingMinutes(from, minutes, week, CHINA_HOLIDAYS, ZONE),
  between: (from, to) => workingTimeBetween(from, to, week, CHINA_HOLIDAYS, ZONE),
});
const service = by(SERVICE_WEEK);
/** Shanghai's clock. */
const at = (text: string) => Date.parse(`${text}:00+08:00`);
const SLA = { calendar: 'service', firstMin: 60, nextMin: 120, resolutionMin: 480, silenceMin: 240 };

describe('a clock of a ticket', () => {
  it('counts in working time and reminds a fifth before its end', () => {
    const clock = startClock('first', { calendar: 'service', budgetMin: 60 }, at('2026-11-17T20:30'), service);
    expect([clock.remindAt, clock.dueAt]).toEqual([at('2026-11-18T09:18'), at('2026-11-18T09:30')]);
    expect(nextStepAt(clock)).toBe(clock.remindAt);
  });

  it('stands still while it is paused and goes on with what was left', () => {
    const clock = startClock('resolution', { calendar: 'service', budgetMin: 120 }, at('2026-11-17T10:00'), service);
    const paused = pauseClock(clock, at('2026-11-17T11:00'), service);
    expect([paused.leftMs / MINUTE, paused.dueAt, nextStepAt(paused)]).toEqual([60, null, null]);
    expect(resumeClock(paused, at('2026-11-19T20:30'), service).dueAt).toBe(at('2026-11-20T09:30'));
  });

  it('is reminded of once and breached once, and of neither after its end', () => {
    const clock = startClock('first', { calendar: 'service', budgetMin: 60 }, at('2026-11-17T10:00'), service);
    expect(dueStep(clock, at('2026-11-17T10:47'))).toBeNull();
    expect(dueStep(clock, at('2026-11-17T10:48'))).toBe('remind');
    const reminded = { ...clock, remindedAt: at('2026-11-17T10:48') };
    expect([dueStep(reminded, at('2026-11-17T10:50')), nextStepAt(reminded)]).toEqual([null, at('2026-11-17T11:00')]);
    expect(dueStep(reminded, at('2026-11-17T11:00'))).toBe('breach');
    expect(nextStepAt({ ...reminded, breachedAt: at('2026-11-17T11:00') })).toBeNull();
    expect(dueStep(endClock(reminded, at('2026-11-17T10:55')), at('2026-11-17T11:00'))).toBeNull();
  });

  it('loses no working time and gains none, however often it is paused', () => {
    const start = at('2026-09-25T08:00');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3_000 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 20_000 })), { maxLength: 8 }),
        fc.constantFrom(SERVICE_WEEK, BUSINESS_WEEK),
        (budgetMin, stretches, week) => {
          const counting = by(week);
          let clock = startClock('resolution', { calendar: 'x', budgetMin }, start, counting);
          let now = start;
          let counted = 0;
          for (const [run, rest] of stretches) {
            counted += counting.between(now, now + run * MINUTE);
            now += run * MINUTE;
            clock = pauseClock(clock, now, counting);
            now += rest * MINUTE;
            clock = resumeClock(clock, now, counting);
          }
          const left = Math.max(0, budgetMin * MINUTE - counted);
          expect(leftAt(clock, now, counting)).toBe(left);
          expect(clock.dueAt).toBe(counting.add(now, left / MINUTE));
          expect(clock.remindAt!).toBeLessThanOrEqual(clock.dueAt!);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the clocks of a ticket', () => {
  const moved = (moves: [TicketMove, string][]) => {
    let clocks = moveClocks([], 'opened', SLA, { now: at('2026-11-17T10:00'), isPaused: false }, () => service);
    let isPaused = false;
    for (const [move, time] of moves) {
      isPaused = move === 'paused' || (isPaused && move !== 'resumed' && move !== 'closed');
      clocks = moveClocks(clocks, move, SLA, { now: at(time), isPaused }, () => service);
    }
    return clocks;
  };
  const ends = (moves: [TicketMove, string][]) =>
    Object.fromEntries(moved(moves).map((c) => [c.clock, c.endedAt === null ? (c.dueAt === null ? 'still' : c.dueAt) : 'over']));

  it('owe a first step, then a next one, and an end', () => {
    expect(ends([])).toEqual({ first: at('2026-11-17T11:00'), resolution: at('2026-11-17T18:00'), silence: at('2026-11-17T14:00') });
    expect(ends([['acted', '2026-11-17T10:30']])).toEqual({
      first: 'over',
      next: at('2026-11-17T12:30'),
      resolution: at('2026-11-17T18:00'),
      silence: at('2026-11-17T14:30'),
    });
  });

  it('stand still while it is the customer’s turn', () => {
    expect(ends([['answered', '2026-11-17T11:00']])).toEqual({ first: 'over', resolution: 'still', silence: 'over' });
    expect(
      ends([
        ['answered', '2026-11-17T11:00'],
        ['asked', '2026-11-18T09:00'],
      ]),
    ).toEqual({ first: 'over', next: at('2026-11-18T11:00'), resolution: at('2026-11-18T16:00'), silence: at('2026-11-18T13:00') });
  });

  it('that a person paused go on only when a person says so', () => {
    const clocks = moved([
      ['paused', '2026-11-17T11:00'],
      ['acted', '2026-11-17T12:00'],
    ]);
    expect(stepOwedBy(clocks)).toBeNull();
    expect(clocks.every((c) => nextStepAt(c) === null)).toBe(true);
    expect(
      ends([
        ['paused', '2026-11-17T11:00'],
        ['acted', '2026-11-17T12:00'],
        ['resumed', '2026-11-17T13:00'],
      ]),
    ).toMatchObject({ next: at('2026-11-17T15:00'), resolution: at('2026-11-17T20:00') });
  });

  it('are all over with the ticket', () => {
    expect(Object.values(ends([['closed', '2026-11-17T12:00']]))).toEqual(['over', 'over', 'over']);
  });
});
