import type { Contact } from '../domain/order/contact';
import type { Instant } from '../domain/shared/instant';
import { unseal } from '../platform/crypto';
import type { Queryable } from './context';

/** What the ledger tells of a notice beside its line: cost of its tries, and whom it is for, not masked yet. */
export interface LedgerExtra {
  id: string;
  costs: { currency: string; micros: number }[];
  /** Of the notice's customer; null of others. */
  contact: Contact | null;
  /** Name of the group or of the carrier's contact. */
  name: string | null;
  /** Other notices that its message tells of. */
  followers: number;
}

/** The same for some notices. */
export async function readLedgerExtras(db: Queryable, ids: readonly string[]): Promise<Map<string, LedgerExtra>> {
  const { rows } = await db.query<Omit<LedgerExtra, 'contact'> & { sealed: Buffer | null }>(
    `select n.id, coalesce(g.name, k.carrier) as name,
       case when n.recipient = 'customer' then c.sealed end as sealed,
       (select count(*)::int from notice f where f.lead_id = n.id) as followers,
       coalesce((select json_agg(json_build_object('currency', currency, 'micros', micros)) from (
         select a.currency, sum(a.cost_micros)::float8 as micros from attempt a where a.notice_id = n.id and a.cost_micros > 0 group by 1) s), '[]') as costs
     from notice n
     left join contact c on c.order_id = n.order_id
     left join staff_group g on n.recipient = 'group:' || g.id
     left join carrier_contact k on n.recipient = 'contact:' || k.id
     where n.id = any($1::uuid[])`,
    [ids],
  );
  return new Map(
    rows.map(({ sealed, ...row }) => [
      row.id,
      { ...row, contact: sealed ? (JSON.parse(unseal(sealed).toString('utf8')) as Contact) : null },
    ]),
  );
}

/** One try as the ledger tells of it, with every receipt of its provider. */
export interface AttemptStory {
  id: string;
  channel: string;
  outcome: string;
  code: string | null;
  detail: string | null;
  providerId: string | null;
  /** Our id at the provider. */
  sendId: string | null;
  parts: number | null;
  costMicros: number | null;
  currency: string | null;
  startedAt: Instant;
  endedAt: Instant | null;
  receipts: { status: string; code: string | null; receivedAt: Instant }[];
}

/** A notice of the same message. */
export interface ToldWith {
  id: string;
  orderId: string | null;
  orderNo: string | null;
  template: string;
}

export interface NoticeStory {
  attempts: AttemptStory[];
  /** The notice whose message tells of this one. */
  lead: ToldWith | null;
  /** Notices that this one's message tells of. */
  followers: ToldWith[];
}

/** All tries of a notice and of the message that tells of it, oldest first; null when there is no such notice. */
export async function readNoticeStory(db: Queryable, id: string): Promise<NoticeStory | null> {
  const { rows } = await db.query<NoticeStory>(
    `select
       coalesce((select json_agg(json_build_object('id', a.id, 'channel', a.channel, 'outcome', a.outcome, 'code', a.code, 'detail', a.detail,
           'providerId', a.provider_id, 'sendId', a.send_id, 'parts', a.parts, 'costMicros', a.cost_micros, 'currency', a.currency,
           'startedAt', (extract(epoch from a.started_at) * 1000)::bigint, 'endedAt', (extract(epoch from a.ended_at) * 1000)::bigint,
           'receipts', coalesce((select json_agg(json_build_object('status', r.status, 'code', r.code,
               'receivedAt', (extract(epoch from r.received_at) * 1000)::bigint) order by r.received_at, r.status)
             from receipt r where r.channel = a.channel and r.provider_id = a.provider_id), '[]')) order by a.started_at, a.id)
         from attempt a where a.notice_id in (n.id, n.lead_id)), '[]') as attempts,
       (select json_build_object('id', l.id, 'orderId', l.order_id, 'orderNo', o.order_no, 'template', l.template)
         from notice l left join orders o on o.id = l.order_id
         where l.id = coalesce(n.lead_id, (select b.lead_id from staff_alert_bundle b where b.notice_id = n.id and b.lead_id <> n.id))) as lead,
       coalesce((select json_agg(json_build_object('id', f.id, 'orderId', f.order_id, 'orderNo', o.order_no, 'template', f.template) order by f.id)
         from (select lead.id from notice lead where lead.lead_id = n.id
               union select b.notice_id from staff_alert_bundle b where b.lead_id = n.id and b.notice_id <> n.id limit 50) told
         join notice f on f.id = told.id
         left join orders o on o.id = f.order_id), '[]') as followers
     from notice n where n.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** A heap of notices that came to nothing for one reason. */
export interface HeapRow {
  state: 'dead' | 'failed';
  detail: string | null;
  count: number;
  oldestAt: Instant;
  newestAt: Instant;
}

/** Notices that were given up or failed, by reason, the highest heap first; what was written before `since` is left out. */
export async function readHeaps(db: Queryable, since: Instant): Promise<HeapRow[]> {
  const { rows } = await db.query<HeapRow>(
    `select state, detail, count(*)::int as count, min(created_at) as "oldestAt", max(created_at) as "newestAt"
     from notice where state in ('dead', 'failed') and created_at >= $1 group by 1, 2 order by 3 desc, 1, 2 limit 50`,
    [new Date(since)],
  );
  return rows;
}
