import type { OrderBrief } from '../domain/mapping/order-brief';
import type { Instant } from '../domain/shared/instant';
import type { WorkFault } from '../domain/shared/work-fault';
import type { Queryable } from './context';
import type { KnowledgeKind } from './knowledge-version';

/** `superseded`: a later version took over what was left. */
export type RefoldStatus = 'queued' | 'running' | 'stopped' | 'done' | 'failed' | 'superseded';

/** What a run looks at: what certain accounts said with certain codes, every open order, or those that no carrier has in hand. */
export type RefoldScope = { codes: { source: string; sourceCode: string }[] } | 'before_carrier' | 'open';

/** The work that a version of the shop's knowledge causes at the orders it concerns. */
export interface RefoldRun {
  kind: KnowledgeKind;
  version: number;
  status: RefoldStatus;
  scope: RefoldScope;
  /** Not before: every process must know the version. */
  startsAt: Instant;
  /** Orders and tracking numbers to look at; null until counted. */
  total: number | null;
  done: number;
  /** Facts that got another meaning. */
  facts: number;
  /** Orders that changed. */
  changed: number;
  error: WorkFault | null;
  /** Has looked for facts that were on their way when it began. */
  isSwept: boolean;
  finishedAt: Instant | null;
}

/** What a run changed at one order. */
export interface RefoldDifference {
  orderId: string;
  orderNo: string;
  shop: string;
  before: OrderBrief;
  after: OrderBrief;
}

const COLUMNS = `kind, version, status, scope, starts_at as "startsAt", total, done, facts, changed, error, is_swept as "isSwept", finished_at as "finishedAt"`;

/** Queues a run; whatever runs of its kind are unfinished are superseded, and answered. */
export async function queueRefold(
  db: Queryable,
  run: Pick<RefoldRun, 'kind' | 'version' | 'startsAt'>,
  scopeWith: (unfinished: RefoldScope[]) => RefoldScope,
): Promise<void> {
  const { rows } = await db.query<{ scope: RefoldScope }>(
    `update refold_run set status = 'superseded', finished_at = $2
     where kind = $1 and status in ('queued', 'running', 'stopped', 'failed') returning scope`,
    [run.kind, new Date(run.startsAt)],
  );
  await db.query('delete from refold_work where kind = $1', [run.kind]);
  await db.query(`insert into refold_run (kind, version, status, scope, starts_at) values ($1, $2, 'queued', $3, $4)`, [
    run.kind,
    run.version,
    JSON.stringify(scopeWith(rows.map((row) => row.scope))),
    new Date(run.startsAt),
  ]);
}

/** The next run that may begin or go on, locked until the transaction ends; null when none is free. */
export async function lockRefold(db: Queryable, now: Instant): Promise<RefoldRun | null> {
  const { rows } = await db.query<RefoldRun>({
    name: 'refold-lock',
    text: `select ${COLUMNS} from refold_run where status in ('queued', 'running') and starts_at <= $1
           order by starts_at limit 1 for update skip locked`,
    values: [new Date(now)],
  });
  return rows[0] ?? null;
}

export async function readRefold(db: Queryable, kind: KnowledgeKind, version: number): Promise<RefoldRun | null> {
  const { rows } = await db.query<RefoldRun>(`select ${COLUMNS} from refold_run where kind = $1 and version = $2`, [kind, version]);
  return rows[0] ?? null;
}

/** The runs of one kind by version. */
export async function listRefolds(db: Queryable, kind: KnowledgeKind): Promise<Map<number, RefoldRun>> {
  const { rows } = await db.query<RefoldRun>(`select ${COLUMNS} from refold_run where kind = $1`, [kind]);
  return new Map(rows.map((row) => [row.version, row]));
}

