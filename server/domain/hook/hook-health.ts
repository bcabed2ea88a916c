import { DAY, type Instant, MINUTE, SECOND } from '../shared/instant';
import type { HookOutcome } from './hook-answer';

/** How a hook has fared since its last success. */
export interface HookHealth {
  failingSince: Instant | null;
  failures: number;
  /** Nothing is sent to it before. */
  restsUntil: Instant | null;
}

/** What a hook becomes after a try. */
export type HookVerdict = { kind: 'on'; health: HookHealth } | { kind: 'off'; why: 'gone' | 'failing'; health: HookHealth };

/** So many failures with no success among them are the system's and not one message's. */
export const FAILURES_OF_A_SYSTEM = 3;
/** A system that takes nothing for so long is switched off. */
export const GIVEN_UP_AFTER = 5 * DAY;
/** Fewer failures than this prove nothing about a system that is rarely told anything. */
const LEAST_FAILURES = 10;
const SHORTEST_REST = 5 * SECOND;
const LONGEST_REST = 10 * MINUTE;
/** A rest is this part of the time for which it has failed: the longer it is away, the less often it is asked. */
const REST_SHARE = 0.25;

export const WELL: HookHealth = { failingSince: null, failures: 0, restsUntil: null };

/** Whether its system seems to be away, so that it is asked with one message at a time. */
export function isAway({ failures }: Pick<HookHealth, 'failures'>): boolean {
  return failures >= FAILURES_OF_A_SYSTEM;
}

/** What a hook becomes by the outcome of one try: well again, resting, or switched off. */
export function judgeHealth(before: HookHealth, outcome: HookOutcome, now: Instant): HookVerdict {
  if (outcome.kind === 'delivered') return { kind: 'on', health: WELL };
  const failingSince = before.failingSince ?? now;
  const failures = before.failures + 1;
  const health: HookHealth = { failingSince, failures, restsUntil: restUntil(failingSince, failures, outcome, now) };
  if (outcome.kind === 'gone') return { kind: 'off', why: 'gone', health };
  const isGivenUp = now - failingSince >= GIVEN_UP_AFTER && failures >= LEAST_FAILURES;
  return isGivenUp ? { kind: 'off', why: 'failing', health } : { kind: 'on', health };
}

function restUntil(failingSince: Instant, failures: number, outcome: HookOutcome, now: Instant): Instant | null {
  const wished = outcome.kind === 'failed' && outcome.notBefore !== null ? Math.min(outcome.notBefore, now + LONGEST_REST) : null;
  if (!isAway({ failures })) return wished;
  const rest = Math.min(LONGEST_REST, Math.max(SHORTEST_REST, (now - failingSince) * REST_SHARE));
  return Math.max(now + rest, wished ?? 0);
}
