import type { TaskAnswer, TaskKind, TaskState } from '../domain/consequence/task';
import type { HandRole } from '../domain/rule/consequence';
import type { Instant } from '../domain/shared/instant';
import type { OrderItem } from '../domain/tracking/fact';
import type { Queryable } from './context';

/** What a rule asks a person about an order. */
export interface TaskRow {
  id: string;
  orderId: string;
  consequenceId: string;
  kind: TaskKind;
  role: HandRole;
  reason: string;
  state: TaskState;
  answer: TaskAnswer | null;
  note: string | null;
  askedAt: Instant;
  /** `staff:<id>` who sees to it; null while anybody of the role may. */
  takenBy: string | null;
  closedAt: Instant | null;
  closedBy: string | null;
}

const COLUMNS = `t.id, t.order_id as "orderId", t.consequence_id as "consequenceId", t.kind, t.role, t.reason, t.state, t.answer, t.note,
  t.asked_at as "askedAt", t.taken_by as "takenBy", t.closed_at as "closedAt", t.closed_by as "closedBy"`;

type NewTask = Pick<TaskRow, 'id' | 'orderId' | 'consequenceId' | 'kind' | 'role' | 'reason' | 'askedAt'>;

/** Asks once for each consequence. */
export async function insertTask(db: Queryable, task: NewTask): Promise<void> {
  await db.query(
    `insert into task (id, order_id, consequence_id, kind, role, reason, asked_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (consequence_id) do nothing`,
    [task.id, task.orderId, task.consequenceId, task.kind, task.role, task.reason, new Date(task.askedAt)],
  );
}

/** The open task of an order that asks the same; null when there is none. */
export async function findOpenTask(db: Queryable, orderId: string, kind: TaskKind): Promise<TaskRow | null> {
  const { rows } = await db.query<TaskRow>(
    `select ${COLUMNS} from task t where t.order_id = $1 and t.kind = $2 and t.state = 'open' order by t.asked_at limit 1`,
    [orderId, kind],
  );
  return rows[0] ?? null;
}

/** One task; with `lock` until the transaction ends. Lock its order first. */
export async function readTask(db: Queryable, id: string, lock = false): Promise<TaskRow | null> {
  const { rows } = await db.query<TaskRow>(`select ${COLUMNS} from task t where t.id = $1${lock ? ' for update' : ''}`, [id]);
  return rows[0] ?? null;
}

/** Notes who sees to an open task; null gives it back to its role. */
export async function setTaskTaker(db: Queryable, id: string, by: string | null, now: Instant): Promise<void> {
  await db.query(
    `update task set taken_by = $2, taken_at = case when $2::text is null then null else $3::timestamptz end where id = $1 and state = 'open'`,
    [id, by, new Date(now)],
  );
}

/** Closes an open task. */
export async function closeTask(
  db: Queryable,
  id: string,
  how: { state: 'answered' | 'lapsed'; answer: TaskAnswer | null; note: string | null; by: string | null },
  now: Instant,
): Promise<void> {
  await db.query(`update task set state = $2, answer = $3, note = $4, closed_by = $5, closed_at = $6 where id = $1 and state = 'open'`, [
    id,
    how.state,
    how.answer,
    how.note,
    how.by,
    new Date(now),
  ]);
}

/** Whether a decision that a rule asks of a role is still open, of whichever order. */
export async function hasOpenDecision(db: Queryable, { rule, role }: { rule: string; role: HandRole }): Promise<boolean> {
  const { rows } = await db.query(
    `select 1 from task t join consequence c on c.id = t.consequence_id
     where t.state = 'open' and t.kind = 'approve' and t.role = $2 and coalesce(c.stall ->> 'rule', '') = $1 limit 1`,
    [rule, role],
  );
  return rows.length > 0;
}

/** A task as a list shows it, with what is needed of its order to answer it. */
export interface TaskLine extends TaskRow {
  shop: string;
  orderNo: string;
  /** Rule that asked; null where another answer led to it. */
  rule: string | null;
  items: OrderItem[];
  closedByName: string | null;
  takenByName: string | null;
}

/** Tasks, open ones first come first served, closed ones newest first. */
export async function listTasks(
  db: Queryable,
  filter: { state: 'open' | 'closed'; kind?: TaskKind; orderId?: string; takenBy?: string; limit: number },
): Promise<TaskLine[]> {
  const isOpen = filter.state === 'open';
  const { rows } = await db.query<TaskLine>(
    `select ${COLUMNS}, o.shop, o.order_no as "orderNo", c.stall ->> 'rule' as rule, coalesce(o.doc #> '{state,items}', '[]') as items, s.name as "closedByName",
       h.name as "takenByName"
     from task t join orders o on o.id = t.order_id left join consequence c on c.id = t.consequence_id left join staff s on t.closed_by = 'staff:' || s.id
       left join staff h on t.taken_by = 'staff:' || h.id
     where (t.state = 'open') = $1 and ($2::text is null or t.kind = $2) and ($3::uuid is null or t.order_id = $3) and ($5::text is null or t.taken_by = $5)
     order by ${isOpen ? 't.asked_at' : 't.closed_at desc'}, t.order_id, t.kind, t.id limit $4`,
    [isOpen, filter.kind ?? null, filter.orderId ?? null, filter.limit, filter.takenBy ?? null],
  );
  return rows;
}

/** How many tasks of each kind are open. */
export async function countOpenTasks(db: Queryable): Promise<Partial<Record<TaskKind, number>>> {
  const { rows } = await db.query<{ kind: TaskKind; n: number }>(`select kind, count(*) as n from task where state = 'open' group by kind`);
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
}

/** Open tasks whose order was changed after they were asked, with the stall that caused them; the oldest first. */
export async function findTasksToSettle(
  db: Queryable,
  afterId: string | null,
  limit: number,
): Promise<{ id: string; orderId: string; consequenceId: string }[]> {
  const { rows } = await db.query<{ id: string; orderId: string; consequenceId: string }>(
    `select t.id, t.order_id as "orderId", t.consequence_id as "consequenceId" from task t
       join consequence c on c.id = t.consequence_id join orders o on o.id = t.order_id
     where t.state = 'open' and c.stall is not null and o.updated_at > t.asked_at and ($1::uuid is null or t.id > $1) order by t.id limit $2`,
    [afterId, limit],
  );
  return rows;
}
