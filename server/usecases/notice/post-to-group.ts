import type { CaseSubject } from '@/server/domain/play/case-subject';
import { saidMarkdown } from '@/server/domain/wording/alert-message';
import { newId } from '@/server/platform/ids';
import type { Context } from '@/server/store/context';
import { readGroupAddress } from '@/server/store/staff-group';
import { isChannelCode, readyChannels } from '../channel/ready-channels';
import { pictureForGroup } from '../play/picture-for-group';
import { callByName } from './call-by-name';
import { MARKDOWN_LIMITS, STAFF_ZONE } from './write-alerts';

export type GroupPosted =
  /** `isSure` is false where no answer came, so that it may have been posted. */
  | { kind: 'sent'; group: string; isSure: boolean }
  | { kind: 'refused'; detail: string }
  /** The group is gone or switched off, or its robot's channel cannot send. */
  | { kind: 'no_group' };

/** What goes with the words: a case's picture, and whom they call (an id of staff). */
interface Beside {
  subject: CaseSubject;
  ownerId: string | null;
}

/**
 * Has the robot of a group of colleagues post some words, at once, of a case with its picture and its owner called by name: whoever
 * posts waits for the answer.
 */
export async function postToGroup(
  ctx: Context,
  { groupId, words, of }: { groupId: string; words: string; of?: Beside },
): Promise<GroupPosted> {
  const group = await readGroupAddress(ctx.db, groupId);
  const way = group && isChannelCode(group.channel) ? (await readyChannels(ctx.db)).get(group.channel) : undefined;
  if (!group?.isActive || !way) return { kind: 'no_group' };
  const { channel, address } = group;
  const [mentions, picture] = await Promise.all([
    callByName(ctx, of?.ownerId ?? null, channel),
    of ? pictureForGroup(ctx, of.subject, { channel, timeZone: STAFF_ZONE }) : {},
  ]);
  const content = { kind: 'robot' as const, ...saidMarkdown(words, MARKDOWN_LIMITS[channel] ?? 3_900), mentions, ...picture };
  const sent = await way.channel.send(way.account, { attemptId: newId(ctx.now()), address, content }, ctx.now());
  if (sent.outcome === 'accepted' || sent.outcome === 'unknown')
    return { kind: 'sent', group: group.name, isSure: sent.outcome === 'accepted' };
  return { kind: 'refused', detail: 'detail' in sent && sent.detail ? sent.detail : sent.outcome };
}
