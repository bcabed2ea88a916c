import { saidMarkdown } from '@/server/domain/wording/alert-message';
import { newId } from '@/server/platform/ids';
import type { Context } from '@/server/store/context';
import { readGroupAddress } from '@/server/store/staff-group';
import { isChannelCode, readyChannels } from '../channel/ready-channels';
import { MARKDOWN_LIMITS } from './write-alerts';

export type GroupPosted =
  /** `isSure` is false where no answer came, so that it may have been posted. */
  | { kind: 'sent'; group: string; isSure: boolean }
  | { kind: 'refused'; detail: string }
  /** The group is gone or switched off, or its robot's channel cannot send. */
  | { kind: 'no_group' };

/** Has the robot of a group of colleagues post some words, at once: whoever posts waits for the answer. */
export async function postToGroup(ctx: Context, { groupId, words }: { groupId: string; words: string }): Promise<GroupPosted> {
  const group = await readGroupAddress(ctx.db, groupId);
  const way = group && isChannelCode(group.channel) ? (await readyChannels(ctx.db)).get(group.channel) : undefined;
  if (!group?.isActive || !way) return { kind: 'no_group' };
  const mentions = { phones: [], ids: [], all: false };
  const content = { kind: 'robot' as const, ...saidMarkdown(words, MARKDOWN_LIMITS[group.channel] ?? 3_900), mentions };
  const sent = await way.channel.send(way.account, { attemptId: newId(ctx.now()), address: group.address, content }, ctx.now());
  if (sent.outcome === 'accepted' || sent.outcome === 'unknown')
    return { kind: 'sent', group: group.name, isSure: sent.outcome === 'accepted' };
  return { kind: 'refused', detail: 'detail' in sent && sent.detail ? sent.detail : sent.outcome };
}
