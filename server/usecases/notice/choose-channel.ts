import { localDay } from '@/server/domain/calendar/local-day';
import type { Medium } from '@/server/domain/notice/medium';
import { topicOf } from '@/server/domain/preference/preference';
import type { DueNotice } from '@/server/store/notice';
import type { Reach } from '@/server/store/reach';
import type { ReadyChannel } from '../channel/ready-channels';
import { type ChannelPick, pickChannel, refusedChannels } from './pick-channel';
import type { Round } from './round';
import { hasWords } from './write-message';

/** Nobody can be reached: why. */
export interface Unreachable {
  kind: 'nobody';
  state: 'suppressed' | 'failed';
  reason: string;
}

/** Where a customer may be written to; a mail goes to the order's own address while none was given otherwise. */
function addressOn(medium: Medium, { contact, phoneHash, template }: DueNotice, reach: Reach | undefined): string | null {
  if (reach && reach.consent !== 'in') return null;
  const topic = topicOf(template);
  if (topic !== 'needed' && reach?.topicsOff.includes(topic)) return null;
  if (medium === 'sms') return contact?.phone ?? null;
  // who has no phone has nowhere to say no
  return reach?.address ?? (medium === 'mail' && phoneHash ? (contact?.email ?? null) : null);
}

/** Where somebody agreed to one more message of a template: a wish for just that, whatever is said of the medium. */
function addressOnce({ account }: ReadyChannel, reach: Reach | undefined): string | null {
  return reach?.agreedOnce.includes(account.templateId ?? '') ? reach.address : null;
}

/**
 * The first channel, in the order of preference, on which the customer can be reached and wants to be: WeChat where it is
 * connected, else SMS. A channel that has refused this notice for good is passed over, one that rests is waited for only
 * when no other serves.
 */
export function chooseChannel(notice: DueNotice, round: Pick<Round, 'channels' | 'pauses' | 'refusedWords'>): ChannelPick | Unreachable {
  const { tried, reaches, contact } = notice;
  const refused = refusedChannels(tried);
  const usable = [...round.channels.values()].flatMap((by) => {
    const { medium, takes, spendsConsent } = by.channel;
    const reach = reaches.find((r) => r.medium === medium);
    const address = spendsConsent ? addressOnce(by, reach) : addressOn(medium, notice, reach);
    return address && takes(address) && hasWords(notice, by.code) && !refused.has(by.code) ? [{ by, address }] : [];
  });
  const pick = pickChannel(usable, notice, round);
  if (pick) return pick;
  if (refused.size > 0) return { kind: 'nobody', state: 'failed', reason: 'every channel refused it' };
  if (!contact?.phone) return { kind: 'nobody', state: 'suppressed', reason: 'no phone is known' };
  return { kind: 'nobody', state: 'suppressed', reason: whyNot(notice, round) };
}

/** What stands in the way on the media that we have: a wish first, with the day of its proof, then what does not arrive. */
function whyNot({ reaches, template, timeZone }: DueNotice, { channels }: Pick<Round, 'channels'>): string {
  const media = new Set([...channels.values()].map(({ channel }) => channel.medium));
  const own = reaches.filter(({ medium }) => media.has(medium as Medium));
  const dayOf = ({ since }: Reach) => (since === null ? '' : ` on ${localDay(since, timeZone)}`);
  const out = own.find(({ consent }) => consent === 'out');
  if (out) return `the customer opted out${dayOf(out)}`;
  const blocked = own.find(({ consent }) => consent === 'blocked');
  if (blocked) return `nothing arrives there${dayOf(blocked)}`;
  const topic = topicOf(template);
  if (topic !== 'needed' && own.some(({ topicsOff }) => topicsOff.includes(topic))) return 'unwanted';
  return 'no channel is configured';
}
