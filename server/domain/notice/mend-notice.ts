/** What is known of a notice when somebody wants to have it sent again or never. */
export interface Mendable {
  state: string;
  detail: string | null;
  /** Outcomes of all its tries, and of those of the message that tells of it. */
  outcomes: readonly string[];
}

/**
 * Why a notice is not sent again by hand: it is under way by itself (`not_over`), it was told (`told`), a try without an answer may
 * have reached its recipient (`may_be_out`), or what it says is no news any more or has been told otherwise (`no_use`).
 */
export type RetryRefusal = 'not_over' | 'told' | 'may_be_out' | 'no_use';

/** States in which nothing more happens by itself. */
export const OVER = ['dead', 'failed', 'suppressed'] as const;

/** Why a notice that somebody called off was not sent. */
export const CALLED_OFF = 'cancelled by hand';

/** Reasons to hold back that somebody can have done something about: an account set up, a phone entered, a day gone by. */
const MENDABLE_REASONS: readonly string[] = [
  'no channel is configured',
  'no phone is known',
  'the customer opted out',
  'nothing arrives there',
  'unwanted',
  'budget',
  'incident',
  CALLED_OFF,
  'the group is gone',
];

/** Whether a notice may be sent again by hand; it passes the gate like a new one, so that what is untrue by then stays unsent. */
export function retryRefusal({ state, detail, outcomes }: Mendable): RetryRefusal | null {
  if (!(OVER as readonly string[]).includes(state)) return state === 'sent' || state === 'delivered' ? 'told' : 'not_over';
  if (outcomes.some((one) => one === 'accepted' || one === 'delivered')) return 'told';
  if (outcomes.some((one) => one === 'sending' || one === 'unknown')) return 'may_be_out';
  return state === 'suppressed' && !MENDABLE_REASONS.includes((detail ?? '').replace(/ on \d{4}-\d{2}-\d{2}$/, '')) ? 'no_use' : null;
}
