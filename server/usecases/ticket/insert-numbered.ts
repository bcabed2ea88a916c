import { TICKET_NO_DIGITS } from '@/server/domain/ticket/ticket-no';
import { newDigits, newId } from '@/server/platform/ids';
import type { Context } from '@/server/store/context';
import { insertTicket, type TicketRow } from '@/server/store/ticket';

const TRIES = 5;

/** What a ticket is opened with; the rest follows from its being new. */
export type NewTicket = Pick<
  TicketRow,
  | 'orderId'
  | 'class'
  | 'kind'
  | 'type'
  | 'exceptionKey'
  | 'shipmentKey'
  | 'reason'
  | 'priority'
  | 'checks'
  | 'evidence'
  | 'openedBy'
  | 'openedAt'
  | 'answerBy'
>;

/** Inserts an open ticket under a number that nobody can guess. Throws when one is open for its key. */
export async function insertNumbered<T extends NewTicket>(tx: Context, fields: T): Promise<TicketRow & Pick<T, 'kind'>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const ticket = {
      ...fields,
      id: newId(fields.openedAt),
      no: newDigits(TICKET_NO_DIGITS),
      state: 'open' as const,
      answeredAt: null,
      ownerId: null,
      ownedSince: null,
      level: 0,
      pausedAt: null,
      pauseReason: null,
      cause: null,
      closedBy: null,
      closedAt: null,
      confirmedAt: null,
      reopened: 0,
      clearedAt: null,
    };
    if (await insertTicket(tx.db, ticket)) return ticket;
  }
  throw new Error('no free ticket number was found');
}
