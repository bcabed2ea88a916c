import { mondayOf } from '@/server/domain/analysis/report-period';
import { addDays, instantAt, localDay } from '@/server/domain/calendar/local-day';
import type { PromiseKind } from '@/server/domain/promise/promise';
import type { Context } from '@/server/store/context';
import { type PromiseTally, tallyPromises } from '@/server/store/promise-tally';

export interface PromiseReport {
  /** First day, and the day after the last: weeks of the zone, the running one last. */
  fromOn: string;
  untilOn: string;
  weeks: number;
  tallies: PromiseTally[];
}

/** How promises that fell due in the last weeks were kept, by kind, rule, carrier, person and week. */
export async function readPromiseReport(
  ctx: Context,
  input: { weeks: number; timeZone: string; shop?: string; kind?: PromiseKind },
): Promise<PromiseReport> {
  const { weeks, timeZone, shop, kind } = input;
  const monday = mondayOf(localDay(ctx.now(), timeZone));
  const fromOn = addDays(monday, -7 * (weeks - 1));
  const untilOn = addDays(monday, 7);
  const stretch = { from: instantAt(fromOn, 0, timeZone), until: instantAt(untilOn, 0, timeZone) };
  return { fromOn, untilOn, weeks, tallies: await tallyPromises(ctx.db, { ...stretch, timeZone, shop, kind }) };
}
