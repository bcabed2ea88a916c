import type { ChannelCode, Sent } from '@/server/channels/channel';
import { CHANNELS } from '@/server/channels/registry';
import type { Context } from '@/server/store/context';
import { giveBackConsents, voidConsentsOf } from '@/server/store/one-time-consent';

/**
 * What becomes of the consents that some tries spent: spent where the message went or may have gone, given back where it surely did
 * not, and void where the provider says that there is none.
 */
export async function settleConsents(
  tx: Context,
  answered: readonly { attemptId: string; channel: ChannelCode; sent: Sent }[],
): Promise<void> {
  const spending = answered.filter(({ channel }) => CHANNELS[channel].spendsConsent);
  const idsOf = (isMeant: (outcome: Sent['outcome']) => boolean) =>
    spending.filter(({ sent }) => isMeant(sent.outcome)).map(({ attemptId }) => attemptId);
  await voidConsentsOf(
    tx.db,
    idsOf((outcome) => outcome === 'suppressed'),
    tx.now(),
  );
  await giveBackConsents(
    tx.db,
    idsOf((outcome) => outcome === 'retry' || outcome === 'config' || outcome === 'permanent'),
  );
}
