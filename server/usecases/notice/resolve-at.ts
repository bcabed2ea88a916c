import type { Channel } from '@/server/channels/channel';
import { HOUR, type Instant, MINUTE, SECOND } from '@/server/domain/shared/instant';

/** By when a provider that can be asked knows what it was given. */
const FIRST_LOOK = 15 * SECOND;
/** So long a receipt is waited for where nothing else can tell what became of a message: late news is better than the same twice. */
export const RECEIPT_PATIENCE = 10 * MINUTE;

/**
 * When a message begun at `startedAt` whose answer was lost is seen to again: at once where the provider knows our ids and it
 * can simply be sent again, soon and then ever more seldom where it can be asked, else when its receipt is overdue.
 */
export function resolveAt({ knowsIds, find }: Pick<Channel, 'knowsIds' | 'find'>, startedAt: Instant, now: Instant): Instant {
  if (knowsIds) return now + 2 * SECOND;
  if (find) return now + Math.min(HOUR, Math.max(FIRST_LOOK, (now - startedAt) / 2));
  return startedAt + RECEIPT_PATIENCE;
}
