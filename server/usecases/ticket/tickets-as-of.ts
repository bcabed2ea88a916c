import type { Instant } from '@/server/domain/shared/instant';
import type { OrderTicket } from '@/server/domain/ticket/ticket';
import type { TicketLine } from '@/server/store/ticket';

/** Tickets as they stood at a past moment: their state is what the log said by then, what came later is left out. */
export function ticketsAsOf(tickets: readonly TicketLine[], told: readonly OrderTicket[], at: Instant): TicketLine[] {
  const until = (moment: Instant | null) => (moment !== null && moment <= at ? moment : null);
  return tickets.flatMap((ticket) => {
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
