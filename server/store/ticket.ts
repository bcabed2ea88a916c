import { REPORT_KEY } from '../domain/exception/exception-key';
import type { Instant } from '../domain/shared/instant';
import type { ReportEvidence } from '../domain/ticket/evidence';
import type { ReportChecks } from '../domain/ticket/report-steps';
import type { ReportKind, TicketClass, TicketPriority, TicketState } from '../domain/ticket/ticket';
import type { Queryable } from './context';

/** A ticket as it stands; words and photos are read apart. */
export interface TicketRow {
  id: string;
  no: string;
  orderId: string;
  class: TicketClass;
  /** What the customer reported; null where systems or people noticed it. */
  kind: ReportKind | null;
  /** Code of the library of exceptions. */
  type: string;
  /** One ticket is open for one key of an order (domain/exception/exception-key.ts). */
  exceptionKey: string;
  /** '' when it is about the order itself. */
  shipmentKey: string;
  /** Cause that opened it; null for reports. */
  reason: string | null;
  priority: TicketPriority;
  state: TicketState;
  checks: ReportChecks;
  evidence: ReportEvidence;
  openedBy: string;
  openedAt: Instant;
  answerBy: Instant | null;
  answeredAt: Instant | null;
  ownerId: string | null;
  /** Since when the owner has had it. */
  ownedSince: Instant | null;
  /** How far up it was handed because nobody acted. */
  level: number;
  /** Since when its clocks stand still; null while they run. */
  pausedAt: Instant | null;
  pauseReason: string | null;
  cause: string | null;
  closedBy: string | null;
  closedAt: Instant | null;
  confirmedAt: Instant | null;
  reopened: number;
  /** When nothing of what opened it held any more, though staff had acted; null while it holds. */
  clearedAt: Instant | null;
}

/** A ticket that a customer opened. */
export type ReportTicket = TicketRow & { kind: ReportKind };

export function isReport(ticket: TicketRow): ticket is ReportTicket {
  return ticket.kind !== null;
}

/** Columns of a ticket `t`. */
export const TICKET_COLUMNS = `t.id, t.no, t.order_id as "orderId", t.class, t.kind, t.type, t.exception_key as "exceptionKey",
  t.shipment_key as "shipmentKey", t.reason, t.owned_since as "ownedSince", t.level, t.paused_at as "pausedAt", t.pause_reason as "pauseReason", t.priority, t.state, t.checks, t.evidence, t.opened_by as "openedBy",
  t.opened_at as "openedAt", t.answer_by as "answerBy", t.answered_at as "answeredAt", t.owner_id as "ownerId", t.cause,
  t.closed_by as "closedBy", t.closed_at as "closedAt", t.confirmed_at as "confirmedAt", t.reopened, t.cleared_at as "clearedAt"`;

/** Inserts a ticket; false when its number is taken. Throws when one is open for the same key of the order. */
export async function insertTicket(db: Queryable, ticket: TicketRow): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into ticket (id, no, order_id, class, kind, type, exception_key, shipment_key, reason, priority, state, checks, evidence,
       opened_by, opened_at, answer_by, owner_id, owned_since)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) on conflict (no) do nothing`,
    [
      ticket.id,
      ticket.no,
      ticket.orderId,
      ticket.class,
      ticket.kind,
      ticket.type,
      ticket.exceptionKey,
      ticket.shipmentKey,
      ticket.reason,
      ticket.priority,
      ticket.state,
      JSON.stringify(ticket.checks),
      JSON.stringify(ticket.evidence),
      ticket.openedBy,
      new Date(ticket.openedAt),
      moment(ticket.answerBy),
      ticket.ownerId,
      moment(ticket.ownedSince),
    ],
  );
  return rowCount === 1;
}

/** What may change of a ticket; absent fields stay. */
export type TicketChange = Partial<
  Pick<
    TicketRow,
    | 'priority'
    | 'state'
    | 'answerBy'
    | 'answeredAt'
    | 'ownerId'
    | 'ownedSince'
    | 'level'
    | 'pausedAt'
    | 'pauseReason'
    | 'cause'
    | 'closedBy'
    | 'closedAt'
    | 'confirmedAt'
    | 'reopened'
    | 'clearedAt'
  >
>;

const moment = (at: Instant | null) => (at === null ? null : new Date(at));

/** Saves the whole state of a ticket that is locked. */
export async function saveTicket<T extends TicketRow>(db: Queryable, ticket: T, change: TicketChange): Promise<T> {
  const next = { ...ticket, ...change };
  await db.query(
    `update ticket set state = $2, answer_by = $3, answered_at = $4, owner_id = $5, cause = $6, closed_by = $7, closed_at = $8,
       confirmed_at = $9, reopened = $10, priority = $11, owned_since = $12, level = $13, paused_at = $14, pause_reason = $15,
       cleared_at = $16 where id = $1`,
    [
      next.id,
      next.state,
      moment(next.answerBy),
      moment(next.answeredAt),
      next.ownerId,
      next.cause,
      next.closedBy,
      moment(next.closedAt),
      moment(next.confirmedAt),
      next.reopened,
      next.priority,
      moment(next.ownedSince),
      next.level,
      moment(next.pausedAt),
      next.pauseReason,
      moment(next.clearedAt),
    ],
  );
  return next;
}

/** One ticket; with `lock` until the transaction ends. Lock the order first: its record step does so too. */
export async function readTicket(db: Queryable, id: string, lock = false): Promise<TicketRow | null> {
  const { rows } = await db.query<TicketRow>(`select ${TICKET_COLUMNS} from ticket t where t.id = $1${lock ? ' for update' : ''}`, [id]);
  return rows[0] ?? null;
}

/** Open tickets that somebody was given since a moment. */
export async function countGivenSince(db: Queryable, ownerId: string, since: Instant): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*)::int as n from ticket where owner_id = $1 and state <> 'closed' and owned_since > $2`,
    [ownerId, new Date(since)],
  );
  return rows[0]!.n;
}

