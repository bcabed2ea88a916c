import { type Instant, MINUTE } from '../shared/instant';
import type { AlarmKind } from './judge-traffic';

/** How long all must have been well before an alarm ends, so that it does not come and go. */
const SETTLED_MS: Record<AlarmKind, number> = {
  silent: 5 * MINUTE,
  failing: 10 * MINUTE,
  refused: 10 * MINUTE,
  incomplete: 10 * MINUTE,
  late: 10 * MINUTE,
  slow: 10 * MINUTE,
};

/** A source that is usually heard often is back when it was heard in this many minutes, not after one lucky call. */
const HEARD_AGAIN = 2;

/** Whether an open alarm, found to be so last at `seenAt`, is over. */
export function isAlarmOver(kind: Exclude<AlarmKind, 'silent'>, seenAt: Instant, now: Instant): boolean {
  return now - seenAt >= SETTLED_MS[kind];
}

/**
 * Whether a silence is over: no longer found for five minutes, and heard again in two of them where more would usually
 * be heard, in one where the source is slow anyway.
 */
export function isSilenceOver(again: { seenAt: Instant; now: Instant; heard: number; expected: number }): boolean {
  if (again.now - again.seenAt < SETTLED_MS.silent) return false;
  return again.heard >= (again.expected >= HEARD_AGAIN ? HEARD_AGAIN : 1);
}
