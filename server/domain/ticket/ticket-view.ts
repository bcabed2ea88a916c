/**
 * Views of the list of tickets: `open` is ours to act on, `mine` what I look after, `unowned` what nobody does, `overdue` what is
 * past its promised answer or one of its clocks, `mentioned` what colleagues asked me to read, `unconfirmed` what is closed and
 * waits for its customer's word.
 */
export const TICKET_VIEWS = ['open', 'mine', 'unowned', 'overdue', 'mentioned', 'answered', 'unconfirmed', 'closed'] as const;
export type TicketView = (typeof TICKET_VIEWS)[number];

/** How customers tell staff that a case is settled, when they do not on their own page. */
export const CONFIRMED_BY = ['phone', 'chat', 'email', 'in_person'] as const;
export type ConfirmedBy = (typeof CONFIRMED_BY)[number];
