import { mayAct, type StaffRole } from '@/server/domain/access/staff-role';
import { type PurchaseLine, purchaseList } from '@/server/domain/consequence/purchase-list';
import { type TaskKind, taskDueAt } from '@/server/domain/consequence/task';
import { type ConsequenceLine, listConsequences } from '@/server/store/consequence';
import type { Context } from '@/server/store/context';
import { countOpenTasks, listTasks, type TaskLine } from '@/server/store/task';
import { isHeldFrom } from './answer-task';

const MOST_OPEN = 200;
const MOST_CLOSED = 30;
const MOST_OF_ORDER = 100;

/** A task, whether the person who asks may answer it, and how it stands. */
export type TaskView = TaskLine & {
  mayAnswer: boolean;
  /** The person who asks sees to it. */
  isMine: boolean;
  isOverdue: boolean;
};

interface Asking {
  /** `staff:<id>` */
  by: string;
  role: StaffRole;
}

function viewOf(ctx: Context, { by, role }: Asking): (task: TaskLine) => TaskView {
  return (task) => ({
    ...task,
    mayAnswer: task.state === 'open' && mayAct(role, task.role) && !isHeldFrom(task, { by, role }),
    isMine: task.takenBy === by,
    isOverdue: task.state === 'open' && taskDueAt(task.kind, task.askedAt) <= ctx.now(),
  });
}

export interface TaskDesk {
  counts: Partial<Record<TaskKind, number>>;
  open: TaskView[];
  /** The last ones that were closed. */
  closed: TaskView[];
  purchases: PurchaseLine[];
}

/** What rules ask people, over all orders; with `kind` of one kind, with `isMine` what the person who asks sees to. */
export async function readTaskDesk(ctx: Context, input: Asking & { kind?: TaskKind; isMine?: boolean }): Promise<TaskDesk> {
  const [counts, open, closed, buying] = await Promise.all([
    countOpenTasks(ctx.db),
    listTasks(ctx.db, { state: 'open', kind: input.kind, takenBy: input.isMine ? input.by : undefined, limit: MOST_OPEN }),
    listTasks(ctx.db, { state: 'closed', kind: input.kind, limit: MOST_CLOSED }),
    listTasks(ctx.db, { state: 'open', kind: 'suggest_purchase', limit: MOST_OPEN }),
  ]);
  const seen = viewOf(ctx, input);
  const purchases = purchaseList(
    buying.map(({ id: taskId, shop, orderId, orderNo, items }) => ({ taskId, shop, orderId, orderNo, items })),
  );
  return { counts, open: open.map(seen), closed: closed.map(seen), purchases };
}

/** What rules asked and did about one order: open tasks, and everything that was carried out or is still to come, newest first. */
export async function readDoings(
  ctx: Context,
  input: Asking & { orderId: string },
): Promise<{ tasks: TaskView[]; doings: ConsequenceLine[] }> {
  const tasks = await listTasks(ctx.db, { state: 'open', orderId: input.orderId, limit: MOST_OF_ORDER });
  const doings = await listConsequences(ctx.db, input.orderId, MOST_OF_ORDER);
  return { tasks: tasks.map(viewOf(ctx, input)), doings };
}
