import { HOUR, type Instant, MINUTE } from '@/server/domain/shared/instant';
import { keyedHash } from '@/server/platform/crypto';

/**
 * How many wrong answers are free, and for how long they count (INTEGRATIONS D2). Once they are used up a look-up asks
 * for a proof of work; it never refuses the owner.
 */
export const GUESS_LIMITS = {
  order: { failures: 5, windowMs: 15 * MINUTE },
  phone: { failures: 10, windowMs: HOUR },
  network: { failures: 20, windowMs: 10 * MINUTE },
} as const;
/** Last four digits have 10,000 values: five tries an order and day, and the owner still has order number and phone. */
export const LAST_DIGITS_LIMIT = { failures: 5, windowMs: 24 * HOUR } as const;
/**
 * Wrong last digits of all orders together: one guess on each of many orders, from many networks, would come true once in
 * 10,000. People mistype them now and then; from here on everybody pays for a try.
 */
export const LAST_DIGITS_EVERYWHERE = { failures: 60, windowMs: 10 * MINUTE } as const;

/** Failures are counted in windows of this length. */
const WINDOW_MS = 5 * MINUTE;

export function windowAt(now: Instant): Instant {
  return Math.floor(now / WINDOW_MS) * WINDOW_MS;
}

export type GuessKind = 'order' | 'phone' | 'network' | 'digits' | 'digits_all' | 'code_phone' | 'code_network' | 'challenge';

/** Of a keyed hash as many letters as make 128 bits: no two values share them. */
const KEY_LETTERS = 22;

/** Key under which failures are counted: a keyed hash, so that the table tells nobody who asked for what. */
export function guessKey(kind: GuessKind, value: string): string {
  return `${kind}|${keyedHash('guess', `${kind}|${value}`).slice(0, KEY_LETTERS)}`;
}
