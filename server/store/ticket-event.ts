import type { Instant } from '../domain/shared/instant';
import type { TicketEvent, TicketEventKind } from '../domain/ticket/ticket-event';
import { newId } from '../platform/ids';
import type { Queryable } from './context';

/** Writes a line of a ticket's trail; `cause` is the stall or flag behind it. Throws when the cause has a line already. */
export async function insertTicketEvent(
  db: Queryable,
  event: {
    ticketId: string;
    orderId: string;
    at: Instant;
    actor: string;
    kind: TicketEventKind;
    detail?: TicketEvent['detail'];
    cause?: string;
  },
): Promise<void> {
  await db.query(
    'insert into ticket_event (id, ticket_id, order_id, at, actor, kind, detail, cause) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [
      newId(event.at),
      event.ticketId,
      event.orderId,
      new Date(event.at),
      event.actor,
      event.kind,
      JSON.stringify(event.detail ?? {}),
      event.cause ?? null,
    ],
  );
}

/** Id of the ticket that a cause of an order opened or raised; null when it did not yet. */
export async function ticketOfCause(db: Queryable, orderId: string, cause: string): Promise<string | null> {
  const { rows } = await db.query<{ ticketId: string }>(
    'select ticket_id as "ticketId" from ticket_event where order_id = $1 and cause = $2',
    [orderId, cause],
  );
  return rows[0]?.ticketId ?? null;
}

/** Id of the ticket that the consequences of a stall opened or raised last, whichever of them did; null when none did. */
export async function newestTicketOfStall(db: Queryable, orderId: string, stallCause: string): Promise<string | null> {
  const { rows } = await db.query<{ ticketId: string }>(
    `select ticket_id as "ticketId" from ticket_event where order_id = $1 and starts_with(cause, $2) order by at desc, id desc limit 1`,
    [orderId, `${stallCause}|`],
  );
  return rows[0]?.ticketId ?? null;
}

/** The trail of a ticket, oldest first, with the names of staff. */
export async function listTicketEvents(
  db: Queryable,
  ticketId: string,
): Promise<(TicketEvent & { id: string; actorName: string | null })[]> {
  const { rows } = await db.query<TicketEvent & { id: string; actorName: string | null }>(
    `select e.id, e.at, e.actor, s.name as "actorName", e.kind, e.detail from ticket_event e
     left join staff s on e.actor = 'staff:' || s.id where e.ticket_id = $1 order by e.at, e.id`,
    [ticketId],
  );
  return rows;
}
