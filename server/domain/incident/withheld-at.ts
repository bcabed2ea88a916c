import type { RunningClock } from '../rule/clock-start';
import { type DeadlineInput, rungsAhead, watchedClocks } from '../rule/compute-deadlines';
import type { Instant } from '../shared/instant';
import type { Stall } from '../stall/stall';
import type { Incident } from './incident';

/** Whether a clock or the stall of a clock belongs to one of the given clocks. */
export function isOnClock(clocks: readonly RunningClock[], { shipmentKey, since }: { shipmentKey: string; since: Instant }): boolean {
  return clocks.some((c) => c.shipmentKey === shipmentKey && c.since === since);
}

/** Open stalls on clocks a silent source holds that only opened because nobody knew of the silence yet. */
export function falseStalls(incident: Incident, stalls: readonly Stall[], clocks: readonly RunningClock[]): Stall[] {
  if (incident.kind !== 'source_silent') return [];
  return stalls.filter((s) => s.closedAt === null && s.openedAt >= incident.since && isOnClock(clocks, s));
}

/**
 * When the customer of an order that joins an incident would have been told of a stall on the clocks it holds; null when
 * no rung ahead tells. `input` is the order before it joined.
 */
export function withheldAt(incident: Incident, input: DeadlineInput, clocks: readonly RunningClock[]): Instant | null {
  const untrue = falseStalls(incident, input.stalls, clocks);
  const moments = untrue.flatMap((s) => (s.consequence.tellCustomer ? [s.openedAt] : []));
  const stalls = input.stalls.filter((s) => !untrue.includes(s));
  for (const watched of watchedClocks(input)) {
    if (!isOnClock(clocks, watched.clock)) continue;
    const next = [...rungsAhead(watched, { ...input, stalls })].find((d) => watched.rule.rungs[d.rung - 1]!.tellCustomer);
    if (next) moments.push(next.dueAt);
  }
  return moments.length > 0 ? Math.min(...moments) : null;
}
