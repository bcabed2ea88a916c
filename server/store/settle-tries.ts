import type { Instant } from '../domain/shared/instant';
import { boolArray, momentArray, textArray, uuidArray } from './binary-array';
import type { Queryable } from './context';
import type { Settlement } from './notice';

/** How a try ended, what it cost as far as we know, and what that makes of its notice. */
export interface TryEnd {
  id: string;
  noticeId: string;
  outcome: string;
  providerId?: string;
  code?: string;
  detail?: string;
  parts?: number;
  costMicros?: number;
  currency?: string;
  to: Settlement;
}

/**
 * Stores the answers of some tries and settles their notices, with those that their messages tell of, in one statement. A receipt that
 * came first has said more: it stands, and only the try is counted. Answers of each what the outcome of its try was until then.
 */
export async function settleTries(db: Queryable, ends: readonly TryEnd[], now: Instant): Promise<(string | undefined)[]> {
  const { rows } = await db.query<{ id: string; outcome: string }>({
    name: 'try-settle',
    // materialized: of a union that is not, rows that somebody else has changed meanwhile would be passed over
    text: `with told as (
             select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::int[], $9::text[],
                 $10::text[], $11::text[], $12::timestamptz[], $13::bool[])
               as w(id, notice_id, outcome, provider_id, code, detail, parts, cost, currency, state, why, due_at, is_try)
           ), was as (
             select a.id, a.outcome, a.outcome in ('sending', 'unknown') as is_open from attempt a join told w on w.id = a.id
             order by a.id for update of a
           ), ended as (
             update attempt a set provider_id = coalesce(a.provider_id, w.provider_id), ended_at = $14,
               parts = w.parts, cost_micros = w.cost, currency = w.currency,
               outcome = case when was.is_open then w.outcome else a.outcome end,
               code = case when was.is_open then w.code else a.code end,
               detail = case when was.is_open then w.detail else a.detail end,
               address = case when w.outcome in ('retry', 'permanent', 'suppressed', 'config') then null else a.address end
             from told w join was on was.id = w.id where a.id = w.id
           ), heard as materialized (
             select w.notice_id as about, w.* from told w join was on was.id = w.id and was.is_open
             union all
             select n.id, w.* from told w join was on was.id = w.id and was.is_open join notice n on n.lead_id = w.notice_id
           ), settled as (
             update notice n set state = w.state, detail = w.why, due_at = coalesce(w.due_at, n.due_at), slot_channel = null, leased_until = null,
               settled_at = case when w.state not in ('pending', 'unknown') then $14::timestamptz end, attempts = n.attempts + w.is_try::int
             from heard w where n.id = w.about and n.state <> 'delivered' and (n.id = w.notice_id or n.lead_id = w.notice_id and (n.state in ('sending', 'sent') or n.state = 'unknown' and w.state <> 'pending'))
           ), counted as (
             update notice n set attempts = n.attempts + 1
             from told w join was on was.id = w.id and not was.is_open where n.id = w.notice_id and w.is_try
           )
           select id, outcome from was`,
    values: [
      uuidArray(ends.map((e) => e.id)),
      uuidArray(ends.map((e) => e.noticeId)),
      textArray(ends.map((e) => e.outcome)),
      textArray(ends.map((e) => e.providerId ?? null)),
      textArray(ends.map((e) => e.code ?? null)),
      textArray(ends.map((e) => e.detail ?? null)),
      ends.map((e) => e.parts ?? null),
      ends.map((e) => e.costMicros ?? null),
      textArray(ends.map((e) => e.currency ?? null)),
      textArray(ends.map((e) => e.to.state)),
      textArray(ends.map((e) => e.to.detail ?? null)),
      momentArray(ends.map((e) => e.to.dueAt)),
      boolArray(ends.map((e) => e.to.isTry ?? false)),
      new Date(now),
    ],
  });
  const before = new Map(rows.map(({ id, outcome }) => [id, outcome]));
  return ends.map(({ id }) => before.get(id));
}
