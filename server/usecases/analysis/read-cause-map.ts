import { type CauseMap, causeMap, USUAL_WEEKS } from '@/server/domain/analysis/cause-map';
import { mondayOf } from '@/server/domain/analysis/report-period';
import { addDays, instantAt, localDay } from '@/server/domain/calendar/local-day';
import { countCauses } from '@/server/store/cause-count';
import type { Context } from '@/server/store/context';

/** Weeks that the map shows, the running one last. */
export const MAP_WEEKS = 12;

/** Causes of trouble by week of a zone, with the weeks in which one stands out. */
export async function readCauseMap(ctx: Context, input: { timeZone: string; shop?: string }): Promise<CauseMap> {
  const { timeZone, shop } = input;
  const monday = mondayOf(localDay(ctx.now(), timeZone));
  const weeks = Array.from({ length: MAP_WEEKS }, (_, at) => addDays(monday, -7 * (MAP_WEEKS - 1 - at)));
  const from = instantAt(addDays(weeks[0]!, -7 * USUAL_WEEKS), 0, timeZone);
  return causeMap(await countCauses(ctx.db, { from, until: ctx.now(), timeZone, shop }), weeks);
}
