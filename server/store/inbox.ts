import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

export type InboxTable = 'inbox_event' | 'inbox_order';

/** One event as a system without an interface wrote it, by the names of the REST interface; null where it wrote nothing. */
export interface InboxRow {
  id: number;
  source: string;
  shop: string | null;
  orderNo: string | null;
  carrier: string | null;
  trackingNo: string | null;
  code: string | null;
  sourceCode: string | null;
  eventId: string | null;
  occurredAt: Instant | null;
  place: string | null;
  province: string | null;
  city: string | null;
  note: string | null;
  paymentNo: string | null;
  paymentMethod: string | null;
  paymentAmount: string | null;
  paymentCurrency: string | null;
  paymentState: string | null;
  expectedBy: Instant | null;
  warehouse: string | null;
}

/** What became of a row, for whoever wrote it. */
export interface InboxOutcome {
  id: number;
  state: 'recorded' | 'duplicate' | 'unmapped' | 'refused';
  /** Column that is wrong, and how to mend it; no column where the row could be read and yet not be recorded. */
  field?: string;
  reason?: string;
}

/** The oldest rows that nobody has taken, locked until the transaction ends; rows that another one holds are passed over. */
export async function lockNewInboxRows(db: Queryable, most: number): Promise<InboxRow[]> {
  const { rows } = await db.query({
    name: 'lock-inbox',
    text: `select id, source, shop, order_no as "orderNo", carrier, tracking_no as "trackingNo", code, source_code as "sourceCode",
        event_id as "eventId", occurred_at as "occurredAt", place, province, city, note, payment_no as "paymentNo",
        payment_method as "paymentMethod", payment_amount as "paymentAmount", payment_currency as "paymentCurrency",
        payment_state as "paymentState", expected_by as "expectedBy", warehouse
      from inbox_event where state = 'new' order by id limit $1 for update skip locked`,
    values: [most],
  });
  return rows as InboxRow[];
}

/** The oldest orders that nobody has taken, each as it was written, locked until the transaction ends. */
export async function lockNewInboxOrders(db: Queryable, most: number): Promise<{ id: number; body: unknown }[]> {
  const { rows } = await db.query({
    name: 'lock-inbox-orders',
    text: `select id, body from inbox_order where state = 'new' order by id limit $1 for update skip locked`,
    values: [most],
  });
  return rows as { id: number; body: unknown }[];
}

/** Says what became of rows. Of orders nothing else stays, of events the words of people go: the log has them without who they name. */
export async function settleInboxRows(db: Queryable, table: InboxTable, outcomes: readonly InboxOutcome[], at: Instant): Promise<void> {
  await db.query({
    name: `settle-${table}`,
    text: `update ${table} e set state = o.state, field = o.field, reason = o.reason, taken_at = $5 ${table === 'inbox_order' ? ', body = null' : ', note = null'}
      from unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) as o(id, state, field, reason) where e.id = o.id`,
    values: [
      outcomes.map((o) => o.id),
      outcomes.map((o) => o.state),
      outcomes.map((o) => o.field ?? null),
      outcomes.map((o) => o.reason?.slice(0, 500) ?? null),
      new Date(at),
    ],
  });
}

/** How many rows of the inbox are in which state. */
export async function countInbox(db: Queryable): Promise<Record<string, number>> {
  const { rows } = await db.query<{ state: string; n: number }>(
    'select state, count(*)::int as n from (select state from inbox_event union all select state from inbox_order) as rows group by state',
  );
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
}

/** A role of the database and the sources it may write as; `shop` lets it write orders. */
export interface InboxWriter {
  role: string;
  sources: string[];
}

/** Roles that may write into the inbox, by name. */
export async function readInboxWriters(db: Queryable): Promise<InboxWriter[]> {
  const { rows } = await db.query<InboxWriter>(
    'select role, array_agg(source order by source) as sources from inbox_writer group by role order by role',
  );
  return rows;
}

/** A row that could not be taken. */
export interface RefusedInboxRow {
  table: InboxTable;
  id: number;
  writtenBy: string;
  takenAt: Instant;
  /** What of it is wrong; null when it could be read and yet not be recorded. */
  field: string | null;
  reason: string;
}

/** The rows that were refused last. */
export async function readRefusedInboxRows(db: Queryable, most: number): Promise<RefusedInboxRow[]> {
  const columns = 'id, written_by as "writtenBy", taken_at as "takenAt", field, reason';
  const { rows } = await db.query(
    `select 'inbox_event' as table, ${columns} from inbox_event where state = 'refused'
     union all select 'inbox_order', ${columns} from inbox_order where state = 'refused'
     order by "takenAt" desc, id desc limit $1`,
    [most],
  );
  return rows as RefusedInboxRow[];
}
