import type { CaseSubject } from '@/server/domain/play/case-subject';
import { type Context, inTransaction } from '@/server/store/context';
import { readCaseGround } from './case-ground';
import { keepStep } from './keep-step';

export type TellGroupOutcome = { kind: 'posted_by_hand' } | { kind: 'missing' } | { kind: 'closed' };

/**
 * Tells the group of colleagues about a case (R0-25). While no channel writes to groups the person posts the words, with link and
 * picture, and this keeps that they did and in which words; a channel that can is called here and nowhere else.
 */
export async function tellGroup(ctx: Context, input: { subject: CaseSubject; by: string; words: string }): Promise<TellGroupOutcome> {
  const ground = await readCaseGround(ctx, input.subject);
  if (!ground) return { kind: 'missing' };
  if (ground.closedAt !== null) return { kind: 'closed' };
  await inTransaction(ctx, (tx) => keepStep(tx, { ...input, kind: 'tell_group', outcome: 'done' }));
  return { kind: 'posted_by_hand' };
}
