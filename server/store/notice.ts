import type { Contact } from '../domain/order/contact';
import type { OrderDocument } from '../domain/order/order-document';
import type { Preference } from '../domain/preference/preference';
import { DAY, type Instant } from '../domain/shared/instant';
import type { Words } from '../domain/template/words';
import { unseal } from '../platform/crypto';
import { boolArray, momentArray, textArray, uuidArray } from './binary-array';
import type { Queryable } from './context';
import { AGREED_ONCE, type Reach } from './reach';

export type NoticeState = 'pending' | 'draft' | 'sending' | 'sent' | 'delivered' | 'suppressed' | 'failed' | 'unknown' | 'dead';

/** A claimed notice with everything its delivery asks for. */
export interface DueNotice {
  id: string;
  orderId: string;
  orderNo: string;
  /** Code of the order's page. */
  code: string;
  cause: string;
  recipient: string;
  template: string;
  params: Record<string, string | number>;
  createdAt: Instant;
  /** Tries so far, without the one to come. */
  attempts: number;
  phoneHash: string | null;
  document: OrderDocument;
  contact: Contact | null;
  shopName: string;
  timeZone: string;
  /** When it was due, and the channel whose turn that was. */
  dueAt: Instant;
  slotChannel: string | null;
  /** Outcomes of its earlier tries, by channel, oldest first. */
  tried: Tried[];
  /** How this customer wants to be written to, and can be. */
  preference: Preference;
  reaches: Reach[];
  /** Messages that went to this customer, or may have, within the last day, over all orders. */
  sentToday: number;
  /** Notices that its message tells of, of which nobody knows whether it is out: they go with it again; read beside it, where there are some. */
  followers?: DueNotice[];
  /** What service left on it while it was a draft; read beside it, and only of those that were. */
  drafted?: Drafted;
}

/** A notice that service has had before it as a draft. */
export interface Drafted {
  /** The draft whose message it belongs to. */
  of: string;
  /** Words of service, as long as what they say is true; null takes those of the template. */
  words: Words[] | null;
  /** There were words of service, and the facts have changed since. */
  isAnew: boolean;
}

/** An earlier try of a notice; `sendId` is our id at the provider. */
export interface Tried {
  channel: string;
  outcome: string;
  code: string | null;
  sendId: string | null;
}

/**
 * Takes up to `limit` due notices for `leaseMs`, passing over those another deliverer holds; and with them what else the same
 * customers are told by `soon`, so that one message can tell of several orders. Half are those that are due for longest, half
 * those that have just come due: behind thousands that one channel cannot keep up with, the others' do not wait.
 */
export async function claimNotices(
  db: Queryable,
  now: Instant,
  { leaseMs, limit, soon }: { leaseMs: number; limit: number; soon: Instant },
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>({
    name: 'notice-claim',
    text: `with longest as (
             select id, order_id, recipient from notice where state = 'pending' and due_at <= $1 order by due_at limit $3 for update skip locked
           ), newest as (
             select id, order_id, recipient from notice where state = 'pending' and due_at <= $1 order by due_at desc limit $5 for update skip locked
           ), due as (
             select * from longest union select * from newest
           ), with_others as (
             select n.id from (select distinct o.phone_hash from due join orders o on o.id = due.order_id where due.recipient = 'customer') c
               join orders p on p.phone_hash = c.phone_hash
               join notice n on n.order_id = p.id and n.recipient = 'customer' and n.state = 'pending' and n.due_at > $1 and n.due_at <= $4
                 and n.slot_channel is null and n.detail is null
             for update of n skip locked
           )
           update notice n set state = 'sending', leased_until = $2, lead_id = null
           from (select id from due union select id from with_others) taken where n.id = taken.id returning n.id`,
    values: [new Date(now), new Date(now + leaseMs), Math.ceil(limit / 2), new Date(soon), Math.floor(limit / 2)],
  });
  return rows.map((row) => row.id);
}

/**
 * Sees to notices whose deliverer died: with a try that began and has no answer the message may be out, so the notice, and each
 * that its message tells of, is `unknown` and is seen to; without one it is free again. Answers how many were unknown and free.
 */
