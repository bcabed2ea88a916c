import { setTimeout as sleep } from 'node:timers/promises';
import { type Delivery, type Doors, deliver } from './deliver';
import { planReports } from './plan-reports';
import type { Report } from './report';
import { storiesBetween } from './roster';
import { rushStories } from './rush';
import { say } from './say';
import { Away } from './send';
import { MINUTE, SECOND } from './time';
import { withStoppedDepots, withStoppedHandover, withWireTroubles } from './troubles';
import type { WorldState } from './world-state';

const TICK_MS = 1 * SECOND;
/** How far ahead is planned at once. */
const HORIZON_MS = 5 * MINUTE;
const LONGEST_WAIT_MS = 30 * SECOND;

export interface WorldRun {
  doors: Doors;
  state: WorldState;
  /** Called after each step forward; resolves when the step can no longer be lost. */
  keep(state: WorldState): Promise<void>;
  signal: AbortSignal;
}

/** Every report with `after` < sendAt ≤ `until`, in order of sending. */
export function reportsBetween(state: WorldState, hasPlatform: boolean, after: number, until: number): Report[] {
  const lengthened = state.troubles.reduce((sum, t) => sum + ((t.to ?? until) - t.from), 0);
  return [...storiesBetween(state, after - lengthened, until), ...rushStories(state, state.troubles, until)]
    .map((story) => withStoppedDepots(withStoppedHandover(story, state.troubles), state.troubles))
    .flatMap((story) => withWireTroubles(planReports(state.seed, story, hasPlatform), state.troubles))
    .filter((report) => report.sendAt > after && report.sendAt <= until)
    .sort((a, b) => a.sendAt - b.sendAt);
}

/**
 * Sends what is due, second by second, until the signal. A step counts only when all of it has arrived: while the product
 * is away nothing is lost, and after a crash the last step is told again.
 */
export async function runWorld({ doors, state, keep, signal }: WorldRun): Promise<void> {
  const hasPlatform = doors.sources.some((source) => source.adapter === 'shopify');
  let plan: Report[] = [];
  let plannedThrough = state.sentThrough;
  let plannedTroubles = '';
  let isAway = false;
  let waitMs = TICK_MS;

  while (!signal.aborted) {
    const now = Date.now();
    if (now >= plannedThrough || plannedTroubles !== JSON.stringify(state.troubles)) {
      plannedThrough = now + HORIZON_MS;
      plannedTroubles = JSON.stringify(state.troubles);
      plan = reportsBetween(state, hasPlatform, state.sentThrough, plannedThrough);
    }
    const due = plan.filter((report) => report.sendAt <= now);
    try {
      if (due.length > 0) tell(await deliver(doors, due), due.length);
      plan = plan.slice(due.length);
      if (isAway) say('the product is back; nothing was lost');
      isAway = false;
      waitMs = TICK_MS;
      state.sentThrough = now;
      if (due.length > 0) await keep(state);
    } catch (error) {
      if (!(error instanceof Away)) throw error;
      if (!isAway) say(`${error.message}; trying again until it is there`);
      isAway = true;
      waitMs = Math.min(LONGEST_WAIT_MS, Math.max(error.retryAfterMs, waitMs * 2));
    }
    await sleep(waitMs, undefined, { signal }).catch(() => undefined);
  }
  await keep(state);
}

function tell({ taken, refused }: Delivery, due: number): void {
  if (due > 200) say(`${taken} reports told`);
  for (const reason of refused.slice(0, 5)) say(`refused: ${reason}`);
  if (refused.length > 5) say(`and ${refused.length - 5} more refused`);
}
