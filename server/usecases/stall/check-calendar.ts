import { CHINA_HOLIDAYS } from '@/server/domain/calendar/china-holidays';
import { holidayCoverage } from '@/server/domain/calendar/holiday-coverage';
import type { Context } from '@/server/store/context';

const ZONE = 'Asia/Shanghai';

/** Says in the log when the table of public holidays ends soon or has ended: past it clocks know only weekends. */
export async function checkCalendar(ctx: Context): Promise<ReturnType<typeof holidayCoverage>> {
  const coverage = holidayCoverage(CHINA_HOLIDAYS, ctx.now(), ZONE);
  if (coverage.state !== 'covered') {
    ctx.log.warn(
      { ...coverage, coveredUntil: CHINA_HOLIDAYS.coveredUntil },
      'the holiday table needs the next year’s State Council notice',
    );
  }
  return coverage;
}
