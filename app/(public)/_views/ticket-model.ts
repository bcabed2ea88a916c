import type { Instant } from '@/server/domain/shared/instant';
import type { Language } from '@/server/domain/shared/language';
import type { ReportKind, TicketState } from '@/server/domain/ticket/ticket';
import { sayTicketNo } from '@/server/domain/ticket/ticket-no';
import { formatMoment, type Viewer } from '@/server/domain/wording/dates';
import { textIn } from '@/server/domain/wording/text-in';
import { REPORT_NAMES } from '@/server/domain/wording/ticket-words';
import { type TicketMessages, ticketMessages } from './messages/ticket';

type Tone = 'go' | 'warn' | 'done' | 'quiet';

/** A ticket as its customer reads it. */
export interface TicketModel {
  id: string;
  no: string;
  what: string;
  /** How it stands, in one sentence. */
  stand: string;
  tone: Tone;
  lines: { id: string; who: string; when: string; words: string; isOurs: boolean }[];
  photos: { id: string; name: string; canShow: boolean }[];
  /** Photos there are, but they came another way than this reader. */
  hasHiddenPhotos: boolean;
  isClosed: boolean;
  /** Closed by us and not confirmed: the customer is asked. */
  asks: boolean;
  canAdd: boolean;
  /** Words of the button that ends it; null where there is nothing to end. */
  settle: string | null;
}

/** What was read of a ticket; names only what this page needs. */
export interface TicketToTell {
  ticket: {
    id: string;
    no: string;
    kind: ReportKind | null;
    state: TicketState;
    answerBy: Instant | null;
    closedBy: string | null;
    confirmedAt: Instant | null;
  };
  messages: { id: string; author: string; kind: 'remark' | 'reply' | 'note' | 'closing'; body: string; createdAt: Instant }[];
  photos: { id: string; mediaType: string }[];
  hasHiddenPhotos: boolean;
  canReopen: boolean;
}

/** What the ticket's page says. */
export function describeTicket(told: TicketToTell, language: Language, viewer: Viewer): TicketModel {
  const m = ticketMessages(language);
  const { ticket, messages, photos, hasHiddenPhotos, canReopen } = told;
  const isClosed = ticket.state === 'closed';
  const isOurs = (author: string) => author !== 'customer';
  return {
    id: ticket.id,
    no: sayTicketNo(ticket.no),
    what: ticket.kind === null ? m.fromUs : textIn(REPORT_NAMES[ticket.kind], language),
    ...standOf(ticket, messages.at(-1)?.author === 'customer', m, language, viewer),
    lines: messages.map(({ id, author, kind, body, createdAt }) => ({
      id,
      who: kind === 'closing' ? m.result : isOurs(author) ? m.us : m.you,
      when: formatMoment(createdAt, language, viewer),
      words: body,
      isOurs: isOurs(author),
    })),
    photos: photos.map((photo, at) => ({ id: photo.id, name: m.photo(at + 1), canShow: photo.mediaType !== 'image/heic' })),
    hasHiddenPhotos,
    isClosed,
    asks: isClosed && ticket.confirmedAt === null,
    canAdd: !isClosed || canReopen,
    settle: settleWords(ticket, m),
  };
}

function settleWords({ state, kind, confirmedAt }: TicketToTell['ticket'], m: TicketMessages): string | null {
  if (state === 'closed') return confirmedAt === null ? m.confirm : null;
  // a case of ours is ours to close
  if (kind === null) return null;
  return kind === 'not_received' ? m.foundIt : m.settle;
}

function standOf(
  { state, answerBy, closedBy, confirmedAt, kind }: TicketToTell['ticket'],
  hasLastWord: boolean,
  m: TicketMessages,
  language: Language,
  viewer: Viewer,
): { stand: string; tone: Tone } {
  if (state === 'closed' && confirmedAt !== null) {
    const isFound = closedBy === 'customer' && kind === 'not_received';
    return { stand: isFound ? m.found : m.settled, tone: 'done' };
  }
  if (state === 'closed') return { stand: m.closed, tone: 'done' };
  if (kind === null) return { stand: hasLastWord ? m.working : m.wrote, tone: 'go' };
  if (state === 'answered' || answerBy === null) return { stand: m.answered, tone: 'go' };
  const time = formatMoment(answerBy, language, viewer);
  return answerBy < viewer.now ? { stand: m.late(time), tone: 'warn' } : { stand: m.answerBy(time), tone: 'go' };
}
