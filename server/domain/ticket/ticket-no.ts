/** Digits of a ticket's number: few enough to say, too many to guess whose it is. */
export const TICKET_NO_DIGITS = 7;

/** As people read it to each other: `482-7193`. */
export function sayTicketNo(no: string): string {
  return `${no.slice(0, 3)}-${no.slice(3)}`;
}
