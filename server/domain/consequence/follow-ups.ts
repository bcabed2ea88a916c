import type { Consequence } from '../rule/consequence';
import type { Instant } from '../shared/instant';
import type { Stall } from '../stall/stall';
import { type ConsequenceIntent, dueAtOf } from './plan-consequences';

/** What one side of a branch or a decision leads to, from `now` on. */
export function followUps(
  of: { cause: string; path: string; stall: Stall | null },
  side: 'yes' | 'no',
  bodies: readonly Consequence[],
  now: Instant,
): ConsequenceIntent[] {
  const { cause, path, stall } = of;
  return bodies.map((body, i) => ({ cause, path: `${path}.${side}.${i}`, body, stall, dueAt: dueAtOf(body, now) }));
}
