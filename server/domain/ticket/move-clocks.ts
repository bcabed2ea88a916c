import type { ServiceLevel } from '../exception/exception-type';
import type { Instant } from '../shared/instant';
import { type ClockCounting, endClock, pauseClock, resumeClock, startClock, type TicketClock, type TicketClockName } from './ticket-clock';

/** What moves the clocks of a ticket. */
export type TicketMove =
  | 'opened'
  /** Somebody of staff did something; it is still our turn. */
  | 'acted'
  /** Staff answered: it is the customer's turn. */
  | 'answered'
  /** The customer answered: it is ours again. */
  | 'asked'
  | 'paused'
  | 'resumed'
  /** Handed up because nobody acted: who has it now has as long. */
  | 'escalated'
  | 'closed'
  | 'reopened';

const BUDGETS: Record<TicketClockName, keyof Omit<ServiceLevel, 'calendar'>> = {
  first: 'firstMin',
  next: 'nextMin',
  resolution: 'resolutionMin',
  silence: 'silenceMin',
};

/** Clocks that a move starts anew, ends, lets stand and lets go on; the others stay. */
const MOVES: Record<TicketMove, { start?: TicketClockName[]; end?: TicketClockName[]; pause?: true; resume?: true }> = {
  opened: { start: ['first', 'resolution', 'silence'] },
  acted: { end: ['first'], start: ['next', 'silence'] },
  answered: { end: ['first', 'next', 'silence'], pause: true },
  asked: { start: ['next', 'silence'], resume: true },
  paused: { pause: true },
  resumed: { resume: true },
  escalated: { start: ['silence'] },
  closed: { end: ['first', 'next', 'resolution', 'silence'] },
  reopened: { start: ['next', 'resolution', 'silence'] },
};

/** The clocks of a ticket after a move; `isPaused` where they stand still by a person's word, which only `resumed` ends. */
export function moveClocks(
  clocks: readonly TicketClock[],
  move: TicketMove,
  sla: ServiceLevel,
  at: { now: Instant; isPaused: boolean },
  countingOf: (calendar: string) => ClockCounting,
): TicketClock[] {
  const { start = [], end = [], pause, resume } = MOVES[move];
  const { now } = at;
  const moved = clocks
    .filter(({ clock }) => !start.includes(clock))
    .map((clock) => (end.includes(clock.clock) ? endClock(clock, now) : clock))
    .map((clock) => (pause ? pauseClock(clock, now, countingOf(clock.calendar)) : clock))
    .map((clock) => (resume && !at.isPaused ? resumeClock(clock, now, countingOf(clock.calendar)) : clock));
  const started = start.map((clock) => {
    const counting = countingOf(sla.calendar);
    const fresh = startClock(clock, { calendar: sla.calendar, budgetMin: sla[BUDGETS[clock]] }, now, counting);
    return at.isPaused ? pauseClock(fresh, now, counting) : fresh;
  });
  return [...moved, ...started];
}

/** By when the next step is owed: the earliest end of the clocks of first and next step; null while neither runs. */
export function stepOwedBy(clocks: readonly TicketClock[]): Instant | null {
  const ends = clocks.filter((c) => c.clock === 'first' || c.clock === 'next').flatMap((c) => c.dueAt ?? []);
  return ends.length > 0 ? Math.min(...ends) : null;
}
