import { addDays, instantAt, localDay } from '../calendar/local-day';
import type { Interval } from '../incident/clock-pauses';
import { type Instant, MINUTE } from '../shared/instant';
import type { Counting } from './counting';
import type { Rung } from './rule';

/** A day of deliveries is over at 21:00. */
const END_OF_DAY_MIN = 21 * 60;

/** Counts on with the pauses taken out; null when one of them has no end yet. */
function countOutside(pauses: readonly Interval[], counting: Counting, anchorAt: Instant, minutes: number): Instant | null {
  let at = anchorAt;
  let left = minutes;
  for (const { from, until } of pauses) {
    if (until !== null && until <= at) continue;
    const due = counting.add(at, left);
    if (due <= from) return due;
    if (until === null) return null;
    left -= counting.between(at, Math.max(at, from)) / MINUTE;
    at = until;
  }
  return counting.add(at, left);
}

/** A term or promise stays the moment it is; what falls due in a pause waits for its end. */
function afterPauses(pauses: readonly Interval[], dueAt: Instant): Instant | null {
  const pause = pauses.find((p) => p.from < dueAt && (p.until === null || p.until > dueAt));
  return pause ? pause.until : dueAt;
}

/**
 * When a rung falls due as its rule counts, from `anchorAt` with the pauses (in order, without overlap) taken
 * out; null while it stands still. Minutes before the anchor are plain minutes. A rung at the end of the day that the
 * anchor has already passed falls to the next day.
 */
export function rungDueAt(
  rung: Rung,
  anchorAt: Instant,
  counting: Counting,
  timeZone: string,
  pauses: readonly Interval[] = [],
): Instant | null {
  const due =
    rung.afterMin <= 0 ? afterPauses(pauses, anchorAt + rung.afterMin * MINUTE) : countOutside(pauses, counting, anchorAt, rung.afterMin);
  if (due === null || rung.at !== 'end_of_day') return due;
  const day = localDay(due, timeZone);
  const end = instantAt(day, END_OF_DAY_MIN, timeZone);
  const closing = end > due ? end : instantAt(addDays(day, 1), END_OF_DAY_MIN, timeZone);
  return afterPauses(pauses, closing);
}
