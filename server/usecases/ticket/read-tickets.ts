import type { ExceptionType } from '@/server/domain/exception/exception-type';
import { nameOfType } from '@/server/domain/exception/name-of-type';
import type { OrderDocument } from '@/server/domain/order/order-document';
import type { Instant } from '@/server/domain/shared/instant';
import type { Text } from '@/server/domain/shared/language';
import type { TicketState } from '@/server/domain/ticket/ticket';
import type { TicketClock } from '@/server/domain/ticket/ticket-clock';
import type { TicketEvent } from '@/server/domain/ticket/ticket-event';
import type { TicketView } from '@/server/domain/ticket/ticket-view';
import { writeLook } from '@/server/store/audit';
import { atOneMoment, type Context } from '@/server/store/context';
import { loadExceptions } from '@/server/store/exception-library';
import { readOrderById } from '@/server/store/order';
import { listStaff } from '@/server/store/staff';
import { readActorNames } from '@/server/store/staff-reading';
import { isReport, pageTickets, readTicket, type TicketLine, type TicketRow } from '@/server/store/ticket';
import { readClocks } from '@/server/store/ticket-clock';
import { listTicketEvents } from '@/server/store/ticket-event';
import { type FileRow, listTicketFiles } from '@/server/store/ticket-file';
import { countTickets, type ListedTicket, listTickets, type TicketFilter } from '@/server/store/ticket-list';
import { listMentions, type MentionRow, markMentionsSeen } from '@/server/store/ticket-mention';
import { listTicketMessages, type TicketMessage } from '@/server/store/ticket-message';
import { listTicketPhotos, type PhotoRow } from '@/server/store/ticket-photo';
import { isReopenable } from './add-to-ticket';
import { typeOfTicket } from './ticket-desk';

const PAGE = 50;

/** A ticket with what its type is called. */
export type NamedTicket = ListedTicket & { name: Text };

export interface TicketList {
  tickets: NamedTicket[];
  counts: Record<TicketView, number>;
  hasMore: boolean;
}

/** A page of tickets as somebody of staff looks at them, what is ours to act on first. */
export async function readTicketList(
  ctx: Context,
  input: Omit<TicketFilter, 'offset' | 'limit'> & { offset?: number; limit?: number },
): Promise<TicketList> {
  const limit = input.limit ?? PAGE;
  const library = await loadExceptions(ctx.db);
  const forCustomers = library.filter((type) => type.forCustomer).map((type) => type.code);
  const now = ctx.now();
  const [found, counts] = await Promise.all([
    listTickets(ctx.db, { ...input, offset: input.offset ?? 0, limit: limit + 1 }, forCustomers, now),
    countTickets(ctx.db, input.staffId, forCustomers, now),
  ]);
  const tickets = found.slice(0, limit).map((ticket) => ({ ...ticket, name: nameOfType(library, ticket.type) }));
  return { tickets, counts, hasMore: found.length > limit };
}

/** A page of tickets, newest first, and where the next one begins. */
export async function pageOfTickets(
  ctx: Context,
  input: { state?: TicketState; shop?: string; before?: { openedAt: Instant; id: string } },
): Promise<{ tickets: TicketLine[]; next: { openedAt: Instant; id: string } | null }> {
  const found = await pageTickets(ctx.db, { ...input, limit: PAGE + 1 });
  const tickets = found.slice(0, PAGE);
  const last = found.length > PAGE ? tickets.at(-1)! : null;
  return { tickets, next: last && { openedAt: last.openedAt, id: last.id } };
}

/** Everything staff see of a ticket; photos and files without their bytes, which are looked at one by one. */
export interface TicketPage {
  kind: 'found';
  ticket: TicketRow;
  /** What its type is called. */
  name: Text;
  /** What the library says of its type. */
  type: Pick<ExceptionType, 'advice' | 'words' | 'causes' | 'forCustomer'>;
  document: OrderDocument;
  messages: TicketMessage[];
  mentions: MentionRow[];
  photos: PhotoRow[];
  files: FileRow[];
  /** What happened, oldest first. */
  trail: (TicketEvent & { id: string; actorName: string | null })[];
  clocks: TicketClock[];
  /** People who can look after it. */
  people: { id: string; name: string }[];
  closedByName: string | null;
}

