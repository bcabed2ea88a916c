import type { RunningClock } from '../rule/clock-start';
import { type DeadlineInput, rungsAhead, watchedClocks } from '../rule/compute-deadlines';
import type { Instant } from '../shared/instant';
import type { Stall } from '../stall/stall';
import type { Incident } from './incident';
import { isToldOnce } from './incident-pause';

/** Whether a clock or the stall of a clock belongs to one of the given clocks. */
export function isOnClock(clocks: readonly RunningClock[], { shipmentKey, since }: { shipmentKey: string; since: Instant }): boolean {
  return clocks.some((c) => c.shipmentKey === shipmentKey && c.since === since);
}

/** Open stalls on the clocks that an incident holds, as far as they are part of its trouble. */
export function stallsConcerned(incident: Incident, stalls: readonly Stall[], clocks: readonly RunningClock[]): Stall[] {
  const from = (s: Stall) => (incident.kind === 'source_silent' ? s.openedAt : s.since);
  return stalls.filter((s) => s.closedAt === null && from(s) >= incident.since && isOnClock(clocks, s));
}

/**
 * Open stalls that an incident takes the place of: those that only opened because nobody knew of the silence yet, and those
 * that are part of a common cause of which customers are not told.
 */
export function stallsReplaced(incident: Incident, stalls: readonly Stall[], clocks: readonly RunningClock[]): Stall[] {
  return isToldOnce(incident) ? [] : stallsConcerned(incident, stalls, clocks);
}

/**
 * When the customer of an order that joins an incident would have been told of a stall on the clocks it holds; null when
 * no rung ahead tells, or when they are told all the same. `input` is the order before it joined.
 */
export function withheldAt(incident: Incident, input: DeadlineInput, clocks: readonly RunningClock[]): Instant | null {
  if (isToldOnce(incident)) return null;
  const replaced = stallsReplaced(incident, input.stalls, clocks);
  const moments = replaced.flatMap((s) => (s.consequence.tellCustomer ? [s.openedAt] : []));
  const stalls = input.stalls.filter((s) => !replaced.includes(s));
  for (const watched of watchedClocks(input)) {
    if (!isOnClock(clocks, watched.clock)) continue;
    const next = [...rungsAhead(watched, { ...input, stalls })].find((d) => watched.rule.rungs[d.rung - 1]!.tellCustomer);
    if (next) moments.push(next.dueAt);
  }
  return moments.length > 0 ? Math.min(...moments) : null;
}
