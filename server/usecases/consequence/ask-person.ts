import type { TaskKind } from '@/server/domain/consequence/task';
import type { NoticeIntent } from '@/server/domain/notice/notice';
import { decisionWaits } from '@/server/domain/notice/second-alert';
import type { HandRole } from '@/server/domain/rule/consequence';
import { newId } from '@/server/platform/ids';
import type { Context } from '@/server/store/context';
import { insertNotices } from '@/server/store/notice-write';
import { findOpenTask, insertTask } from '@/server/store/task';
import { alertSecondPerson } from '../notice/alert-second-person';

export interface Question {
  orderId: string;
  /** What makes it one question: the intent that asks, or the task whose answer leads to it. */
  consequenceId: string;
  kind: TaskKind;
  role: HandRole;
  reason: string;
  orderNo: string;
  /** Code of the rule that asks; '' where another answer led to it. */
  rule: string;
}

/**
 * Asks the people of a role something about an order, in the transaction of what causes it: a line of their list and an alert.
 * What is not a decision of its own is asked once while it is open. Answers whether it was asked anew.
 */
export async function askPerson(tx: Context, question: Question): Promise<boolean> {
  if (question.kind !== 'approve' && (await findOpenTask(tx.db, question.orderId, question.kind))) return false;
  const now = tx.now();
  const id = newId(now);
  await insertTask(tx.db, { ...question, id, askedAt: now });
  const intent: NoticeIntent = {
    cause: `task:${question.consequenceId}`,
    recipient: `staff:${question.role}`,
    template: 'staff.task',
    params: { taskId: id, kind: question.kind, reason: question.reason },
    dueAt: now,
  };
  await insertNotices(tx.db, [{ orderId: question.orderId, intent }]);
  // a decision holds the order up until somebody takes it
  if (question.kind === 'approve')
    await alertSecondPerson(tx, decisionWaits(question, now), { role: question.role, by: null, nearest: true });
  return true;
}
