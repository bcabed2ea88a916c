import { FAILURES_OF_A_SYSTEM } from '../domain/hook/hook-health';
import type { OrderDocument } from '../domain/order/order-document';
import type { Instant } from '../domain/shared/instant';
import { unseal } from '../platform/crypto';
import { newId } from '../platform/ids';
import { jsonArray, textArray, uuidArray } from './binary-array';
import type { Queryable } from './context';

/** One message to be written. */
export interface NewHookMessage {
  hookId: string;
  /** Null for a test. */
  orderId: string | null;
  type: string;
  version: number | null;
  change: unknown;
}

/**
 * Writes messages, in the order given. Those of a hook that was deleted or switched off meanwhile are left out; nothing waits for
 * whoever does that.
 */
export async function insertHookMessages(db: Queryable, messages: readonly NewHookMessage[], now: Instant): Promise<void> {
  if (messages.length === 0) return;
  await db.query({
    name: 'hook-message-insert',
    text: `insert into hook_message (id, hook_id, order_id, type, version, change, happened_at, due_at)
           select w.id, w.hook_id, w.order_id, w.type, w.version, w.change, $7, $7
           from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::int[], $6::json[])
             with ordinality as w(id, hook_id, order_id, type, version, change, place)
           join hook h on h.id = w.hook_id and (h.enabled or w.order_id is null) order by w.place`,
    values: [
      uuidArray(messages.map(() => newId(now))),
      uuidArray(messages.map((m) => m.hookId)),
      messages.map((m) => m.orderId),
      textArray(messages.map((m) => m.type)),
      messages.map((m) => m.version),
      jsonArray(messages.map((m) => JSON.stringify(m.change))),
      new Date(now),
    ],
  });
}

/** Of some notices those to customers, with the order that each is about. */
export async function readNoticesToTell(
  db: Queryable,
  ids: readonly string[],
): Promise<{ id: string; template: string; orderId: string; shop: string; version: number }[]> {
  const { rows } = await db.query({
    name: 'hook-notices',
    text: `select n.id, n.template, o.id as "orderId", o.shop, o.version from notice n join orders o on o.id = n.order_id
           where n.id = any($1::uuid[]) and n.recipient = 'customer' order by n.created_at, n.id`,
    values: [ids],
  });
  return rows;
}

/** One try as it is kept. */
export interface HookTry {
  at: Instant;
  /** Null where nothing came back that could be read as an answer. */
  status: number | null;
  /** Why there was none. */
  fault: string | null;
  /** The beginning of the answer. */
  answer: string;
  tookMs: number;
}

/** A claimed message with everything its sending asks for. */
export interface DueHookMessage {
  id: string;
  hookId: string;
  url: string;
  type: string;
  version: number | null;
  change: unknown;
  happenedAt: Instant;
  /** Tries of the schedule, with the one to come. */
  tries: number;
  /** Every try that was begun, with the one to come: whoever settles names the one it settles. */
  begun: number;
  attempts: HookTry[];
  /** The secrets that sign, the newest first. */
  secrets: string[];
  /** Null for a test, and where the order is gone. */
  document: OrderDocument | null;
  isAboutOrder: boolean;
  timeZone: string;
}

/** Tries after which the later messages of an order wait no longer for one that its receiver will not take. */
const PATIENCE = 3;

/**
 * Takes due messages under a lease, up to `atOnce` under way of each hook and one of a hook whose system seems to be away. Messages of
 * one order go to a hook one after the other: the next is taken when the one before is settled. Tests go at once, also to a hook that is
 * off or rests. A message whose sender died is due again when its lease has run out.
 */
export async function claimHookMessages(db: Queryable, now: Instant, leaseMs: number, atOnce: number): Promise<DueHookMessage[]> {
  const { rows: claimed } = await db.query<{ id: string }>({
    name: 'hook-claim',
    text: `with room as (
             select h.id, case when h.failures >= ${FAILURES_OF_A_SYSTEM} then 1 else $3 end - (
               select count(*) from hook_message m where m.hook_id = h.id and m.state = 'pending' and m.leased and m.due_at > $1) as free
             from hook h where h.enabled and (h.rests_until is null or h.rests_until <= $1)
           ), due as (
             select m.id from room r cross join lateral (
               select m.id from hook_message m
               where m.hook_id = r.id and m.state = 'pending' and m.due_at <= $1 and m.order_id is not null
                 and not exists (select 1 from hook_message e where e.hook_id = m.hook_id and e.order_id = m.order_id and e.state = 'pending'
                                 and e.seq < m.seq and not (e.tries >= ${PATIENCE} and not e.leased and e.due_at > $1))
               order by m.due_at, m.seq limit greatest(r.free, 0) for update skip locked) m
           ), test as (
             select m.id from hook h cross join lateral (
               select m.id from hook_message m where m.hook_id = h.id and m.state = 'pending' and m.due_at <= $1 and m.order_id is null
               limit $3 for update skip locked) m
           )
           update hook_message m set due_at = $2, leased = true, tries = tries + 1, begun = begun + 1
           from (select id from due union all select id from test) as taken where m.id = taken.id returning m.id`,
    values: [new Date(now), new Date(now + leaseMs), atOnce],
  });
  if (claimed.length === 0) return [];
  type Row = Omit<DueHookMessage, 'secrets'> & { sealed: Buffer; oldSealed: Buffer | null };
  const { rows } = await db.query<Row>({
    name: 'hook-due',
    text: `select m.id, m.hook_id as "hookId", h.url, m.type, m.version, m.change, m.happened_at as "happenedAt", m.tries, m.begun, m.attempts,
             h.sealed, case when h.old_until > $2 then h.old_sealed end as "oldSealed", case when o.version > 0 then o.doc end as document,
             m.order_id is not null as "isAboutOrder", coalesce(s.time_zone, 'Asia/Shanghai') as "timeZone"
           from hook_message m join hook h on h.id = m.hook_id left join orders o on o.id = m.order_id left join shop s on s.code = o.shop
           where m.id = any($1::uuid[]) order by m.seq`,
    values: [claimed.map((row) => row.id), new Date(now)],
  });
  return rows.map(({ sealed, oldSealed, ...row }) => ({
    ...row,
    secrets: [sealed, oldSealed].flatMap((bytes) => (bytes ? [unseal(bytes).toString('utf8')] : [])),
  }));
}

/** Ends the lease of the try that a claim began; false when another one has begun meanwhile. */
export async function settleHookMessage(
  db: Queryable,
  message: Pick<DueHookMessage, 'id' | 'begun'>,
  to: { state: 'delivered' | 'failed' | 'pending'; dueAt: Instant; attempts: readonly HookTry[]; body: string | null },
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'hook-settle',
    text: `update hook_message set state = $3, due_at = $4, leased = false, attempts = $5, body = $6,
             settled_at = case when $3 = 'pending' then null else $7::timestamptz end
           where id = $1 and begun = $2 and state = 'pending'`,
    values: [message.id, message.begun, to.state, new Date(to.dueAt), JSON.stringify(to.attempts), to.body, new Date(now)],
  });
  return rowCount === 1;
}
