import { addDays, instantAt, localDay, localMinute, weekday } from '../calendar/local-day';
import type { Day, Instant } from '../shared/instant';

export const CADENCES = ['daily', 'weekly', 'monthly'] as const;
export type Cadence = (typeof CADENCES)[number];

/** A whole day, week (from Monday) or month of a zone; `untilOn` is the day after its last. */
export interface ReportPeriod {
  fromOn: Day;
  untilOn: Day;
  from: Instant;
  until: Instant;
}

/** Monday of the week of a day. */
export function mondayOf(day: Day): Day {
  return addDays(day, -((weekday(day) + 6) % 7));
}

function boundsOf(cadence: Cadence, today: Day): [Day, Day] {
  if (cadence === 'daily') return [addDays(today, -1), today];
  if (cadence === 'weekly') return [addDays(mondayOf(today), -7), mondayOf(today)];
  const first = `${today.slice(0, 7)}-01`;
  return [`${addDays(first, -1).slice(0, 7)}-01`, first];
}

/** The last day, week or month that is over and may be reported: on its first day not before `hour` of that zone. */
export function lastPeriod(cadence: Cadence, now: Instant, timeZone: string, hour: number): ReportPeriod {
  const day = localDay(now, timeZone);
  const today = localMinute(now, timeZone) < hour * 60 ? addDays(day, -1) : day;
  const [fromOn, untilOn] = boundsOf(cadence, today);
  return { fromOn, untilOn, from: instantAt(fromOn, 0, timeZone), until: instantAt(untilOn, 0, timeZone) };
}
