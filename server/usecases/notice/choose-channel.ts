import type { Medium } from '@/server/domain/notice/medium';
import type { Instant } from '@/server/domain/shared/instant';
import type { ChannelPause } from '@/server/store/channel-pause';
import type { DueNotice } from '@/server/store/notice';
import type { Reach } from '@/server/store/reach';
import type { ReadyChannel, ReadyChannels } from '../channel/ready-channels';

export type Choice =
  | { kind: 'send'; by: ReadyChannel; address: string }
  /** Every channel that could serve rests. */
  | { kind: 'wait'; until: Instant }
  /** Nobody can be reached: why. */
  | { kind: 'nobody'; state: 'suppressed' | 'failed'; reason: string };

/** After these a channel is not tried again for the same notice. */
const ENDS_CHANNEL = new Set(['permanent', 'suppressed', 'failed']);

function addressOn(medium: Medium, { contact }: DueNotice, reach: Reach | undefined): string | null {
  if (reach && reach.consent !== 'in') return null;
  return medium === 'sms' ? (contact?.phone ?? null) : (reach?.address ?? null);
}

/**
 * The first channel, in the order of preference, on which the customer can be reached and wants to be: WeChat where it is
 * connected, else SMS. A channel that has refused this notice for good is passed over, one that rests is waited for only
 * when no other serves.
 */
export function chooseChannel(
  notice: DueNotice,
  reaches: readonly Reach[],
  channels: ReadyChannels,
  pauses: ReadonlyMap<string, ChannelPause>,
): Choice {
  const refused = new Set(notice.tried.filter((t) => ENDS_CHANNEL.has(t.outcome)).map((t) => t.channel));
  const usable = [...channels.values()].flatMap((by) => {
    const address = addressOn(
      by.channel.medium,
      notice,
      reaches.find((r) => r.medium === by.channel.medium),
    );
    return address && by.channel.takes(address) && !refused.has(by.code) ? [{ by, address }] : [];
  });
  const ready = usable.find(({ by }) => !pauses.has(by.code));
  if (ready) return { kind: 'send', ...ready };
  if (usable.length > 0) return { kind: 'wait', until: Math.min(...usable.map(({ by }) => pauses.get(by.code)!.until)) };
  if (refused.size > 0) return { kind: 'nobody', state: 'failed', reason: 'every channel refused it' };
  if (!notice.contact?.phone) return { kind: 'nobody', state: 'suppressed', reason: 'no phone is known' };
  if (reaches.some((r) => r.consent !== 'in')) return { kind: 'nobody', state: 'suppressed', reason: 'the customer opted out' };
  return { kind: 'nobody', state: 'suppressed', reason: 'no channel is configured' };
}
