import type { OrderDocument } from '@/server/domain/order/order-document';
import { ratingTurn } from '@/server/domain/rating/rating';
import type { Language } from '@/server/domain/shared/language';
import { ticketForCustomer } from '@/server/domain/ticket/ticket';
import { sayTicketNo } from '@/server/domain/ticket/ticket-no';
import { formatMoment, type Viewer } from '@/server/domain/wording/dates';
import { reportMessages } from './messages/report';
import { ticketMessages } from './messages/ticket';
import { wishMessages } from './messages/wishes';
import type { Offer } from './page-action';

/** What the order page says of reports, ratings and messages. */
export interface AftercareModel {
  ticket: { title: string; stand: string; href: string; words: string; tone: 'go' | 'warn' | 'done' } | null;
  /** For the first screen, while a report is open. */
  offer: Offer | null;
  /** Where a score goes; null while nobody is asked. */
  rate: string | null;
  links: { words: string; href: string }[];
}

/** How the newest ticket stands, whether to ask for a score, and where to report a problem or choose about messages. */
export function describeAftercare(input: {
  document: OrderDocument;
  language: Language;
  viewer: Viewer;
  /** Of the order's page. */
  path: string;
}): AftercareModel {
  const { document, language, viewer, path } = input;
  const w = wishMessages(language);
  const turn = ratingTurn(document, viewer.now);
  const ticket = ticketForCustomer(document.state.tickets);
  const isOpen = ticket !== null && ticket.state !== 'closed';
  return {
    ticket: ticket ? describeTicketStrip(ticket, input) : null,
    offer: isOpen ? { words: ticketMessages(language).open, href: `${path}/do/ticket`, isWaitedFor: true } : null,
    rate: turn === 'ask' ? `${path}/do/rate` : null,
    links: [
      ...(isOpen && ticket.kind !== null ? [] : [{ words: reportMessages(language).title, href: `${path}/do/report` }]),
      ...(turn === 'change' ? [{ words: w.rateThanks(document.state.rating!.score), href: `${path}/do/rate` }] : []),
      { words: w.prefTitle, href: `${path}/do/preferences` },
    ],
  };
}

type Ticket = NonNullable<OrderDocument['state']['tickets']>[number];

function describeTicketStrip(
  ticket: Ticket,
  { language, viewer, path }: { language: Language; viewer: Viewer; path: string },
): AftercareModel['ticket'] {
  const m = ticketMessages(language);
  const { state, answerBy, no, kind } = ticket;
  const common = { title: kind === null ? m.fromUs : m.no(sayTicketNo(no)), href: `${path}/do/ticket` };
  if (state === 'closed') return { ...common, stand: m.closed, words: m.solved, tone: 'done' };
  if (kind === null) return { ...common, stand: state === 'open' ? m.working : m.wrote, words: m.read, tone: 'go' };
  if (state === 'answered' || answerBy === undefined) return { ...common, stand: m.answered, words: m.open, tone: 'go' };
  const isLate = answerBy < viewer.now;
  const time = formatMoment(answerBy, language, viewer);
  return { ...common, stand: isLate ? m.late(time) : m.answerBy(time), words: m.open, tone: isLate ? 'warn' : 'go' };
}
