import type { Instant } from '../shared/instant';

/**
 * What can be promised: the next word about an order by a moment, a window in which it arrives, a call, the answer to a ticket. A
 * carrier's own date is the carrier's claim, told as such, and none of these.
 */
export const PROMISE_KINDS = ['next_update', 'eta_shown', 'call_back', 'ticket_answer'] as const;
export type PromiseKind = (typeof PROMISE_KINDS)[number];

/** Why a promise needs no keeping any more, where no person said so in words. */
export const WITHDRAWN_WHYS = ['delivered', 'cancelled', 'returned', 'quiet'] as const;
export type WithdrawnWhy = (typeof WITHDRAWN_WHYS)[number];

/** How a call went that was promised; either keeps it: we did call. */
export const CALL_OUTCOMES = ['reached', 'no_answer'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

export type PromiseState = 'open' | 'kept' | 'broken' | 'withdrawn';

export interface PromiseMoments {
  keptAt: Instant | null;
  brokenAt: Instant | null;
  withdrawnAt: Instant | null;
}

/** What became of a promise so far. */
export function promiseState({ keptAt, brokenAt, withdrawnAt }: PromiseMoments): PromiseState {
  if (withdrawnAt !== null) return 'withdrawn';
  if (keptAt !== null) return 'kept';
  return brokenAt === null ? 'open' : 'broken';
}

/** Whether a message about a hold-up made it: then the portal writes the promised update by itself. */
export function isOfStall(template: string | null): boolean {
  return template !== null && (template.startsWith('stall.') || template === 'update.still_waiting');
}
