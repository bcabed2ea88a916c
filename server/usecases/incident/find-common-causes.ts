import { awaitedKinds } from '@/server/domain/incident/clock-pauses';
import {
  type AlikeStalls,
  alikeStalls,
  apartByShop,
  type CommonCause,
  canShareCause,
  explains,
  findCommonCause,
  tallyOf,
  traitsOf,
} from '@/server/domain/incident/common-cause';
import type { Incident } from '@/server/domain/incident/incident';
import { clocksHeld } from '@/server/domain/incident/incident-pause';
import { probableCause } from '@/server/domain/incident/probable-cause';
import { isOnClock } from '@/server/domain/incident/withheld-at';
import type { Clock } from '@/server/domain/rule/rule';
import type { Stall } from '@/server/domain/stall/stall';
import type { Context } from '@/server/store/context';
import type { WatchedOrder } from '@/server/store/deadline';
import { forgetOpenIncidents, loadOpenIncidents } from '@/server/store/incident';
import { readSourceEvidence } from '@/server/store/incident-evidence';
import { addStallTallies, readStandingStalls, readUsualStalls } from '@/server/store/stall-tally';
import { openIncident } from './open-incident';

/** A stall that is about to open, with its order. */
export interface DueStall {
  order: WatchedOrder;
  stall: Stall;
}

function regionMissing(due: readonly DueStall[], { scope }: CommonCause): { missing: number; of: number } {
  const isConcerned = ({ order, stall }: DueStall) =>
    stall.consequence.clock === scope.step && (scope.shop === undefined || order.shop === scope.shop);
  const concerned = due.filter(isConcerned).map((d) => d.order.doc.state.destination);
  return { missing: concerned.filter((place) => place?.lat === undefined).length, of: concerned.length };
}

/** A delay of which customers are told stays with the incident that tells staff of it. */
function isHeld(open: readonly Incident[], { order, stall }: DueStall): boolean {
  return open.some((incident) => isOnClock(clocksHeld(incident, order.doc.state), stall));
}

const unexplained = (groups: readonly AlikeStalls[], open: readonly Incident[]) => groups.filter((g) => !open.some((i) => explains(i, g)));

/** The incidents of one step: one for each part of its stalls that may have a cause of its own and is many more than usual. */
async function openCauses(ctx: Context, step: Clock, due: readonly DueStall[]): Promise<number> {
  const open = await loadOpenIncidents(ctx.db);
  const standing = unexplained(await readStandingStalls(ctx.db, ctx.now(), [step]), open);
  const usually = await readUsualStalls(ctx.db, [step], ctx.now());
  const found = findCommonCause(step, tallyOf(standing).map(usually));
  if (!found) return 0;
  forgetOpenIncidents();
  const left = unexplained(standing, await loadOpenIncidents(ctx.db));
  // another sweeper was first: what it opened holds these orders
  let opened = left.length < standing.length ? 1 : 0;
  const sources = await readSourceEvidence(ctx.db, awaitedKinds(step), found.since);
  for (const part of apartByShop(left, sources)) {
    const cause = findCommonCause(step, tallyOf(part).map(usually));
    if (!cause) continue;
    const result = await openIncident(ctx, probableCause(cause, { sources, regionMissing: regionMissing(due, cause) }));
    if (result.kind === 'opened') opened += 1;
  }
  return opened;
}

/**
 * Counts stalls that are about to open, and opens an incident for each cause of which there are many more than usual, with
 * the probable cause by the evidence at hand. What an open incident explains counts for no other: a second outage of a step
 * is seen while the first one lasts. Answers how many incidents were opened, here or elsewhere at the same moment.
 */
export async function findCommonCauses(ctx: Context, due: readonly DueStall[]): Promise<number> {
  const open = await loadOpenIncidents(ctx.db);
  const free = due.filter((d) => canShareCause(d.stall.consequence.clock) && !isHeld(open, d));
  if (free.length === 0) return 0;
  const traits = free.map(({ order, stall }) => traitsOf(order.doc.state, stall));
  await addStallTallies(ctx.db, alikeStalls(traits), ctx.now());
  let opened = 0;
  for (const step of new Set(traits.map((t) => t.step))) opened += await openCauses(ctx, step, due);
  return opened;
}