export async function rescueNotices(db: Queryable, now: Instant): Promise<{ unknown: number; freed: number }> {
  const { rows } = await db.query<{ state: string }>({
    name: 'notice-rescue',
    text: `with late as (
             select id, lead_id from notice where state = 'sending' and leased_until <= $1 for update skip locked
           ), ended as (
             update attempt a set outcome = 'unknown', detail = 'the sender died before the answer', ended_at = $1
             from late where a.notice_id = late.id and a.outcome = 'sending' returning a.notice_id
           ), lost as (
             select notice_id from ended
             union select late.id from late join attempt a on a.notice_id = late.lead_id and a.outcome in ('sending', 'unknown', 'accepted', 'delivered')
           )
           update notice n set state = case when n.id in (select notice_id from lost) then 'unknown' else 'pending' end, leased_until = null,
             due_at = case when n.id in (select notice_id from lost) then $1 else n.due_at end
           from late where n.id = late.id returning n.state`,
    values: [new Date(now)],
  });
  const unknown = rows.filter((row) => row.state === 'unknown').length;
  return { unknown, freed: rows.length - unknown };
}

/** How many messages went to a customer, or may have, since a moment. */
const SENT_SINCE = `(select count(*)::int from orders x join notice m on m.order_id = x.id and m.recipient = 'customer' join attempt t on t.notice_id = m.id
              where x.phone_hash = $hash and t.started_at > $since and t.outcome in ('sending', 'accepted', 'delivered', 'unknown'))`;

/** What the delivery of some notices asks for, in one statement; alerts, which concern no single order, are left out. */
export async function readDueNotices(db: Queryable, ids: readonly string[], now: Instant): Promise<DueNotice[]> {
  const { rows } = await db.query<Row>({
    name: 'notice-due',
    text: `select n.id, n.order_id as "orderId", n.cause, n.recipient, n.template, n.params, n.created_at as "createdAt", n.attempts,
             n.due_at as "dueAt", n.slot_channel as "slotChannel",
             json_build_object('language', p.language, 'quiet', p.quiet, 'topicsOff', coalesce(p.topics_off, '{}')) as preference,
             coalesce((select json_agg(json_build_object('medium', r.medium, 'consent', r.consent, 'sealed', encode(r.sealed, 'base64'),
                         'since', round(extract(epoch from r.since) * 1000), 'topicsOff', r.topics_off, 'agreedOnce', ${AGREED_ONCE}))
                       from reach r where r.phone_hash = o.phone_hash), '[]') as reaches,
             ${SENT_SINCE.replace('$hash', 'o.phone_hash').replace('$since', '$2')} as "sentToday",
             o.order_no as "orderNo", o.code, o.phone_hash as "phoneHash", o.doc as document, c.sealed,
             coalesce(s.name, o.shop) as "shopName", coalesce(s.time_zone, 'Asia/Shanghai') as "timeZone",
             coalesce((select json_agg(json_build_object('channel', a.channel, 'outcome', a.outcome, 'code', a.code, 'sendId', a.send_id) order by a.started_at, a.id)
                       from attempt a where a.notice_id = n.id and a.started_at > coalesce(n.retried_at, '-infinity')), '[]') as tried
           from notice n join orders o on o.id = n.order_id left join contact c on c.order_id = o.id left join shop s on s.code = o.shop
             left join preference p on p.phone_hash = o.phone_hash
           where n.id = any($1::uuid[])`,
    values: [ids, new Date(now - DAY)],
  });
  return rows.map(({ sealed, reaches, ...row }) => ({
    ...row,
    contact: sealed ? (JSON.parse(unseal(sealed).toString('utf8')) as Contact) : null,
    reaches: reaches.map(({ sealed: address, ...reach }) => ({
      ...reach,
      address: address ? unseal(Buffer.from(address, 'base64')).toString('utf8') : null,
    })),
  }));
}

interface Row extends Omit<DueNotice, 'contact' | 'reaches'> {
  sealed: Buffer | null;
  reaches: (Omit<Reach, 'address'> & { sealed: string | null })[];
}

/** What becomes of a notice whose lease ends: a final state, or `pending` or `unknown` until `dueAt`. */
export interface Settlement {
  state: NoticeState;
  detail?: string;
  dueAt?: Instant;
  /** The channel whose turn `dueAt` is. */
  slotChannel?: string;
  isTry?: boolean;
}

/** Ends the lease of a notice. */
export async function settleNotice(db: Queryable, id: string, to: Settlement, now: Instant): Promise<void> {
  await settleNotices(db, [{ id, to }], now);
}

/** Says of some notices which message tells of them: what becomes of its notice becomes of them. Those whose lease is no longer ours are left alone. */
export async function bindToLeads(db: Queryable, bound: readonly { id: string; leadId: string }[], leasedUntil: Instant): Promise<void> {
  if (bound.length === 0) return;
  await db.query({
    name: 'notice-bind',
    text: `update notice n set lead_id = w.lead_id from unnest($1::uuid[], $2::uuid[]) as w(id, lead_id) where n.id = w.id and n.state = 'sending'
             and n.leased_until = $3`,
    values: [uuidArray(bound.map((b) => b.id)), uuidArray(bound.map((b) => b.leadId)), new Date(leasedUntil)],
  });
}

