import type { CalendarBook } from '@/server/domain/calendar/calendar-book';
import { actorOf } from '@/server/domain/rule/clock-actor';
import type { RunningClock } from '@/server/domain/rule/clock-start';
import type { Rule } from '@/server/domain/rule/rule';
import type { ScopedOrder } from '@/server/domain/rule/rule-scope';

export const MINUTE = 60_000;
const SLOT = 30 * MINUTE;

interface Wall {
  day: string;
  minute: number;
  weekday: number;
  /** Clocks were put back: what the wall shows it has shown before. */
  isRepeated?: boolean;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const slots = new Map<string, Map<number, Wall>>();

/** What the wall shows in a zone, asked of the machine's own tables for every half hour; no zone changes between. */
export function wallAt(at: number, zone: string): Wall {
  const known = slots.get(zone) ?? new Map<number, Wall>();
  slots.set(zone, known);
  const slot = Math.floor(at / SLOT);
  const wall = known.get(slot) ?? begun(slot, zone);
  known.set(slot, wall);
  if (wall.isRepeated) return wall;
  const minute = wall.minute + Math.floor((at - slot * SLOT) / MINUTE);
  return minute < 1440 ? { ...wall, minute } : read(at, zone);
}

/**
 * A shift goes on from its beginning to its end once, also in the hour that clocks show twice: the second time counts as the last
 * minute of the first.
 */
function begun(slot: number, zone: string): Wall {
  const wall = read(slot * SLOT, zone);
  const before = [1, 2].map((n) => read((slot - n) * SLOT, zone)).filter(({ day }) => day === wall.day);
  const shown = Math.max(-1, ...before.map(({ minute }) => minute + 29));
  return shown >= wall.minute ? { ...wall, minute: shown, isRepeated: true } : wall;
}

function read(at: number, zone: string): Wall {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  const day = `${parts.year}-${parts.month}-${parts.day}`;
  return { day, minute: Number(parts.hour) * 60 + Number(parts.minute), weekday: new Date(`${day}T12:00:00Z`).getUTCDay() };
}

function calendarCode(rule: Rule, clock: RunningClock, state: ScopedOrder, { parties }: CalendarBook): string {
  if (rule.calendar !== 'party') return rule.calendar;
  const kind = actorOf(clock.clock);
  const carrier = state.shipments.find((s) => s.key === clock.shipmentKey)?.carrier;
  const name = kind === 'warehouse' ? state.warehouse : kind === 'carrier' ? carrier : undefined;
  return parties[`${kind}:${name}`] ?? parties[kind] ?? 'around_the_clock';
}

/** How much of the minute that begins at `at` a rule counts, from 0 to 1: looked up day by day, minute by minute. */
export function rateOf(rule: Rule, clock: RunningClock, state: ScopedOrder, book: CalendarBook, shopZone: string): (at: number) => number {
  const calendar = book.calendars[calendarCode(rule, clock, state, book)];
  if (!calendar) {
    const off = book.holidays[state.destination?.country ?? 'CN']?.off;
    return (at) => (rule.holidayFactor > 1 && off?.has(wallAt(at, shopZone).day) ? 1 / rule.holidayFactor : 1);
  }
  const holidays = calendar.country === null ? undefined : book.holidays[calendar.country];
  const zone = calendar.timeZone ?? shopZone;
  return (at) => {
    const { day, minute, weekday } = wallAt(at, zone);
    const isOpened = calendar.worked?.includes(day) ?? false;
    const isClosed = !isOpened && (calendar.closed?.includes(day) || holidays?.off.has(day));
    if (isClosed) return 0;
    const plain = calendar.week[weekday] ?? [];
    const isMakeUp = isOpened || holidays?.makeUp.has(day);
    const shifts = plain.length === 0 && isMakeUp ? (calendar.week[1] ?? []) : plain;
    return shifts.some((shift) => minute >= shift.fromMin && minute < shift.toMin) ? 1 : 0;
  };
}
