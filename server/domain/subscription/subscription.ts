import { HOUR, type Instant, MINUTE } from '../shared/instant';
import type { FeedWord, VendorAnswer } from './vendor-answer';

/**
 * `wanted`: the vendor is to be asked; `active`: it pushes; `undecided`: it gave up and service decides; `refused`: it does
 * not take the number; `stopping`: it is to be told to stop; `ended`: over.
 */
export type SubscriptionState = 'wanted' | 'active' | 'undecided' | 'refused' | 'stopping' | 'ended';

/** One tracking number with one vendor account. */
export interface Subscription {
  state: SubscriptionState;
  /** Why it is in this state, as a word of this file or the vendor's answer; null when there is nothing to explain. */
  reason: string | null;
  /** Calls in a row without success. */
  attempts: number;
  /** How often it was asked for anew since anything was heard. */
  renewals: number;
  /** When to call the vendor; null while nothing is to be said. */
  dueAt: Instant | null;
}

/** A number may be subscribed again half an hour after its watching ended (DOMAIN 1.6); a little later is safe. */
export const RENEW_AFTER_MS = 35 * MINUTE;
/** Then it is likely that number or carrier are wrong, and people have to look. */
const MOST_RENEWALS = 3;
const FIRST_RETRY_MS = MINUTE;
const LONGEST_RETRY_MS = 6 * HOUR;
/** A phone may still come with the order. */
const PHONE_AGAIN_MS = 2 * HOUR;
const CONFIG_AGAIN_MS = 30 * MINUTE;
const MOVED = 'moved';
const ACCOUNT_OFF = 'account_off';
/** Reasons for which a number is free to be asked for, by another account or once more by the same. */
export const FREE_REASONS: readonly string[] = [MOVED, ACCOUNT_OFF];

/** A number to be asked for, at once or not before `dueAt`. */
export function wanted(dueAt: Instant): Subscription {
  return { state: 'wanted', reason: null, attempts: 0, renewals: 0, dueAt };
}

/** What follows from the vendor's answer to a call at `now`. Retries double from a minute to six hours and never end. */
export function afterAnswer(held: Subscription, answer: VendorAnswer, now: Instant): Subscription {
  const isStopping = held.state === 'stopping';
  // why it is to stop counts for longer than why the vendor could not be told
  const why = (told: string | null) => (isStopping ? held.reason : told);
  if (answer.outcome === 'done') return { ...held, state: isStopping ? 'ended' : 'active', reason: why(null), attempts: 0, dueAt: null };
  if (answer.outcome === 'refused') return over(held, isStopping ? 'ended' : 'refused', why(answer.detail));
  const again = { ...held, reason: why(answer.detail) };
  if (answer.outcome === 'needs_phone') return { ...again, reason: why('needs_phone'), dueAt: now + PHONE_AGAIN_MS };
  if (answer.outcome === 'config') return { ...again, dueAt: now + CONFIG_AGAIN_MS };
  const pause = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(held.attempts, 20));
  return { ...again, attempts: held.attempts + 1, dueAt: Math.max(now + pause, answer.notBefore ?? 0) };
}

/** What follows from what a push says about the watching; hearing the same again changes nothing. */
export function afterFeedWord(held: Subscription, word: FeedWord, now: Instant): Subscription {
  if (held.state === 'ended' || held.state === 'stopping') return held;
  if (word === 'alive')
    return held.state === 'active' && held.renewals === 0 ? held : { ...held, ...wanted(now), state: 'active', dueAt: null };
  if (word === 'done') return over(held, 'ended', 'done');
  if (word === 'corrected') return over(held, 'ended', 'corrected');
  if (held.reason === word) return held;
  if (word === 'no_change' || held.renewals >= MOST_RENEWALS) return over(held, 'undecided', word);
  return { state: 'wanted', reason: word, attempts: 0, renewals: held.renewals + 1, dueAt: now + RENEW_AFTER_MS };
}

/** Service has looked: ask the vendor anew, or let it be. */
export function decide(held: Subscription, decision: 'renew' | 'stop', now: Instant): Subscription {
  if (decision === 'stop') return held.state === 'active' ? toStop(held, 'by_staff', now) : over(held, 'ended', 'by_staff');
  // A number that was never taken is new to the vendor.
  return { ...wanted(now), renewals: held.state === 'refused' ? 0 : 1 };
}

/** Another account watches the number, as its own was switched off. Switched on again, it tells its vendor to stop; the number may come back. */
export function toMove(held: Subscription, now: Instant): Subscription {
  return toStop(held, MOVED, now);
}

/** Its account was switched off while service was to decide about the number: there is nobody left to ask anew, and it comes to rest. */
export function toRest(held: Subscription): Subscription {
  return over(held, 'ended', ACCOUNT_OFF);
}

/** Whether an account has the number or it is over, so that no other is to be asked: neither refused nor free. */
export function isTaken(held: Subscription): boolean {
  return held.state !== 'refused' && !FREE_REASONS.includes(held.reason ?? '');
}

/** Nobody waits any more: a vendor that pushes is told so, the others are not asked. */
export function toStop(held: Subscription, reason: string, now: Instant): Subscription {
  if (held.state !== 'active') return over(held, 'ended', reason);
  return { ...held, state: 'stopping', reason, attempts: 0, dueAt: now };
}

function over(held: Subscription, state: SubscriptionState, reason: string | null): Subscription {
  return { ...held, state, reason, attempts: 0, dueAt: null };
}