/** Open tickets of P0 and P1 that were opened since a moment. */
export async function countUrgentSince(db: Queryable, since: Instant): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*)::int as n from ticket where opened_at > $1 and state <> 'closed' and priority in ('P0', 'P1')`,
    [new Date(since)],
  );
  return rows[0]!.n;
}

/** The newest ticket of one key of an order that the caller holds locked: open, or closed last; null when there never was one. */
export async function findTicket(db: Queryable, orderId: string, exceptionKey: string): Promise<TicketRow | null> {
  const { rows } = await db.query<TicketRow>(
    `select ${TICKET_COLUMNS} from ticket t where t.order_id = $1 and t.exception_key = $2 order by t.state = 'closed', t.closed_at desc limit 1`,
    [orderId, exceptionKey],
  );
  return rows[0] ?? null;
}

/** The newest exception of an order that is about the same shipment for the same reason, whatever its type: open, or closed last. */
export async function findTicketOfReason(
  db: Queryable,
  orderId: string,
  { reason, shipmentKey }: { reason: string; shipmentKey: string },
): Promise<TicketRow | null> {
  const { rows } = await db.query<TicketRow>(
    `select ${TICKET_COLUMNS} from ticket t where t.order_id = $1 and t.kind is null and t.reason = $2 and t.shipment_key = $3
     order by t.state = 'closed', t.closed_at desc limit 1`,
    [orderId, reason, shipmentKey],
  );
  return rows[0] ?? null;
}

/** The open report of an order that the caller holds locked; null when there is none. */
export async function findOpenReport(db: Queryable, orderId: string): Promise<ReportTicket | null> {
  const ticket = await findTicket(db, orderId, REPORT_KEY);
  return ticket && isReport(ticket) && ticket.state !== 'closed' ? ticket : null;
}

/** A line of the list: the ticket with its order and owner by name. */
export interface TicketLine extends TicketRow {
  shop: string;
  orderNo: string;
  owner: string | null;
  photos: number;
}

/** What a line has beside its ticket. */
export const LINE_COLUMNS = `o.shop, o.order_no as "orderNo", s.name as owner, (select count(*) from ticket_photo p where p.ticket_id = t.id) as photos`;
export const LINE_TABLES = 'ticket t join orders o on o.id = t.order_id left join staff s on s.id = t.owner_id';

/** Tickets newest first, from `before` on. */
export async function pageTickets(
  db: Queryable,
  page: { state?: TicketState; shop?: string; before?: { openedAt: Instant; id: string }; limit: number },
): Promise<TicketLine[]> {
  const { before } = page;
  const { rows } = await db.query<TicketLine>(
    `select ${TICKET_COLUMNS}, ${LINE_COLUMNS} from ${LINE_TABLES}
     where ($1::text is null or t.state = $1) and ($2::text is null or o.shop = $2)
       and ($3::timestamptz is null or (t.opened_at, t.id) < ($3, $4::uuid))
     order by t.opened_at desc, t.id desc limit $5`,
    [page.state ?? null, page.shop ?? null, before ? new Date(before.openedAt) : null, before?.id ?? null, page.limit],
  );
  return rows;
}
