import { type MatchVerdict, PAYMENT_CODES, type PaymentMatch } from '../domain/payment/match-payments';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** One comparison of the books. */
export interface PaymentRun {
  id: string;
  state: 'queued' | 'running' | 'done';
  requestedBy: string;
  requestedByName: string | null;
  requestedAt: Instant;
  days: number;
  startedAt: Instant | null;
  finishedAt: Instant | null;
  /** Orders to compare; null until the work begins. */
  total: number | null;
  checked: number;
  counts: PaymentCounts;
}

/** Payments by verdict, and the orders that were newly settled, flagged and cleared. */
export type PaymentCounts = Partial<Record<MatchVerdict | 'reconciled' | 'flagged' | 'cleared', number>>;

const COLUMNS = `r.id, r.state, r.requested_by as "requestedBy", r.requested_at as "requestedAt", r.days, r.started_at as "startedAt",
  r.finished_at as "finishedAt", r.total, r.checked, r.counts`;

/** Queues a run unless one waits already; answers whether it was queued. */
export async function queuePaymentRun(
  db: Queryable,
  run: { id: string; requestedBy: string; requestedAt: Instant; days: number },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into payment_run (id, state, requested_by, requested_at, days)
     select $1, 'queued', $2, $3, $4 where not exists (select 1 from payment_run where state <> 'done')`,
    [run.id, run.requestedBy, new Date(run.requestedAt), run.days],
  );
  return rowCount === 1;
}

/** Takes a run that waits, or whose worker gave no sign of life since `silentSince`; null when there is none. */
export async function takePaymentRun(db: Queryable, now: Instant, silentSince: Instant): Promise<PaymentRun | null> {
  const { rows } = await db.query(
    `update payment_run r set state = 'running', started_at = coalesce(r.started_at, $1), seen_at = $1, checked = 0, counts = '{}'
      where r.id = (select id from payment_run where state = 'queued' or (state = 'running' and seen_at < $2)
                     order by requested_at limit 1 for update skip locked)
      returning ${COLUMNS}`,
    [new Date(now), new Date(silentSince)],
  );
  return (rows[0] as PaymentRun | undefined) ?? null;
}

export async function savePaymentProgress(
  db: Queryable,
  run: { id: string; total: number; checked: number; counts: PaymentCounts; seenAt: Instant; finishedAt: Instant | null },
): Promise<void> {
  await db.query(
    `update payment_run set total = $2, checked = $3, counts = $4, seen_at = $5, finished_at = $6,
       state = case when $6::timestamptz is null then 'running' else 'done' end where id = $1`,
    [
      run.id,
      run.total,
      run.checked,
      JSON.stringify(run.counts),
      new Date(run.seenAt),
      run.finishedAt === null ? null : new Date(run.finishedAt),
    ],
  );
}

/** Orders whose payments were spoken of since that moment, and those that the last finished run found wrong; by id. */
export async function findOrdersWithPayments(db: Queryable, since: Instant): Promise<string[]> {
  const codes = [...PAYMENT_CODES, 'payment.mismatch', 'refund.done'];
  const { rows } = await db.query<{ id: string }>(
    `select substr(subject, 3)::uuid as id from fact
      where code in (${codes.map((code) => `'${code}'`).join(', ')}) and received_at >= $1 and subject like 'o:%'
     union
     select order_id from payment_finding
      where run_id = (select id from payment_run where state = 'done' order by requested_at desc limit 1)
     order by 1`,
    [new Date(since)],
  );
  return rows.map((r) => r.id);
}

/** A payment that a run found wrong, with the order it belongs to. */
export interface PaymentFinding extends PaymentMatch {
  orderId: string;
  shop: string;
  orderNo: string;
  /** The order's own sum. */
  amount: string | null;
  currency: string | null;
}

export async function insertFindings(
  db: Queryable,
  runId: string,
  findings: readonly (PaymentMatch & { orderId: string })[],
): Promise<void> {
  if (findings.length === 0) return;
  const records = findings.map((f) => ({
    order_id: f.orderId,
    payment_no: f.paymentNo,
    verdict: f.verdict,
    since: new Date(f.since).toISOString(),
    sayings: f.sayings,
  }));
  await db.query(
    `insert into payment_finding (run_id, order_id, payment_no, verdict, since, sayings)
     select $1, order_id, payment_no, verdict, since, sayings
     from json_to_recordset($2::json) as r(order_id uuid, payment_no text, verdict text, since timestamptz, sayings jsonb)
     on conflict (run_id, order_id, payment_no) do update set verdict = excluded.verdict, since = excluded.since, sayings = excluded.sayings`,
    [runId, JSON.stringify(records)],
  );
}

/** Findings of one run, the longest open first. */
export async function readFindings(
  db: Queryable,
  filter: { runId: string; verdict?: MatchVerdict; shop?: string; offset: number; limit: number },
): Promise<PaymentFinding[]> {
  const { rows } = await db.query(
    `select f.order_id as "orderId", o.shop, o.order_no as "orderNo", o.doc -> 'state' ->> 'amount' as amount,
            o.doc -> 'state' ->> 'currency' as currency, f.payment_no as "paymentNo", f.verdict, f.since, f.sayings
       from payment_finding f join orders o on o.id = f.order_id
      where f.run_id = $1 and ($2::text is null or f.verdict = $2) and ($5::text is null or o.shop = $5)
      order by f.since, f.order_id, f.payment_no offset $3 limit $4`,
    [filter.runId, filter.verdict ?? null, filter.offset, filter.limit, filter.shop ?? null],
  );
  return rows as PaymentFinding[];
}

/** The last runs, newest first. */
export async function listPaymentRuns(db: Queryable, limit: number): Promise<PaymentRun[]> {
  const { rows } = await db.query(
    `select ${COLUMNS}, s.name as "requestedByName" from payment_run r left join staff s on r.requested_by = 'staff:' || s.id
      order by r.requested_at desc limit $1`,
    [limit],
  );
  return rows as PaymentRun[];
}

/** Forgets runs that were asked for before that moment, with what they found. Answers how many. */
export async function dropPaymentRuns(db: Queryable, before: Instant): Promise<number> {
  const { rowCount } = await db.query(
    `with gone as (delete from payment_run where requested_at < $1 and state = 'done' returning id)
     delete from payment_finding where run_id in (select id from gone)`,
    [new Date(before)],
  );
  return rowCount ?? 0;
}
