import { mayAct, type StaffRole } from '@/server/domain/access/staff-role';
import { type PurchaseLine, purchaseList } from '@/server/domain/consequence/purchase-list';
import type { TaskKind } from '@/server/domain/consequence/task';
import { type ConsequenceLine, listConsequences } from '@/server/store/consequence';
import type { Context } from '@/server/store/context';
import { countOpenTasks, listTasks, type TaskLine } from '@/server/store/task';

const MOST_OPEN = 200;
const MOST_CLOSED = 30;
const MOST_OF_ORDER = 100;

/** A task, and whether the person who asks may answer it. */
export type TaskView = TaskLine & { mayAnswer: boolean };

export interface TaskDesk {
  counts: Partial<Record<TaskKind, number>>;
  open: TaskView[];
  /** The last ones that were closed. */
  closed: TaskView[];
  purchases: PurchaseLine[];
}

/** What rules ask people, over all orders; with `kind` of one kind. */
export async function readTaskDesk(ctx: Context, input: { kind?: TaskKind; role: StaffRole }): Promise<TaskDesk> {
  const [counts, open, closed, buying] = await Promise.all([
    countOpenTasks(ctx.db),
    listTasks(ctx.db, { state: 'open', kind: input.kind, limit: MOST_OPEN }),
    listTasks(ctx.db, { state: 'closed', kind: input.kind, limit: MOST_CLOSED }),
    listTasks(ctx.db, { state: 'open', kind: 'suggest_purchase', limit: MOST_OPEN }),
  ]);
  const seen = (task: TaskLine): TaskView => ({ ...task, mayAnswer: task.state === 'open' && mayAct(input.role, task.role) });
  const purchases = purchaseList(
    buying.map(({ id: taskId, shop, orderId, orderNo, items }) => ({ taskId, shop, orderId, orderNo, items })),
  );
  return { counts, open: open.map(seen), closed: closed.map(seen), purchases };
}

/** What rules asked and did about one order: open tasks, and everything that was carried out or is still to come, newest first. */
export async function readDoings(
  ctx: Context,
  input: { orderId: string; role: StaffRole },
): Promise<{ tasks: TaskView[]; doings: ConsequenceLine[] }> {
  const tasks = await listTasks(ctx.db, { state: 'open', orderId: input.orderId, limit: MOST_OF_ORDER });
  const doings = await listConsequences(ctx.db, input.orderId, MOST_OF_ORDER);
  return { tasks: tasks.map((task) => ({ ...task, mayAnswer: mayAct(input.role, task.role) })), doings };
}
