import { HOUR, type Instant, MINUTE, SECOND } from '../shared/instant';

/** What became of a draft: somebody sent it, nobody did and it went, somebody dropped it, or it was no longer true. */
export const DRAFT_ENDINGS = ['confirmed', 'went', 'discarded', 'withdrawn'] as const;
export type DraftEnding = (typeof DRAFT_ENDINGS)[number];

/** Why somebody drops a draft: a closed list, so that no words about a customer stand in the clear. */
export const DISCARD_REASONS = ['told_already', 'not_true', 'customer_wrote', 'no_use'] as const;
export type DiscardReason = (typeof DISCARD_REASONS)[number];

/** Why a notice came to nothing that somebody of service dropped. */
export const DISCARDED = 'discarded by service';

/** So long a draft is its editor's without a sign of life. */
export const EDITOR_LEASE = 45 * SECOND;
/** So long a draft that somebody is writing on goes on waiting past its time; with the usual eight minutes it still goes within the quarter hour. */
export const EDITOR_GRACE = 5 * MINUTE;
/** One press of the key keeps a draft so long from going by itself. */
export const HOLD_FOR = 15 * MINUTE;
/** No draft is kept longer than this from going by itself, however often it is held. */
export const HELD_AT_MOST = 2 * HOUR;
/** A draft that goes only when confirmed is warned of after so long, and each time again. */
export const WARN_AFTER = 15 * MINUTE;
export const WARN_AGAIN = HOUR;
/** Staff who signed in within this time may read a draft; where nobody did, no message waits for them. */
export const SERVICE_SEEN_WITHIN = 12 * HOUR;

interface Waiting {
  createdAt: Instant;
  /** When it goes by itself; null never. */
  goesAt: Instant | null;
}

/** Until when somebody can hold a draft: later than before, never beyond the longest; null where it would change nothing. */
export function heldUntil({ createdAt, goesAt }: Waiting, now: Instant): Instant | null {
  if (goesAt === null) return null;
  const until = Math.min(now + HOLD_FOR, createdAt + HELD_AT_MOST);
  return until > goesAt ? until : null;
}
