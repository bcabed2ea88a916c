import type { ScheduledJob } from '../platform/job-engine';
import type { Context } from '../store/context';
import { settleRequests } from '../usecases/action/settle-requests';
import { dropOldSteps } from '../usecases/analysis/drop-old-steps';
import { makeOverdueReports } from '../usecases/analysis/make-overdue-reports';
import { replayHistory } from '../usecases/arrival/replay-history';
import { scoreArrivals } from '../usecases/arrival/score-arrivals';
import { watchDrift } from '../usecases/arrival/watch-drift';
import { watchBehaviour } from '../usecases/behaviour/watch-behaviour';
import { proveSites } from '../usecases/brand/prove-sites';
import { checkCalendar } from '../usecases/calendar/check-calendar';
import { lapseTasks } from '../usecases/consequence/lapse-tasks';
import { learnEta } from '../usecases/eta/learn-eta';
import { predictAnew } from '../usecases/eta/predict-anew';
import { fileReports } from '../usecases/knowledge/file-reports';
import { lapseForces } from '../usecases/manual/lapse-forces';
import { chaseReceipts } from '../usecases/notice/chase-receipts';
import { checkFolds } from '../usecases/operation/check-folds';
import { keepHouse } from '../usecases/operation/keep-house';
import { completeQuietOrders } from '../usecases/order/complete-quiet-orders';
import { askForPaymentMatching } from '../usecases/payment/run-payment-matching';
import { remindOfSteps } from '../usecases/play/remind-of-steps';
import { pullQuietShipments } from '../usecases/pull/pull-quiet-shipments';
import { suggestLimits } from '../usecases/rule/suggest-limits';
import { replayReceived } from '../usecases/source/replay-received';
import { watchSources } from '../usecases/source/watch-sources';
import { endOutlivedSubscriptions } from '../usecases/subscription/end-outlived-subscriptions';
import { recountClocks } from '../usecases/ticket/recount-clocks';
import { sweepUploads } from '../usecases/ticket/sweep-uploads';

const ZONE = 'Asia/Shanghai';

