import { awaitedKinds } from '@/server/domain/incident/clock-pauses';
import { type CommonCause, canShareCause, findCommonCause, tallyOf, traitsOf } from '@/server/domain/incident/common-cause';
import { probableCause } from '@/server/domain/incident/probable-cause';
import type { Stall } from '@/server/domain/stall/stall';
import type { Context } from '@/server/store/context';
import type { WatchedOrder } from '@/server/store/deadline';
import { loadOpenIncidents } from '@/server/store/incident';
import { readSourceEvidence } from '@/server/store/incident-evidence';
import { addStallTallies, readStallTallies } from '@/server/store/stall-tally';
import { openIncident } from './open-incident';

/** A stall that is about to open, with its order. */
export interface DueStall {
  order: WatchedOrder;
  stall: Stall;
}

function regionMissing(due: readonly DueStall[], { scope }: CommonCause): { missing: number; of: number } {
  const concerned = due.filter((d) => d.stall.consequence.clock === scope.step).map((d) => d.order.doc.state.destination);
  return { missing: concerned.filter((place) => place?.lat === undefined).length, of: concerned.length };
}

/**
 * Counts stalls that are about to open, and opens an incident for each step of which there are many more than usual, with
 * the probable cause by the evidence at hand. Answers how many incidents were opened.
 */
export async function findCommonCauses(ctx: Context, due: readonly DueStall[]): Promise<number> {
  const watched = due.filter((d) => canShareCause(d.stall.consequence.clock));
  if (watched.length === 0) return 0;
  const traits = watched.map(({ order, stall }) => traitsOf(order.doc.state, stall));
  await addStallTallies(ctx.db, tallyOf(traits), ctx.now());
  const steps = [...new Set(traits.map((t) => t.step))];
  const tallies = await readStallTallies(ctx.db, steps, ctx.now());
  let opened = 0;
  const open = await loadOpenIncidents(ctx.db);
  for (const step of steps) {
    // the counts of its first stalls are still there, and say nothing of those that it does not hold
    if (open.some((i) => i.step === step || (i.sourceKind !== null && awaitedKinds(step).includes(i.sourceKind)))) continue;
    const cause = findCommonCause(step, tallies);
    if (!cause) continue;
    const sources = await readSourceEvidence(ctx.db, awaitedKinds(step), cause.since);
    const result = await openIncident(ctx, probableCause(cause, { sources, regionMissing: regionMissing(due, cause) }));
    if (result.kind === 'opened') opened += 1;
  }
  return opened;
}
