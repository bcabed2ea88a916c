import type { Context } from '../store/context';
import { carryOutConsequences } from '../usecases/consequence/carry-out-consequences';
import { tendDrafts } from '../usecases/draft/tend-drafts';
import { endShifts } from '../usecases/duty/end-shifts';
import { deliverHooks, hooksUnderWay } from '../usecases/hook/deliver-hooks';
import { runNextImport } from '../usecases/import/run-import';
import { workOnIncidents } from '../usecases/incident/work-on-incidents';
import { workOnRefold } from '../usecases/mapping/work-on-refold';
import { climbAlerts } from '../usecases/notice/climb-alerts';
import { deliverNotices } from '../usecases/notice/deliver-notices';
import { keepPromises } from '../usecases/notice/keep-promises';
import { resolveLost } from '../usecases/notice/resolve-lost';
import { sendCodes } from '../usecases/owner/send-codes';
import { runPaymentMatching } from '../usecases/payment/run-payment-matching';
import { measureSteps } from '../usecases/rule/measure-steps';
import { pullDueSource } from '../usecases/source/pull-due-source';
import { takeInbox } from '../usecases/source/take-inbox';
import { takeInboxOrders } from '../usecases/source/take-inbox-orders';
import { recomputeDeadlines } from '../usecases/stall/recompute-deadlines';
import { sweepDeadlines } from '../usecases/stall/sweep-deadlines';
import { callDueVendors } from '../usecases/subscription/call-due-vendors';
import { planSubscriptions } from '../usecases/subscription/plan-subscriptions';
import { judgeTickets } from '../usecases/ticket/judge-tickets';
import { keepAnswers } from '../usecases/ticket/keep-answers';
import { keepTickets } from '../usecases/ticket/keep-tickets';
import type { HotLoop } from './hot-loop';

/** Seconds after an import until the model learns from it and its own past is lived through again; files often come one after the other. */
const AFTER_IMPORT_S = { 'learn-eta': 20, 'replay-history': 60 };
/** Systems that one process asks at the same time. */
const PULLED_AT_ONCE = 4;
/** Rounds of delivery that one process has under way at the same time. */
const DELIVERED_AT_ONCE = 2;
/** Outages that one process reads again at the same time. */
const REPLAYED_AT_ONCE = 2;

export interface HotLoopNeeds {
  /** Asks the job engine for a run of a job after some seconds. */
  request(job: string, afterS: number): Promise<void>;
  /** Aborted when the process is asked to stop. */
  signal: AbortSignal;
}

/** What must happen within seconds of falling due. Every round claims its rows under a lease, so that workers share the work. */
export function hotLoops(ctx: Context, { request, signal }: HotLoopNeeds): HotLoop[] {
  return [
    { name: 'sweep deadlines', idleMs: 250, round: async () => Number((await sweepDeadlines(ctx)).isMore) },
    // a decision waits behind no vendor that is slow to answer, and behind no rule that opens tickets by the hundred
    { name: 'ask people', idleMs: 1000, round: () => carryOutConsequences(ctx, 'people') },
    { name: 'carry out consequences', idleMs: 1000, round: () => carryOutConsequences(ctx, 'others') },
    // two lines: a provider that does not answer holds up one of them
    ...Array.from({ length: DELIVERED_AT_ONCE }, (_, line) => ({
      name: `deliver notices ${line + 1}`,
      idleMs: 500,
      round: async () => (await deliverNotices(ctx)).claimed,
    })),
    { name: 'tend drafts', idleMs: 1000, round: () => tendDrafts(ctx) },
    { name: 'resolve lost messages', idleMs: 2000, round: () => resolveLost(ctx) },
    { name: 'deliver webhooks', idleMs: 250, round: () => deliverHooks(ctx), settled: hooksUnderWay },
    // somebody waits for it
    { name: 'send codes', idleMs: 300, round: () => sendCodes(ctx) },
    { name: 'keep promises', idleMs: 5000, round: async () => (await keepPromises(ctx)).seen + (await keepAnswers(ctx)) },
    { name: 'keep tickets', idleMs: 2000, round: () => keepTickets(ctx) },
    { name: 'climb alerts', idleMs: 2000, round: () => climbAlerts(ctx) },
    { name: 'end shifts', idleMs: 15_000, round: () => endShifts(ctx) },
    { name: 'judge tickets', idleMs: 10_000, round: () => judgeTickets(ctx) },
    { name: 'work on incidents', idleMs: 2000, round: async () => Number((await workOnIncidents(ctx, 'others')).isMore) },
    // each on its own: a vendor that takes minutes keeps no other incident waiting
    ...Array.from({ length: REPLAYED_AT_ONCE }, (_, slot) => ({
      name: `replay incidents ${slot + 1}`,
      idleMs: 2000,
      round: async () => Number((await workOnIncidents(ctx, 'replays')).isMore),
    })),
    { name: 'recompute deadlines', idleMs: 2000, round: async () => Number((await recomputeDeadlines(ctx)).isMore) },
    { name: 'measure steps', idleMs: 10_000, round: async () => Number((await measureSteps(ctx)).isMore) },
    {
      name: 'subscribe numbers',
      idleMs: 2000,
      round: async () => (await planSubscriptions(ctx)) + (await callDueVendors(ctx)),
    },
    { name: 'refold orders', idleMs: 1000, round: async () => Number((await workOnRefold(ctx)).isMore) },
    {
      name: 'run imports',
      idleMs: 1500,
      round: async () => {
        const run = await runNextImport(ctx, { signal });
        if (run.kind === 'done') for (const [job, afterS] of Object.entries(AFTER_IMPORT_S)) await request(job, afterS);
        return run.kind === 'idle' ? 0 : 1;
      },
    },
    { name: 'match payments', idleMs: 5000, round: async () => Number((await runPaymentMatching(ctx, signal)).kind === 'done') },
    // orders first: their events then find them
    { name: 'take inbox', idleMs: 1000, round: async () => (await takeInboxOrders(ctx)) + (await takeInbox(ctx)) },
    // each on its own: a system that takes hours keeps one slot and nobody else waiting
    ...Array.from({ length: PULLED_AT_ONCE }, (_, slot) => ({
      name: `pull sources ${slot + 1}`,
      idleMs: 5000,
      round: async () => Number(await pullDueSource(ctx, { signal })),
    })),
  ];
}
