import type { Medium } from '@/server/domain/notice/medium';
import type { DueNotice } from '@/server/store/notice';
import type { Reach } from '@/server/store/reach';
import { type ChannelPick, pickChannel, refusedChannels } from './pick-channel';
import type { Round } from './round';
import { hasWords } from './write-message';

/** Nobody can be reached: why. */
export interface Unreachable {
  kind: 'nobody';
  state: 'suppressed' | 'failed';
  reason: string;
}

function addressOn(medium: Medium, { contact }: DueNotice, reach: Reach | undefined): string | null {
  if (reach && reach.consent !== 'in') return null;
  return medium === 'sms' ? (contact?.phone ?? null) : (reach?.address ?? null);
}

/**
 * The first channel, in the order of preference, on which the customer can be reached and wants to be: WeChat where it is
 * connected, else SMS. A channel that has refused this notice for good is passed over, one that rests is waited for only
 * when no other serves.
 */
export function chooseChannel(notice: DueNotice, round: Pick<Round, 'channels' | 'pauses'>): ChannelPick | Unreachable {
  const { tried, reaches, contact } = notice;
  const refused = refusedChannels(tried);
  const usable = [...round.channels.values()].flatMap((by) => {
    const { medium, takes, spendsConsent } = by.channel;
    // consents for single messages are not kept
    if (spendsConsent) return [];
    const address = addressOn(
      medium,
      notice,
      reaches.find((r) => r.medium === medium),
    );
    return address && takes(address) && hasWords(notice, by.code) && !refused.has(by.code) ? [{ by, address }] : [];
  });
  const pick = pickChannel(usable, tried, round);
  if (pick) return pick;
  if (refused.size > 0) return { kind: 'nobody', state: 'failed', reason: 'every channel refused it' };
  if (!contact?.phone) return { kind: 'nobody', state: 'suppressed', reason: 'no phone is known' };
  if (reaches.some((r) => r.consent !== 'in')) return { kind: 'nobody', state: 'suppressed', reason: 'the customer opted out' };
  return { kind: 'nobody', state: 'suppressed', reason: 'no channel is configured' };
}
