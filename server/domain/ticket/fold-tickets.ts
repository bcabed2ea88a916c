import { type EffectiveFact, isActual } from '../tracking/effective-facts';
import type { OrderTicket, TicketState } from './ticket';

const STATE_AFTER: Record<string, TicketState> = {
  'ticket.opened': 'open',
  'ticket.asked': 'open',
  'ticket.put_off': 'open',
  'ticket.answered': 'answered',
  'ticket.closed': 'closed',
  'ticket.told': 'answered',
  'ticket.replied': 'open',
  'ticket.settled': 'closed',
};

/** Tickets of one order as its facts tell of them, in total order, the first opened first. */
export function foldTickets(facts: readonly EffectiveFact[]): OrderTicket[] {
  const tickets = new Map<string, OrderTicket>();
  for (const fact of facts) {
    const word = fact.data?.ticket;
    const state = STATE_AFTER[fact.code ?? ''];
    if (!word || !state || !isActual(fact)) continue;
    const before = tickets.get(word.id);
    const at = fact.effectiveAt;
    tickets.set(word.id, {
      id: word.id,
      no: word.no,
      kind: word.kind,
      state,
      openedAt: before?.openedAt ?? at,
      since: before?.state === state ? before.since : at,
      ...(state === 'open' && word.answerBy !== undefined ? { answerBy: word.answerBy } : {}),
      identity: before?.identity ?? fact.identity,
    });
  }
  return [...tickets.values()];
}
