import type { CaseSubject } from '@/server/domain/play/case-subject';
import { saidMarkdown } from '@/server/domain/wording/alert-message';
import { newId } from '@/server/platform/ids';
import { type Context, inTransaction } from '@/server/store/context';
import { readGroupAddress } from '@/server/store/staff-group';
import { isChannelCode, readyChannels } from '../channel/ready-channels';
import { callByName } from '../notice/call-by-name';
import { MARKDOWN_LIMITS, STAFF_ZONE } from '../notice/write-alerts';
import { type CaseGround, readCaseGround } from './case-ground';
import { keepStep } from './keep-step';
import { pictureForGroup } from './picture-for-group';

export type TellGroupOutcome =
  | { kind: 'posted_by_hand' }
  /** Its robot took it; `isSure` is false where no answer came, so that it may have been posted. */
  | { kind: 'sent'; group: string; isSure: boolean }
  | { kind: 'refused'; detail: string }
  /** The group is gone or switched off, or its robot's channel cannot send. */
  | { kind: 'no_group' }
  | { kind: 'missing' }
  | { kind: 'closed' };

/**
 * Tells a group of colleagues about a case (R0-25): its robot posts the words, with the picture of the case and the owner called by
 * name; without `groupId` the person has posted them by hand. That they did, where and in which words is kept. It goes at once and
 * stands in no ledger of notices: whoever tells waits for the answer.
 */
export async function tellGroup(
  ctx: Context,
  input: { subject: CaseSubject; by: string; words: string; groupId?: string | undefined },
): Promise<TellGroupOutcome> {
  const { groupId, ...said } = input;
  const ground = await readCaseGround(ctx, input.subject);
  if (!ground) return { kind: 'missing' };
  if (ground.closedAt !== null) return { kind: 'closed' };
  const outcome = groupId === undefined ? { kind: 'posted_by_hand' as const } : await post(ctx, ground, said.words, groupId);
  if (outcome.kind === 'posted_by_hand' || outcome.kind === 'sent') {
    const detail = outcome.kind === 'sent' ? { group: outcome.group, ...(outcome.isSure ? {} : { isUnsure: true as const }) } : {};
    await inTransaction(ctx, (tx) => keepStep(tx, { ...said, kind: 'tell_group', outcome: 'done', detail }));
  }
  return outcome;
}

async function post(ctx: Context, ground: CaseGround, words: string, groupId: string): Promise<TellGroupOutcome> {
  const group = await readGroupAddress(ctx.db, groupId);
  const way = group && isChannelCode(group.channel) ? (await readyChannels(ctx.db)).get(group.channel) : undefined;
  if (!group?.isActive || !way) return { kind: 'no_group' };
  const { channel, account } = way;
  const [mentions, picture] = await Promise.all([
    callByName(ctx, ground.kind === 'ticket' ? ground.ticket.ownerId : null, group.channel),
    pictureForGroup(ctx, ground.subject, { channel: group.channel, timeZone: STAFF_ZONE }),
  ]);
  const markdown = saidMarkdown(words, MARKDOWN_LIMITS[group.channel] ?? 3_900);
  const content = { kind: 'robot' as const, ...markdown, mentions, ...picture };
  const sent = await channel.send(account, { attemptId: newId(ctx.now()), address: group.address, content }, ctx.now());
  if (sent.outcome === 'accepted' || sent.outcome === 'unknown')
    return { kind: 'sent', group: group.name, isSure: sent.outcome === 'accepted' };
  return { kind: 'refused', detail: 'detail' in sent && sent.detail ? sent.detail : sent.outcome };
}
