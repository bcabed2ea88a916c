import { HOUR, type Instant, MINUTE, SECOND } from '../shared/instant';

/** Pauses before the second and each further try, as Standard Webhooks 1.0.0 proposes them: more than three days in all. */
const PAUSES = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/** Tries of one message before it counts as failed. */
export const MOST_HOOK_TRIES = PAUSES.length + 1;
/** Of a pause, so that what failed together is not tried again together. */
const JITTER = 0.2;
/** A system cannot put us off for longer than this. */
const LONGEST_WISH = 24 * HOUR;

/**
 * When a message is tried again after `tries` failed ones: by the schedule, up to a fifth later by `chance` (0 to 1), and not before
 * the moment that the other side named. Null when it has been tried often enough.
 */
export function nextTryAt(failed: { tries: number; now: Instant; notBefore: Instant | null; chance: number }): Instant | null {
  const pause = PAUSES[failed.tries - 1];
  if (pause === undefined) return null;
  const at = failed.now + Math.round(pause * (1 + JITTER * failed.chance));
  return failed.notBefore === null ? at : Math.max(at, Math.min(failed.notBefore, failed.now + LONGEST_WISH));
}
