import { DAY, type Instant } from '@/server/domain/shared/instant';
import { toAppError } from '../errors';
import { logTrouble } from './log-trouble';
import { lastRendered, type RenderedBytes } from './page-cache';

/** How old what was known may be before it is told no more. */
const TOLD_FOR_MS = DAY;

export interface LastKnown {
  kind: 'away';
  bytes: RenderedBytes;
  now: Instant;
}

/**
 * Does the work; when our records cannot be reached, gives what was last rendered under the key instead, which names the reader's
 * tier, so that nobody is shown more than before. Throws as the work does when nothing is at hand.
 */
export async function orLastKnown<T>(key: string, now: Instant, work: () => Promise<T>): Promise<T | LastKnown> {
  try {
    return await work();
  } catch (error) {
    if (toAppError(error).code !== 'unavailable') throw error;
    const bytes = lastRendered(key);
    if (!bytes || now - bytes.confirmedAt > TOLD_FOR_MS) throw error;
    logTrouble(error);
    return { kind: 'away', bytes, now };
  }
}
