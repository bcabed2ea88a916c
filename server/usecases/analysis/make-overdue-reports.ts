import { estimateLoss, type Losses, type LossTerms, sumLosses } from '@/server/domain/analysis/estimate-loss';
import { type Cadence, lastPeriod } from '@/server/domain/analysis/report-period';
import { reportReady } from '@/server/domain/notice/staff-alert';
import { groupBy } from '@/server/domain/shared/group-by';
import { DAY, type Instant } from '@/server/domain/shared/instant';
import { newId } from '@/server/platform/ids';
import { readAnalysisSettings } from '@/server/store/analysis-settings';
import { type Context, inTransaction } from '@/server/store/context';
import { type OverdueStep, readOverdueSteps } from '@/server/store/overdue';
import { deleteOldOverdueReports, hasOverdueReport, insertOverdueReport } from '@/server/store/overdue-report';
import { raiseAlert } from '../notice/raise-alert';
import { overdueCsv, overdueXlsx } from './overdue-files';

/** Rows of one report; what is beyond is left out, and the report says so. */
const MOST_STEPS = 50_000;
const KEPT_MS = 730 * DAY;
/** Who sees in the console that a report is there; it is nobody's telephone matter. */
const READERS = ['staff:supervisor'];

/** Makes the report of every period that is over, wanted and not made yet, and says that it is there; answers how many. Old ones are deleted. */
export async function makeOverdueReports(ctx: Context): Promise<number> {
  const settings = await readAnalysisSettings(ctx.db);
  let made = 0;
  for (const cadence of settings.report.cadences) if (await makeOne(ctx, cadence, settings)) made += 1;
  await deleteOldOverdueReports(ctx.db, ctx.now() - KEPT_MS);
  return made;
}

async function makeOne(
  ctx: Context,
  cadence: Cadence,
  { report, loss }: Awaited<ReturnType<typeof readAnalysisSettings>>,
): Promise<boolean> {
  const now = ctx.now();
  const { language, timeZone } = report;
  const { from, until, fromOn, untilOn } = lastPeriod(cadence, now, timeZone, report.hour);
  if (await hasOverdueReport(ctx.db, cadence, fromOn)) return false;
  const found = await readOverdueSteps(ctx.db, from, until, MOST_STEPS + 1);
  const steps = found.slice(0, MOST_STEPS);
  const { losses, orders } = lossesOf(steps, loss, now);
  const content = { steps, losses, terms: loss, isCut: found.length > steps.length, now, language, timeZone };
  const files = { csv: overdueCsv(content), xlsx: await overdueXlsx(content) };
  const line = { id: newId(now), cadence, fromOn, untilOn, madeAt: now, language, steps: steps.length, orders, losses };
  return inTransaction(ctx, async (tx) => {
    if (!(await insertOverdueReport(tx.db, { ...line, ...files }))) return false;
    await raiseAlert(tx, reportReady(line), READERS);
    return true;
  });
}

/** Each order once: the time that all its steps ran over, and its amount. */
function lossesOf(steps: readonly OverdueStep[], terms: LossTerms, now: Instant): { losses: Losses; orders: number } {
  const late = [...groupBy(steps, ({ orderId }) => orderId).values()].map((own) => ({
    lateMs: own.reduce((sum, { overdueAt, until }) => sum + Math.max(0, (until ?? now) - overdueAt), 0),
    amount: own[0]!.amount,
    currency: own[0]!.currency,
  }));
  return { losses: sumLosses(late.map((order) => estimateLoss(order, terms))), orders: late.length };
}
