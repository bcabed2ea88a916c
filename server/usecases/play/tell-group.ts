import type { CaseSubject } from '@/server/domain/play/case-subject';
import { type Context, inTransaction } from '@/server/store/context';
import { type GroupPosted, postToGroup } from '../notice/post-to-group';
import { readCaseGround } from './case-ground';
import { keepStep } from './keep-step';

export type TellGroupOutcome = GroupPosted | { kind: 'posted_by_hand' } | { kind: 'missing' } | { kind: 'closed' };

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
  const of = { subject: ground.subject, ownerId: ground.kind === 'ticket' ? ground.ticket.ownerId : null };
  const outcome: TellGroupOutcome =
    groupId === undefined ? { kind: 'posted_by_hand' } : await postToGroup(ctx, { groupId, words: said.words, of });
  if (outcome.kind === 'posted_by_hand' || outcome.kind === 'sent') {
    const detail = outcome.kind === 'sent' ? { group: outcome.group, ...(outcome.isSure ? {} : { isUnsure: true as const }) } : {};
    await inTransaction(ctx, (tx) => keepStep(tx, { ...said, kind: 'tell_group', outcome: 'done', detail }));
  }
  return outcome;
}
