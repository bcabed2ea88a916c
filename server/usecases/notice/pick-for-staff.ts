import type { AlertKey } from '@/server/domain/notice/staff-alert';
import { isWantedBy } from '@/server/domain/notice/staff-way';
import type { Context } from '@/server/store/context';
import type { DueAlert } from '@/server/store/staff-alert';
import { readGroupAddress } from '@/server/store/staff-group';
import { isChannelCode } from '../channel/ready-channels';
import { type ChannelPick, pickChannel, refusedChannels, type Usable } from './pick-channel';
import type { Round } from './round';

/** Recipient of an alert to a group of colleagues. */
export const GROUP = 'group:';

export type WordedAlert = DueAlert & { template: AlertKey };

/** By which channel an alert reaches its person, in the order of their choice, or its group; or why by none. */
export async function pickForStaff(ctx: Context, alert: WordedAlert, round: Round): Promise<ChannelPick | string> {
  const known = alert.recipient.startsWith(GROUP) ? await waysOfGroup(ctx, alert, round) : waysOfPerson(alert, round);
  if (typeof known === 'string') return known;
  const refused = refusedChannels(alert.tried);
  const usable = known.filter(({ by }) => !refused.has(by.code));
  return pickChannel(usable, alert, round) ?? 'no channel is configured';
}

function waysOfPerson(alert: WordedAlert, { channels }: Round): Usable[] | string {
  if (alert.reach.length === 0) return 'no phone is known';
  const ways = alert.reach.flatMap(({ medium, address, hears }) =>
    [...channels.values()]
      .filter(({ channel }) => channel.medium === medium && channel.readStaffAddress !== null && channel.takes(address))
      .map((by) => ({ by, address, isWanted: isWantedBy(by.channel.medium, hears, alert) })),
  );
  const wanted = ways.filter(({ isWanted }) => isWanted).map(({ by, address }) => ({ by, address }));
  return ways.length > 0 && wanted.length === 0 ? 'not wanted outside the console' : wanted;
}

async function waysOfGroup(ctx: Context, alert: WordedAlert, { channels }: Round): Promise<Usable[] | string> {
  const group = await readGroupAddress(ctx.db, alert.recipient.slice(GROUP.length));
  if (!group?.isActive) return 'the group is gone';
  const by = isChannelCode(group.channel) ? channels.get(group.channel) : undefined;
  return by ? [{ by, address: group.address }] : [];
}