/** A ticket as somebody of staff opens it; notes that name them count as read. A look at what its customer wrote is on record. */
export async function readTicketPage(ctx: Context, input: { id: string; staffId: string }): Promise<TicketPage | { kind: 'missing' }> {
  await markMentionsSeen(ctx.db, input.id, input.staffId, ctx.now());
  // of one moment: a change between two of its reads would tell of a new owner and show the old one
  const page = await atOneMoment(ctx, (tx) => readPage(tx, input.id));
  if (page.kind === 'found' && page.messages.some(({ author }) => author === 'customer'))
    await writeLook(ctx.db, { actor: `staff:${input.staffId}`, action: 'ticket.read', subject: `ticket:${page.ticket.id}` });
  return page;
}

async function readPage(ctx: Context, id: string): Promise<TicketPage | { kind: 'missing' }> {
  const ticket = await readTicket(ctx.db, id);
  const order = ticket && (await readOrderById(ctx.db, ticket.orderId));
  if (!ticket || !order?.doc) return { kind: 'missing' };
  const library = await loadExceptions(ctx.db);
  const { advice, words, causes, forCustomer } = await typeOfTicket(ctx, ticket);
  return {
    kind: 'found',
    ticket,
    name: nameOfType(library, ticket.type),
    type: { advice, words, causes, forCustomer: forCustomer || isReport(ticket) },
    document: order.doc,
    messages: await listTicketMessages(ctx.db, ticket.id),
    mentions: await listMentions(ctx.db, ticket.id),
    photos: await listTicketPhotos(ctx.db, ticket.id),
    files: await listTicketFiles(ctx.db, ticket.id),
    trail: await listTicketEvents(ctx.db, ticket.id),
    clocks: (await readClocks(ctx.db, [ticket.id])).get(ticket.id) ?? [],
    people: await listWhoCanOwn(ctx),
    closedByName: ticket.closedBy ? ((await readActorNames(ctx.db, [ticket.closedBy])).get(ticket.closedBy) ?? null) : null,
  };
}

/** People who can look after a ticket. */
export async function listWhoCanOwn(ctx: Context): Promise<{ id: string; name: string }[]> {
  const staff = await listStaff(ctx.db);
  return staff.filter((one) => one.active && one.role !== 'viewer').map(({ id, name }) => ({ id, name }));
}

/** What was said between customer and service; notes and hand-overs are for staff only. */
type CustomerMessage = Pick<TicketMessage, 'id' | 'author' | 'body' | 'createdAt'> & { kind: 'remark' | 'reply' | 'closing' };

/** What a customer sees of one ticket: nothing that is for staff only, and the photos that came the same way as the reader. */
export interface CustomerTicket {
  ticket: TicketRow;
  messages: CustomerMessage[];
  photos: Pick<PhotoRow, 'id' | 'mediaType'>[];
  /** Photos there are that came another way. */
  hasHiddenPhotos: boolean;
  canReopen: boolean;
}

/** One ticket that a customer knows of, as they read it; null when there is none. */
export async function readCustomerTicket(
  ctx: Context,
  input: { orderId: string; ticketId: string; by: string },
): Promise<CustomerTicket | null> {
  const ticket = await readTicket(ctx.db, input.ticketId);
  if (ticket?.orderId !== input.orderId) return null;
  const [messages, photos] = await Promise.all([listTicketMessages(ctx.db, ticket.id), listTicketPhotos(ctx.db, ticket.id)]);
  return {
    ticket,
    messages: messages.flatMap(({ id, author, kind, body, createdAt }): CustomerMessage[] =>
      kind === 'note' || kind === 'handover' ? [] : [{ id, author, kind, body, createdAt }],
    ),
    photos: photos.filter((p) => p.addedBy === input.by).map(({ id, mediaType }) => ({ id, mediaType })),
    hasHiddenPhotos: photos.some((p) => p.addedBy !== input.by),
    canReopen: isReopenable(ticket, ctx.now()),
  };
}