/** The background jobs: name, schedule, what they do. What must happen within seconds is in hot-loops.ts. */
export function jobTable(ctx: Context): ScheduledJob[] {
  return [
    {
      name: 'learn-eta',
      cron: '20 * * * *',
      zone: ZONE,
      work: async () => {
        await learnEta(ctx);
      },
    },
    {
      name: 'score-arrivals',
      cron: '35 * * * *',
      zone: ZONE,
      work: async (signal) => {
        ctx.log.info({ scored: await scoreArrivals(ctx, signal) }, 'told windows held against arrivals');
      },
    },
    {
      name: 'replay-history',
      cron: '50 * * * *',
      zone: ZONE,
      work: async (signal) => {
        ctx.log.info({ scores: await replayHistory(ctx, signal) }, 'imported past replayed');
      },
    },
    {
      name: 'watch-drift',
      cron: '45 * * * *',
      zone: ZONE,
      work: async () => {
        await watchDrift(ctx);
      },
    },
    {
      name: 'suggest-limits',
      cron: '15 7 * * 1',
      zone: ZONE,
      work: async () => {
        ctx.log.info({ made: await suggestLimits(ctx) }, 'limits of rules held against how long steps take');
      },
    },
    {
      name: 'complete-quiet-orders',
      cron: '10 * * * *',
      zone: ZONE,
      work: async () => untilNone(() => completeQuietOrders(ctx)),
    },
    {
      name: 'lapse-forced-states',
      cron: '* * * * *',
      zone: ZONE,
      work: async () => untilNone(() => lapseForces(ctx)),
    },
    {
      name: 'watch-behaviour',
      cron: '*/5 * * * *',
      zone: ZONE,
      work: async () => {
        await watchBehaviour(ctx);
      },
    },
    {
      name: 'lapse-tasks',
      cron: '* * * * *',
      zone: ZONE,
      work: async (signal) => {
        await lapseTasks(ctx, signal);
      },
    },
    {
      name: 'recount-ticket-clocks',
      cron: '*/5 * * * *',
      zone: ZONE,
      work: async (signal) => {
        await recountClocks(ctx, signal);
      },
    },
    {
      name: 'settle-customer-requests',
      cron: '* * * * *',
      zone: ZONE,
      work: async (signal) => {
        await settleRequests(ctx, signal);
      },
    },
    {
      name: 'check-folds',
      cron: '*/10 * * * *',
      zone: ZONE,
      work: async () => {
        ctx.log.info(await checkFolds(ctx), 'read models compared with their facts');
      },
    },
    {
      name: 'ask-for-payment-matching',
      cron: '30 2 * * *',
      zone: ZONE,
      work: async () => {
        await askForPaymentMatching(ctx, { by: 'system' });
      },
    },
    {
      name: 'predict-anew',
      // behind the tables of the day, which begins at 8 with UTC
      cron: '40 8 * * *',
      zone: ZONE,
      work: async (signal) => {
        ctx.log.info(await predictAnew(ctx, 'all', signal), 'orders not arrived yet predicted anew');
      },
    },
    {
      name: 'predict-passed-anew',
      cron: '25 * * * *',
      zone: ZONE,
      work: async (signal) => {
        ctx.log.info(await predictAnew(ctx, 'passed', signal), 'orders whose likely arrival has passed predicted anew');
      },
    },
    {
      name: 'replay-received',
      cron: '*/5 * * * *',
      zone: ZONE,
      work: async () => untilNone(() => replayReceived(ctx)),
    },
    {
      name: 'watch-sources',
      cron: '* * * * *',
      zone: ZONE,
      work: async () => {
        await watchSources(ctx);
      },
    },
    {
      name: 'chase-receipts',
      cron: '*/15 * * * *',
      zone: ZONE,
      work: async () => {
        await chaseReceipts(ctx);
      },
    },
    {
      name: 'check-calendar',
      cron: '5 9 * * *',
      zone: ZONE,
      work: async () => {
        await checkCalendar(ctx);
      },
    },
    {
      name: 'end-outlived-subscriptions',
      cron: '50 2 * * *',
      zone: ZONE,
      work: async () => {
        ctx.log.info({ ended: await endOutlivedSubscriptions(ctx) }, 'numbers that nobody waits for are watched no more');
      },
    },
    {
      name: 'pull-quiet-shipments',
      cron: '30 3 * * *',
      zone: ZONE,
      work: async (signal) => {
        ctx.log.info({ pulled: await pullQuietShipments(ctx, signal) }, 'vendors asked about shipments without news');
      },
    },
    {
      name: 'prove-brand-sites',
      cron: '5 * * * *',
      zone: ZONE,
      work: async (signal) => {
        await proveSites(ctx, signal);
      },
    },
    {
      name: 'file-case-reports',
      cron: '* * * * *',
      zone: ZONE,
      work: async (signal) => untilNone(() => fileReports(ctx, signal)),
    },
    {
      name: 'remind-of-steps',
      cron: '* * * * *',
      zone: ZONE,
      work: async () => untilNone(() => remindOfSteps(ctx)),
    },
    {
      name: 'make-overdue-reports',
      cron: '7 * * * *',
      zone: ZONE,
      work: async () => {
        await makeOverdueReports(ctx);
      },
    },
    {
      name: 'drop-old-steps',
      cron: '20 3 * * *',
      zone: ZONE,
      work: async (signal) => {
        ctx.log.info({ dropped: await dropOldSteps(ctx, signal) }, 'times of steps that are kept no longer');
      },
    },
    {
      name: 'sweep-uploads',
      cron: '35 * * * *',
      zone: ZONE,
      work: async (signal) => {
        await sweepUploads(ctx, signal);
      },
    },
    {
      name: 'keep-house',
      cron: '40 * * * *',
      zone: ZONE,
      work: async () => {
        ctx.log.info({ deleted: await keepHouse(ctx) }, 'outlived rows deleted');
      },
    },
  ];
}

/** Repeats a round until it finds nothing to do. */
async function untilNone(round: () => Promise<number>): Promise<void> {
  while ((await round()) > 0);
}
