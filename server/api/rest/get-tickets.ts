import { z } from 'zod';
import { line } from '@/server/domain/intake/schema-parts';
import { toIso } from '@/server/domain/shared/instant';
import { sayTicketNo } from '@/server/domain/ticket/ticket-no';
import { pageOfTickets, type TicketList } from '@/server/usecases/ticket/read-tickets';
import { answerGet } from './answer-call';
import { decodeCursor, encodeCursor } from './cursor';
import { readQuestion } from './read-question';

/** Query of `GET /api/v1/tickets`. */
export const ticketQuery = z
  .object({
    state: z.enum(['open', 'answered', 'closed']).optional(),
    shop: line(64).optional(),
    cursor: z.string().max(200).optional().meta({ description: '`nextCursor` of the page before.' }),
  })
  .meta({ id: 'TicketQuery' });

const iso = (at: number | null) => (at === null ? null : toIso(at));

/** A ticket as the API tells it: how it stands, and nothing that anybody wrote or photographed. */
export function presentTicket(ticket: Omit<TicketList['tickets'][number], 'name' | 'dueAt'>) {
  return {
    id: ticket.id,
    no: sayTicketNo(ticket.no),
    shop: ticket.shop,
    orderNo: ticket.orderNo,
    class: ticket.class,
    kind: ticket.kind,
    type: ticket.type,
    reason: ticket.reason,
    priority: ticket.priority,
    state: ticket.state,
    checks: ticket.checks,
    openedAt: toIso(ticket.openedAt),
    answerBy: iso(ticket.answerBy),
    answeredAt: iso(ticket.answeredAt),
    owner: ticket.owner,
    photos: ticket.photos,
    cause: ticket.cause,
    closedAt: iso(ticket.closedAt),
    confirmedAt: iso(ticket.confirmedAt),
    reopened: ticket.reopened,
  };
}

/** `GET /api/v1/tickets`: what has to be answered, or was; newest first. */
export function getTickets(request: Request): Promise<Response> {
  return answerGet(request, 'read', async ({ ctx, url }) => {
    const { cursor, ...filter } = readQuestion(Object.fromEntries(url.searchParams), ticketQuery);
    const from = cursor === undefined ? undefined : decodeCursor(cursor);
    const page = await pageOfTickets(ctx, { ...filter, before: from && { openedAt: from.at, id: from.id } });
    const next = page.next && { at: page.next.openedAt, id: page.next.id };
    return { status: 200, body: { tickets: page.tickets.map(presentTicket), nextCursor: encodeCursor(next) } };
  });
}
