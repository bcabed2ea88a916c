import { type Instant, MINUTE } from '../shared/instant';

/** What is measured of a ticket: the first step, the next one, its end, and how long nobody has acted. */
export const TICKET_CLOCKS = ['first', 'next', 'resolution', 'silence'] as const;
export type TicketClockName = (typeof TICKET_CLOCKS)[number];

/** How minutes of a clock are counted (domain/rule/counting.ts). */
export interface ClockCounting {
  add(from: Instant, minutes: number): Instant;
  between(from: Instant, to: Instant): number;
}

/** One clock of a ticket in working time. It runs while `resumedAt` is set, and is over once `endedAt` is. */
export interface TicketClock {
  clock: TicketClockName;
  /** Code of the calendar it counts by. */
  calendar: string;
  budgetMin: number;
  startedAt: Instant;
  /** Working time left when it last began to run, in milliseconds. */
  leftMs: number;
  resumedAt: Instant | null;
  /** Only while it runs. */
  remindAt: Instant | null;
  dueAt: Instant | null;
  remindedAt: Instant | null;
  breachedAt: Instant | null;
  endedAt: Instant | null;
}

const MOST_AHEAD = 60;
const LEAST_AHEAD = 5;

/** Working minutes before its end at which somebody is reminded: a fifth of the budget, between five minutes and an hour. */
export function remindAhead(budgetMin: number): number {
  return Math.min(MOST_AHEAD, Math.max(LEAST_AHEAD, budgetMin / 5), budgetMin / 2);
}

export function startClock(
  clock: TicketClockName,
  { calendar, budgetMin }: { calendar: string; budgetMin: number },
  now: Instant,
  counting: ClockCounting,
): TicketClock {
  const still: TicketClock = {
    clock,
    calendar,
    budgetMin,
    startedAt: now,
    leftMs: budgetMin * MINUTE,
    resumedAt: null,
    remindAt: null,
    dueAt: null,
    remindedAt: null,
    breachedAt: null,
    endedAt: null,
  };
  return resumeClock(still, now, counting);
}

export function isRunning(clock: TicketClock): boolean {
  return clock.resumedAt !== null && clock.endedAt === null;
}

/** Working time left at `now`, in milliseconds; never negative. */
export function leftAt(clock: TicketClock, now: Instant, counting: ClockCounting): number {
  if (clock.resumedAt === null) return clock.leftMs;
  return Math.max(0, clock.leftMs - counting.between(clock.resumedAt, clock.endedAt ?? now));
}

/** Stands still from `now` on and keeps what is left. One that stands still or is over stays as it is. */
export function pauseClock(clock: TicketClock, now: Instant, counting: ClockCounting): TicketClock {
  if (!isRunning(clock)) return clock;
  return { ...clock, leftMs: leftAt(clock, now, counting), resumedAt: null, remindAt: null, dueAt: null };
}

/** Goes on with what was left. One that runs or is over stays as it is. */
export function resumeClock(clock: TicketClock, now: Instant, counting: ClockCounting): TicketClock {
  if (clock.endedAt !== null || clock.resumedAt !== null) return clock;
  return scheduled({ ...clock, resumedAt: now }, counting);
}

/** The same clock by calendars that have changed, since it last began to run. */
export function recountClock(clock: TicketClock, counting: ClockCounting): TicketClock {
  return isRunning(clock) ? scheduled(clock, counting) : clock;
}

/** Over, in time or not. */
export function endClock(clock: TicketClock, now: Instant): TicketClock {
  return clock.endedAt === null ? { ...clock, endedAt: now, remindAt: null, dueAt: null } : clock;
}

/** What has to be done about a clock at `now`; null when nothing has. */
export function dueStep(clock: TicketClock, now: Instant): 'remind' | 'breach' | null {
  if (!isRunning(clock)) return null;
  if (clock.breachedAt === null && clock.dueAt !== null && clock.dueAt <= now) return 'breach';
  return clock.remindedAt === null && clock.remindAt !== null && clock.remindAt <= now ? 'remind' : null;
}

/** When something has to be done about it next; null when never, as things are. */
export function nextStepAt(clock: TicketClock): Instant | null {
  if (!isRunning(clock) || clock.breachedAt !== null) return null;
  return clock.remindedAt === null && clock.remindAt !== null ? clock.remindAt : clock.dueAt;
}

function scheduled(clock: TicketClock, counting: ClockCounting): TicketClock {
  const from = clock.resumedAt!;
  const leftMin = clock.leftMs / MINUTE;
  const untilReminder = Math.max(0, leftMin - remindAhead(clock.budgetMin));
  // of silence it is the superior who hears, when it is over
  const remindAt = clock.clock === 'silence' || clock.remindedAt !== null ? null : counting.add(from, untilReminder);
  return { ...clock, remindAt, dueAt: counting.add(from, leftMin) };
}
