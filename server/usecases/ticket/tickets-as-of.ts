import type { Instant } from '@/server/domain/shared/instant';
import type { OrderTicket } from '@/server/domain/ticket/ticket';
import { isReport, type TicketLine } from '@/server/store/ticket';

/** Tickets as they stood at a past moment: their state is what the log said by then, what came later is left out. */
export function ticketsAsOf(tickets: readonly TicketLine[], told: readonly OrderTicket[], at: Instant): TicketLine[] {
  const until = (moment: Instant | null) => (moment !== null && moment <= at ? moment : null);
  return tickets.flatMap((ticket) => {
    if (!isReport(ticket)) return exceptionAsOf(ticket, at);
    const then = told.find((one) => one.id === ticket.id);
    if (!then) return [];
    const isClosed = then.state === 'closed';
    return {
      ...ticket,
      state: then.state,
      answerBy: then.answerBy ?? null,
      answeredAt: until(ticket.answeredAt),
      closedAt: isClosed ? then.since : null,
      cause: isClosed ? ticket.cause : null,
      confirmedAt: until(ticket.confirmedAt),
    };
  });
}

/** Of an exception the log says nothing: its own moments do. */
function exceptionAsOf(ticket: TicketLine, at: Instant): TicketLine[] {
  if (ticket.openedAt > at) return [];
  if (ticket.closedAt !== null && ticket.closedAt <= at) return [ticket];
  return [{ ...ticket, state: 'open', answerBy: null, cause: null, closedBy: null, closedAt: null, confirmedAt: null }];
}
