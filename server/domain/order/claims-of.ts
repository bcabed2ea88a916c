import type { Attention } from '../tracking/attention';
import type { TimelineLine } from './order-state';

/** What the two sides of an open conflict said, as lines of the timeline, the earlier first; none for other flags. */
export function claimsOf(flag: Attention, timeline: readonly TimelineLine[]): TimelineLine[] {
  if (flag.kind !== 'conflict' || !flag.facts) return [];
  return flag.facts.flatMap((identity) => timeline.find((line) => line.identity === identity) ?? []);
}
