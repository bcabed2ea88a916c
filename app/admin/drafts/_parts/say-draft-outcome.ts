import type { Say } from '@/app/_lib/messages';

/** What a call about a draft answers, as far as it is said. */
export interface DraftOutcome {
  kind: string;
  by?: string | null;
  ended?: 'confirmed' | 'went' | 'discarded' | 'withdrawn';
}

/** Why a change of a draft was refused, in words; null where it was not. */
export function sayDraftRefusal(outcome: DraftOutcome, say: Say): string | null {
  const who = outcome.by ?? say('common.unknown');
  switch (outcome.kind) {
    case 'taken':
      return say('drafts.said_taken', { who });
    case 'ended':
      return say(`drafts.said_ended_${outcome.ended ?? 'withdrawn'}`, { who });
    case 'changed':
    case 'bad_words':
    case 'missing':
    case 'longest':
      return say(`drafts.said_${outcome.kind}`);
    default:
      return null;
  }
}
