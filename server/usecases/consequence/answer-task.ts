import { mayAct, type StaffRole } from '@/server/domain/access/staff-role';
import { followUps } from '@/server/domain/consequence/follow-ups';
import { holdsStill } from '@/server/domain/consequence/holds-still';
import { isAnswerTo, type TaskAnswer } from '@/server/domain/consequence/task';
import type { OrderDocument } from '@/server/domain/order/order-document';
import { redactText } from '@/server/domain/tracking/redact-text';
import { writeAudit } from '@/server/store/audit';
import { readConsequence, settleConsequence } from '@/server/store/consequence';
import { insertConsequences } from '@/server/store/consequence-write';
import { type Context, inTransaction } from '@/server/store/context';
import { closeTask, readTask, type TaskRow } from '@/server/store/task';
import { recordByHand } from '../manual/record-by-hand';
import { readStalls } from '../stall/read-stalls';
import { lockOrderOfTickets, type TicketGround } from '../ticket/lock-ticket';
import { askPerson } from './ask-person';
import { endDecisionAlert } from './end-decision-alert';

export interface TaskReply {
  id: string;
  answer: TaskAnswer;
  /** In the person's words; what is personal in it is taken out. */
  note?: string;
  /** `staff:<id>` */
  by: string;
  role: StaffRole;
}

export type TaskReplied =
  | { kind: 'answered' }
  /** Somebody was faster, or the order went on by itself. */
  | { kind: 'closed'; task: TaskRow }
  /** A person of a higher role has to. */
  | { kind: 'not_yours' }
  /** A colleague sees to it; only a supervisor answers in their place. */
  | { kind: 'taken' }
  | { kind: 'no_such_answer' }
  | { kind: 'missing' };

/**
 * A person answers what a rule asked: the decision leads on the way it names, goods that are short are recorded so that
 * everybody who waits sees it, and suggested to be bought. One answer counts. Audited.
 */
export async function answerTask(ctx: Context, reply: TaskReply): Promise<TaskReplied> {
  return inTransaction(ctx, async (tx): Promise<TaskReplied> => {
    const seen = await readTask(tx.db, reply.id);
    const ground = seen && (await lockOrderOfTickets(tx, seen.orderId));
    const task = ground && (await readTask(tx.db, reply.id, true));
    if (!ground || !task) return { kind: 'missing' };
    if (task.state !== 'open') return { kind: 'closed', task };
    if (!isAnswerTo(task.kind, reply.answer)) return { kind: 'no_such_answer' };
    if (!mayAct(reply.role, task.role)) return { kind: 'not_yours' };
    if (isHeldFrom(task, reply)) return { kind: 'taken' };
    if (await isOver(tx, task)) {
      await closeTask(tx.db, task.id, { state: 'lapsed', answer: null, note: null, by: null }, tx.now());
      await endDecisionAlert(tx, task, reply.by);
      return { kind: 'closed', task: { ...task, state: 'lapsed' } };
    }
    const note = reply.note?.trim() ? redactText(reply.note.trim()) : null;
    await closeTask(tx.db, task.id, { state: 'answered', answer: reply.answer, note, by: reply.by }, tx.now());
    await endDecisionAlert(tx, task, reply.by);
    await writeAudit(tx.db, {
      actor: reply.by,
      action: 'task.answered',
      subject: `order:${task.orderId}`,
      detail: { taskId: task.id, kind: task.kind, answer: reply.answer },
    });
    await followAnswer(tx, task, reply, ground);
    return { kind: 'answered' };
  });
}

/** Whether a colleague has taken a task, so that somebody without the rank to step in leaves it to them. */
export function isHeldFrom({ takenBy }: Pick<TaskRow, 'takenBy'>, { by, role }: { by: string; role: StaffRole }): boolean {
  return takenBy !== null && takenBy !== by && !mayAct(role, 'supervisor');
}

/** Whether the order has gone on without the answer. */
async function isOver(tx: Context, task: TaskRow): Promise<boolean> {
  const stall = (await readConsequence(tx.db, task.consequenceId))?.stall;
  return stall != null && !holdsStill(stall, (await readStalls(tx, [task.orderId])).get(task.orderId)!);
}

async function followAnswer(tx: Context, task: TaskRow, { answer, by }: TaskReply, ground: TicketGround): Promise<void> {
  const cause = await readConsequence(tx.db, task.consequenceId);
  if (cause?.body.do === 'approve' && (answer === 'yes' || answer === 'no')) {
    const intents = followUps(cause, answer, cause.body[answer], tx.now());
    await insertConsequences(
      tx.db,
      intents.map((intent) => ({ orderId: task.orderId, intent })),
    );
  }
  if (cause) await settleConsequence(tx.db, cause.id, 'done', tx.now());
  if (answer === 'short') {
    await recordShort(tx, task, ground, by);
    const { orderNo } = ground.order;
    await askPerson(tx, { ...task, orderNo, rule: '', consequenceId: task.id, kind: 'suggest_purchase', reason: 'shipper.stock_short' });
  }
}

/** What a person found in the warehouse counts as the word of a person by hand. */
async function recordShort(tx: Context, task: TaskRow, { order, document }: TicketGround, by: string): Promise<void> {
  await recordByHand(
    tx,
    [
      {
        reporter: { source: 'manual', kind: 'manual' },
        order,
        identityKey: `task|${task.id}`,
        code: 'stock.short',
        occurredAt: tx.now(),
        precision: 'second',
        data: { by },
      },
    ],
    isPast(document),
  );
}

const isPast = (document: OrderDocument) => document.state.history;
