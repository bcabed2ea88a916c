import { mayAct, type StaffRole } from '@/server/domain/access/staff-role';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { readTask, setTaskTaker } from '@/server/store/task';
import { lockOrderOfTickets } from '../ticket/lock-ticket';
import { isHeldFrom } from './answer-task';

export type TaskTaken =
  | { kind: 'done' }
  | { kind: 'closed' }
  /** A person of a higher role has to. */
  | { kind: 'not_yours' }
  /** A colleague was faster. */
  | { kind: 'taken' }
  | { kind: 'missing' };

/** One person sees to what a role was asked, or gives it back to the role (`isMine` false). Audited. */
export async function takeTask(ctx: Context, input: { id: string; isMine: boolean; by: string; role: StaffRole }): Promise<TaskTaken> {
  const { id, isMine, by, role } = input;
  return inTransaction(ctx, async (tx): Promise<TaskTaken> => {
    const seen = await readTask(tx.db, id);
    const ground = seen && (await lockOrderOfTickets(tx, seen.orderId));
    const task = ground && (await readTask(tx.db, id, true));
    if (!task) return { kind: 'missing' };
    if (task.state !== 'open') return { kind: 'closed' };
    if (!mayAct(role, task.role)) return { kind: 'not_yours' };
    if (isHeldFrom(task, { by, role })) return { kind: 'taken' };
    await setTaskTaker(tx.db, id, isMine ? by : null, tx.now());
    const action = isMine ? 'task.taken' : 'task.given_back';
    await writeAudit(tx.db, { actor: by, action, subject: `order:${task.orderId}`, detail: { taskId: id, kind: task.kind } });
    return { kind: 'done' };
  });
}
