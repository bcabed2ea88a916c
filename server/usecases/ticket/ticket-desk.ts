import type { CalendarBook } from '@/server/domain/calendar/calendar-book';
import { DEFAULT_EXCEPTIONS } from '@/server/domain/exception/default-exceptions';
import type { ExceptionType } from '@/server/domain/exception/exception-type';
import { countingBy } from '@/server/domain/rule/counting';
import { moveClocks, stepOwedBy, type TicketMove } from '@/server/domain/ticket/move-clocks';
import { loadCalendars } from '@/server/store/calendar';
import type { Context } from '@/server/store/context';
import { loadExceptions } from '@/server/store/exception-library';
import { isReport, saveTicket, type TicketRow } from '@/server/store/ticket';
import { readClocks, saveClocks } from '@/server/store/ticket-clock';
import type { TicketGround } from './lock-ticket';

/** The type of a ticket as the library has it now; what the library no longer has is as it shipped, or of the same class. */
export async function typeOfTicket(tx: Context, ticket: Pick<TicketRow, 'type' | 'class'>): Promise<ExceptionType> {
  const library = [...(await loadExceptions(tx.db)), ...DEFAULT_EXCEPTIONS];
  const type = library.find((one) => one.code === ticket.type) ?? library.find((one) => one.class === ticket.class);
  if (!type) throw new Error(`no type of exception for the class ${ticket.class}`);
  return type;
}

/** How clocks of tickets are counted where a shop is. */
export function countingOf(book: CalendarBook, timeZone: string) {
  return (calendar: string) => countingBy(calendar, book, timeZone);
}

/**
 * Moves the clocks of a ticket that is locked and saves them. Of an exception the ticket says by when the next step is owed; of a
 * report that is what its customer was promised, which only a new promise changes.
 */
export async function moveTicketClocks<T extends TicketRow>(tx: Context, ground: TicketGround, ticket: T, move: TicketMove): Promise<T> {
  const now = tx.now();
  const [book, clocks, type] = [
    await loadCalendars(tx.db),
    (await readClocks(tx.db, [ticket.id])).get(ticket.id) ?? [],
    await typeOfTicket(tx, ticket),
  ];
  const at = { now, isPaused: ticket.pausedAt !== null };
  const moved = moveClocks(clocks, move, type.sla, at, countingOf(book, ground.timeZone));
  await saveClocks(tx.db, ticket.id, moved);
  const answerBy = isReport(ticket) ? ticket.answerBy : stepOwedBy(moved);
  return answerBy === ticket.answerBy ? ticket : saveTicket(tx.db, ticket, { answerBy });
}
