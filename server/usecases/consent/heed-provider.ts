import type { Medium } from '@/server/domain/notice/medium';
import type { Context } from '@/server/store/context';
import { recordConsent } from './record-consent';

/**
 * A provider says, by its answer or by a report, that a person wants nothing there (`suppressed`) or that nothing arrives there for
 * good (`permanent`). What may arrive another time is none of these. Robots are of staff and have no consents.
 */
export async function heedProvider(
  tx: Context,
  told: { phoneHash: string; medium: Medium; outcome: 'suppressed' | 'permanent'; code: string },
): Promise<void> {
  const { phoneHash, medium, outcome, code } = told;
  if (medium === 'robot') return;
  const says = outcome === 'suppressed' ? 'out' : 'blocked';
  await recordConsent(tx, phoneHash, [{ medium, topic: 'all', says, way: 'provider', actor: 'provider', evidence: code }]);
}
