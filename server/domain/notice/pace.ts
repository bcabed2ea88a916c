import { type Instant, MINUTE, SECOND } from '../shared/instant';

/** What may go through a door: so many within a stretch. */
export interface Cap {
  count: number;
  perMs: number;
}

/** Turns in a queue before a door: the first may pass at `firstAt`, each other one `everyMs` later. */
export interface Turns {
  firstAt: Instant;
  everyMs: number;
}

/** Milliseconds between two messages that keep to a cap. */
export function everyMs({ count, perMs }: Cap): number {
  return perMs / count;
}

/** When the `nth` (from 0) of some turns is. */
export function turnAt({ firstAt, everyMs: every }: Turns, nth: number): Instant {
  return Math.ceil(firstAt + nth * every);
}

/** A turn that was missed by more than this is given to somebody else: whoever missed it stands in line again. */
export const TURN_LASTS = 3 * SECOND;

/** Whether a notice whose turn was at `at` may still take it. */
export function isOwnTurn(at: Instant, now: Instant): boolean {
  return now - at <= TURN_LASTS;
}

/** So many tries one after the other that brought no answer close a channel for a while. */
export const TROUBLE_AFTER = 5;
const FIRST_REST = 5 * SECOND;
const LONGEST_REST = MINUTE;

/** How long a channel rests that failed again after `rests` rests in a row. */
export function restMs(rests: number): number {
  return Math.min(LONGEST_REST, FIRST_REST * 2 ** Math.min(rests, 10));
}
