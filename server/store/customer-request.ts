import type { RequestKind, RequestState } from '../domain/order/customer-word';
import type { Instant } from '../domain/shared/instant';
import { seal, unseal } from '../platform/crypto';
import type { Queryable } from './context';

/** The personal part of what was asked; fields that its kind does not have are left out. */
export interface RequestDetails {
  address?: string;
  postcode?: string;
  /** The address that was in force before, once the new one is. */
  replaced?: string;
  /** Whom the invoice is made out to, its tax number, and where it is sent. */
  title?: string;
  taxNo?: string;
  email?: string;
}

/** What goes back with an answer. */
export interface RequestAnswer {
  /** Number of the invoice, or where it can be fetched. */
  invoice?: string;
}

/** State of a row; `withdrawn` is a request that the customer took back. */
export type RequestRowState = RequestState | 'withdrawn';

export interface RequestRow {
  id: string;
  orderId: string;
  identity: string;
  kind: RequestKind;
  state: RequestRowState;
  /** `customer:<tier>` or `staff:<id>`. */
  askedBy: string;
  askedAt: Instant;
  answerBy: Instant;
  details: RequestDetails | null;
  answer: RequestAnswer | null;
  answeredBy: string | null;
  closedAt: Instant | null;
}

const COLUMNS = `r.id, r.order_id as "orderId", r.identity, r.kind, r.state, r.asked_by as "askedBy", r.asked_at as "askedAt",
  r.answer_by as "answerBy", r.sealed, r.answer, r.answered_by as "answeredBy", r.closed_at as "closedAt"`;

type Stored = Omit<RequestRow, 'details' | 'answer'> & { sealed: Buffer | null; answer: Buffer | null };

function opened({ sealed, answer, ...row }: Stored): RequestRow {
  return { ...row, details: open<RequestDetails>(sealed), answer: open<RequestAnswer>(answer) };
}

function open<T>(sealed: Buffer | null): T | null {
  return sealed ? (JSON.parse(unseal(sealed).toString('utf8')) as T) : null;
}

const sealed = (value: unknown) => (value === null ? null : seal(JSON.stringify(value)));

export async function insertRequest(db: Queryable, row: RequestRow): Promise<void> {
  await db.query(
    `insert into customer_request (id, order_id, identity, kind, state, asked_by, asked_at, answer_by, sealed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      row.id,
      row.orderId,
      row.identity,
      row.kind,
      row.state,
      row.askedBy,
      new Date(row.askedAt),
      new Date(row.answerBy),
      sealed(row.details),
    ],
  );
}

/** What was asked about one order, newest first. */
export async function readRequests(db: Queryable, orderId: string): Promise<RequestRow[]> {
  const { rows } = await db.query<Stored>({
    name: 'request-of-order',
    text: `select ${COLUMNS} from customer_request r where r.order_id = $1 order by r.asked_at desc, r.id desc limit 50`,
    values: [orderId],
  });
  return rows.map(opened);
}

/** One request; null when there is none. */
export async function readRequest(db: Queryable, id: string): Promise<RequestRow | null> {
  const { rows } = await db.query<Stored>(`select ${COLUMNS} from customer_request r where r.id = $1`, [id]);
  return rows[0] ? opened(rows[0]) : null;
}

/** What became of a request. Its personal part goes once nobody needs it any more; an answer given before stays. */
export async function saveRequestState(
  db: Queryable,
  row: Pick<RequestRow, 'id' | 'state' | 'details' | 'closedAt'> & { answeredBy?: string; answer?: RequestAnswer },
): Promise<void> {
  await db.query(
    `update customer_request set state = $2, answered_by = coalesce($3, answered_by), answer = coalesce($4, answer), closed_at = $5,
       sealed = $6
     where id = $1`,
    [
      row.id,
      row.state,
      row.answeredBy ?? null,
      sealed(row.answer ?? null),
      row.closedAt === null ? null : new Date(row.closedAt),
      sealed(row.details),
    ],
  );
}

/** Requests that wait for somebody of the shop, the most urgent first. */
export interface OpenRequest {
  id: string;
  orderId: string;
  shop: string;
  orderNo: string;
  kind: RequestKind;
  state: RequestRowState;
  askedAt: Instant;
  answerBy: Instant;
}

export async function listOpenRequests(db: Queryable, limit: number): Promise<OpenRequest[]> {
  const { rows } = await db.query<OpenRequest>(
    `select r.id, r.order_id as "orderId", o.shop, o.order_no as "orderNo", r.kind, r.state, r.asked_at as "askedAt", r.answer_by as "answerBy"
     from customer_request r join orders o on o.id = r.order_id
     where r.closed_at is null order by r.answer_by limit $1`,
    [limit],
  );
  return rows;
}

/** Orders with open requests whose state in the log may have moved on, those looked at least recently first. */
export async function ordersWithOpenRequests(db: Queryable, afterId: string, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ orderId: string }>(
    `select distinct order_id as "orderId" from customer_request where closed_at is null and order_id > $1 order by order_id limit $2`,
    [afterId, limit],
  );
  return rows.map((row) => row.orderId);
}