/** Notices that go again with one of these, by id with whose: its message may be out, and told of them. */
export async function readFollowers(db: Queryable, leadIds: readonly string[]): Promise<{ id: string; leadId: string }[]> {
  const { rows } = await db.query<{ id: string; leadId: string }>({
    name: 'notice-followers',
    text: `select id, lead_id as "leadId" from notice where lead_id = any($1::uuid[]) and state = 'unknown'`,
    values: [leadIds],
  });
  return rows;
}

/** What a message told of that never came, or of which nobody can tell, goes again each by itself. */
export async function freeFollowers(db: Queryable, leadId: string, now: Instant): Promise<void> {
  await db.query({
    name: 'notice-free-followers',
    text: `update notice set state = 'pending', lead_id = null, due_at = $2, detail = 'its answer was lost' where lead_id = $1 and state = 'unknown'`,
    values: [leadId, new Date(now)],
  });
}

/** Gives notices that are unknown as their lead was what became of it since; with a lead that goes again they go again. Answers how many. */
export async function followLeads(db: Queryable, now: Instant): Promise<number> {
  const { rowCount } = await db.query({
    name: 'notice-follow-leads',
    text: `update notice n set state = l.state, detail = l.detail, due_at = l.due_at, settled_at = l.settled_at, leased_until = null
           from notice l where n.lead_id = l.id and n.state = 'unknown' and n.due_at <= $1 and l.state not in ('unknown', 'sending', 'pending')`,
    values: [new Date(now)],
  });
  return rowCount ?? 0;
}

/**
 * Ends the leases of some notices, and of those that their messages tell of; one that is delivered stays so. What a message tells of that
 * may be out stays with it while it waits to go again.
 */
export async function settleNotices(db: Queryable, settled: readonly { id: string; to: Settlement }[], now: Instant): Promise<void> {
  if (settled.length === 0) return;
  const inOrder = [...settled].sort((a, b) => (a.id < b.id ? -1 : 1));
  await db.query({
    name: 'notice-settle',
    text: `update notice n set state = w.state, detail = w.detail, due_at = coalesce(w.due_at, n.due_at), slot_channel = w.slot, leased_until = null,
             settled_at = case when w.state not in ('pending', 'unknown', 'draft') then $7::timestamptz end,
             attempts = n.attempts + w.is_try::int
           from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::bool[]) as w(id, state, detail, due_at, slot, is_try)
           where (n.id = w.id or n.lead_id = w.id and n.state in ('sending', 'unknown', 'sent')) and n.state <> 'delivered'
             and not (w.state = 'pending' and n.state = 'unknown' and n.lead_id is not null)`,
    values: [
      uuidArray(inOrder.map((s) => s.id)),
      textArray(inOrder.map((s) => s.to.state)),
      textArray(inOrder.map((s) => s.to.detail ?? null)),
      momentArray(inOrder.map((s) => s.to.dueAt)),
      textArray(inOrder.map((s) => s.to.slotChannel ?? null)),
      boolArray(inOrder.map((s) => s.to.isTry ?? false)),
      new Date(now),
    ],
  });
}

/** Puts alerts for staff into the console: each with a try that is delivered, in one statement. */
export async function deliverToConsole(db: Queryable, notices: readonly { id: string; attemptId: string }[], now: Instant): Promise<void> {
  if (notices.length === 0) return;
  await db.query({
    name: 'notice-to-console',
    text: `with tries as (
             insert into attempt (id, notice_id, channel, outcome, started_at, ended_at)
             select w.attempt_id, w.id, 'console', 'delivered', $3, $3 from unnest($1::uuid[], $2::uuid[]) as w(id, attempt_id)
           )
           update notice set state = 'delivered', leased_until = null, settled_at = $3, attempts = attempts + 1 where id = any($1::uuid[])`,
    values: [notices.map((n) => n.id), notices.map((n) => n.attemptId), new Date(now)],
  });
}

/** How often a notice was tried, and whose it is; null when there is none. */
export async function readTries(db: Queryable, id: string): Promise<{ attempts: number; phoneHash: string | null } | null> {
  const { rows } = await db.query<{ attempts: number; phoneHash: string | null }>(
    'select n.attempts, o.phone_hash as "phoneHash" from notice n left join orders o on o.id = n.order_id where n.id = $1',
    [id],
  );
  return rows[0] ?? null;
}
