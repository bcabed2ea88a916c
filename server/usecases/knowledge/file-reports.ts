import { letterPairs } from '@/server/domain/knowledge/search-text';
import type { CaseSubject } from '@/server/domain/play/case-subject';
import { DAY } from '@/server/domain/shared/instant';
import { wordsOfReport } from '@/server/domain/wording/words-of-report';
import { newId } from '@/server/platform/ids';
import { fileReport, findUnfiledCases } from '@/server/store/case-report';
import type { Context } from '@/server/store/context';
import { listPlaySteps } from '@/server/store/play-step';
import { readCaseGround } from '../play/case-ground';
import { composeReport } from './compose-report';

/** Cases closed longer ago are no longer looked for. */
const LOOKED_BACK = 90 * DAY;
const AT_ONCE = 100;

/**
 * Files the reports of cases that were closed, and anew those about which something was done since (R0-27): nobody has to think
 * of it. Safe to repeat and to run twice at once. Answers how many it filed.
 */
export async function fileReports(ctx: Context, signal?: AbortSignal): Promise<number> {
  let filed = 0;
  for (const subject of await findUnfiledCases(ctx.db, ctx.now() - LOOKED_BACK, AT_ONCE)) {
    if (signal?.aborted) break;
    const ground = await readCaseGround(ctx, subject as CaseSubject);
    if (!ground || ground.closedAt === null) continue;
    const filedAt = ctx.now();
    const { report, class: ofClass, signals } = await composeReport(ctx, ground, await listPlaySteps(ctx.db, subject));
    const { openedAt, closedAt } = ground;
    const filedReport = { id: newId(filedAt), subject, class: ofClass, cause: report.cause, signals, openedAt, closedAt, filedAt, report };
    await fileReport(ctx.db, filedReport, letterPairs(wordsOfReport(report)));
    filed += 1;
  }
  return filed;
}