/** Open orders that no carrier has in hand, the newest first; at most `limit`. */
export async function findOrdersBeforeCarrier(db: Queryable, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from orders where open and not history and phase <> 'shipping' order by placed_at desc, id desc limit $1`,
    [limit],
  );
  return rows.map((row) => row.id);
}

/** Writes down what a run has to look at, once, and how much that is. */
export async function collectRefoldWork(db: Queryable, run: RefoldRun): Promise<number> {
  const key = [run.kind, run.version];
  if (typeof run.scope === 'string')
    await db.query(
      `insert into refold_work (kind, version, subject) select $1, $2, 'o:' || id from orders
       where open and not history and ($3 or phase <> 'shipping') on conflict do nothing`,
      [...key, run.scope === 'open'],
    );
  else
    await db.query(
      `insert into refold_work (kind, version, subject)
       select distinct $1, $2::int, f.subject from fact f join unnest($3::text[], $4::text[]) as c(source, source_code)
         on f.source = c.source and f.body ->> 'sourceCode' = c.source_code
       on conflict do nothing`,
      [...key, run.scope.codes.map((c) => c.source), run.scope.codes.map((c) => c.sourceCode)],
    );
  const { rows } = await db.query<{ n: number }>('select count(*)::int as n from refold_work where kind = $1 and version = $2', key);
  return rows[0]!.n;
}

/** Longer than any fact waits between being read by a map and being recorded. */
const ON_THE_WAY_MS = 60_000;

/**
 * Adds what was on its way when the run began: read by an older version and recorded after the list was made. Answers how
 * much that is.
 */
export async function collectLateRefoldWork(db: Queryable, run: RefoldRun): Promise<number> {
  if (typeof run.scope === 'string') return 0;
  const { rowCount } = await db.query(
    `insert into refold_work (kind, version, subject)
     select distinct $1, $2::int, f.subject from fact f join unnest($3::text[], $4::text[]) as c(source, source_code)
       on f.source = c.source and f.body ->> 'sourceCode' = c.source_code
     where f.received_at > $5 and not exists (
       select 1 from fact g where g.subject = f.subject and g.identity = f.identity
         and (g.body -> 'data' -> 'mapped' ->> 'version')::int = $2::int)
     on conflict do nothing`,
    [
      run.kind,
      run.version,
      run.scope.codes.map((c) => c.source),
      run.scope.codes.map((c) => c.sourceCode),
      new Date(run.startsAt - ON_THE_WAY_MS),
    ],
  );
  return rowCount ?? 0;
}

/** Takes the next subjects off the list of a run. */
export async function takeRefoldWork(db: Queryable, run: RefoldRun, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ subject: string }>(
    `delete from refold_work w using (
       select subject from refold_work where kind = $1 and version = $2 order by subject limit $3) n
     where w.kind = $1 and w.version = $2 and w.subject = n.subject returning w.subject`,
    [run.kind, run.version, limit],
  );
  return rows.map((row) => row.subject).sort();
}

export async function saveRefold(db: Queryable, run: RefoldRun): Promise<void> {
  await db.query(
    `update refold_run set status = $3, total = $4, done = $5, facts = $6, changed = $7, error = $8, finished_at = $9, is_swept = $10
     where kind = $1 and version = $2`,
    [
      run.kind,
      run.version,
      run.status,
      run.total,
      run.done,
      run.facts,
      run.changed,
      run.error,
      run.finishedAt === null ? null : new Date(run.finishedAt),
      run.isSwept,
    ],
  );
}

/** Sets a run's status where it has one of the given ones; answers whether it had. */
export async function moveRefold(
  db: Queryable,
  key: Pick<RefoldRun, 'kind' | 'version'>,
  from: readonly RefoldStatus[],
  to: RefoldStatus,
  error: WorkFault | null = null,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update refold_run set status = $4, error = $5 where kind = $1 and version = $2 and status = any($3::text[])`,
    [key.kind, key.version, from, to, error],
  );
  return rowCount === 1;
}

/** Keeps what a run changed; an order met again keeps what it was at first. Answers how many are new. */
export async function saveRefoldDiffs(
  db: Queryable,
  key: Pick<RefoldRun, 'kind' | 'version'>,
  diffs: readonly { orderId: string; before: OrderBrief; after: OrderBrief }[],
): Promise<number> {
  if (diffs.length === 0) return 0;
  const { rows } = await db.query<{ isNew: boolean }>(
    `insert into refold_diff (kind, version, order_id, before, after)
     select $1, $2, r."orderId", r.before, r.after from json_to_recordset($3::json) as r("orderId" uuid, before json, after json)
     on conflict (kind, version, order_id) do update set after = excluded.after returning xmax = 0 as "isNew"`,
    [key.kind, key.version, JSON.stringify(diffs)],
  );
  return rows.filter((row) => row.isNew).length;
}

/** What a run changed, by order, a page at a time. */
export async function listRefoldDiffs(
  db: Queryable,
  key: Pick<RefoldRun, 'kind' | 'version'>,
  page: { afterId: string | null; limit: number },
): Promise<RefoldDifference[]> {
  const { rows } = await db.query<RefoldDifference>(
    `select d.order_id as "orderId", o.order_no as "orderNo", o.shop, d.before, d.after from refold_diff d join orders o on o.id = d.order_id
     where d.kind = $1 and d.version = $2 and ($3::uuid is null or d.order_id > $3) order by d.order_id limit $4`,
    [key.kind, key.version, page.afterId, page.limit],
  );
  return rows;
}
