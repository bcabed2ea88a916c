import type { Instant } from '../domain/shared/instant';
import { seal, unseal } from '../platform/crypto';
import type { Queryable } from './context';

/** `remark` of the customer, `reply` and `closing` to the customer; `note` and `handover`, for the next owner, for staff only. */
export type MessageKind = 'remark' | 'reply' | 'note' | 'handover' | 'closing';

export interface TicketMessage {
  id: string;
  /** `customer` or `staff:<id>`. */
  author: string;
  /** Name of the member of staff; null for customers. */
  authorName: string | null;
  kind: MessageKind;
  body: string;
  createdAt: Instant;
}

/** Keeps one thing said, encrypted. */
export async function insertTicketMessage(
  db: Queryable,
  message: { id: string; ticketId: string; author: string; kind: MessageKind; body: string; createdAt: Instant },
): Promise<void> {
  await db.query('insert into ticket_message (id, ticket_id, author, kind, sealed, created_at) values ($1, $2, $3, $4, $5, $6)', [
    message.id,
    message.ticketId,
    message.author,
    message.kind,
    seal(message.body),
    new Date(message.createdAt),
  ]);
}

/** What was said in a ticket, oldest first. */
export async function listTicketMessages(db: Queryable, ticketId: string): Promise<TicketMessage[]> {
  const { rows } = await db.query<Omit<TicketMessage, 'body'> & { sealed: Buffer }>(
    `select m.id, m.author, s.name as "authorName", m.kind, m.sealed, m.created_at as "createdAt"
     from ticket_message m left join staff s on m.author = 'staff:' || s.id
     where m.ticket_id = $1 order by m.created_at, m.id`,
    [ticketId],
  );
  return rows.map(({ sealed, ...row }) => ({ ...row, body: unseal(sealed).toString('utf8') }));
}
