import { nameOfType } from '@/server/domain/exception/name-of-type';
import type { OrderDocument } from '@/server/domain/order/order-document';
import type { Instant } from '@/server/domain/shared/instant';
import type { Text } from '@/server/domain/shared/language';
import type { TicketState } from '@/server/domain/ticket/ticket';
import type { Context } from '@/server/store/context';
import { loadExceptions } from '@/server/store/exception-library';
import { readOrderById } from '@/server/store/order';
import { listStaff } from '@/server/store/staff';
import { readActorNames } from '@/server/store/staff-reading';
import {
  countTickets,
  isReport,
  listTickets,
  listTicketsOfOrder,
  pageTickets,
  type ReportTicket,
  readTicket,
  type TicketLine,
  type TicketRow,
} from '@/server/store/ticket';
import { listTicketMessages, type TicketMessage } from '@/server/store/ticket-message';
import { listTicketPhotos, type PhotoRow } from '@/server/store/ticket-photo';
import { isReopenable } from './add-to-ticket';

const PAGE = 50;

/** A ticket with what its type is called. */
export type NamedTicket = TicketLine & { name: Text };

export interface TicketList {
  tickets: NamedTicket[];
  counts: Record<TicketState | 'late', number>;
  hasMore: boolean;
}

/** A page of tickets, what is ours to answer first. */
export async function readTicketList(
  ctx: Context,
  input: { state?: TicketState; ownerId?: string; orderId?: string; offset?: number; limit?: number },
): Promise<TicketList> {
  const limit = input.limit ?? PAGE;
  const [found, counts, library] = await Promise.all([
    listTickets(ctx.db, { ...input, offset: input.offset ?? 0, limit: limit + 1 }),
    countTickets(ctx.db, ctx.now()),
    loadExceptions(ctx.db),
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

/** Everything staff see of a ticket; photos without their bytes, which are looked at one by one. */
export interface TicketPage {
  kind: 'found';
  ticket: TicketRow;
  /** What its type is called. */
  name: Text;
  document: OrderDocument;
  messages: TicketMessage[];
  photos: PhotoRow[];
  /** People who can look after it. */
  people: { id: string; name: string }[];
  closedByName: string | null;
}

export async function readTicketPage(ctx: Context, input: { id: string }): Promise<TicketPage | { kind: 'missing' }> {
  const ticket = await readTicket(ctx.db, input.id);
  const order = ticket && (await readOrderById(ctx.db, ticket.orderId));
  if (!ticket || !order?.doc) return { kind: 'missing' };
  const [library, messages, photos, staff, names] = await Promise.all([
    loadExceptions(ctx.db),
    listTicketMessages(ctx.db, ticket.id),
    listTicketPhotos(ctx.db, ticket.id),
    listStaff(ctx.db),
    readActorNames(ctx.db, ticket.closedBy ? [ticket.closedBy] : []),
  ]);
  const people = staff.filter((one) => one.active && one.role !== 'viewer').map(({ id, name }) => ({ id, name }));
  const closedByName = ticket.closedBy ? (names.get(ticket.closedBy) ?? null) : null;
  return { kind: 'found', ticket, name: nameOfType(library, ticket.type), document: order.doc, messages, photos, people, closedByName };
}

/** What a customer sees of one ticket: nothing that is for staff only, and the photos that came the same way as the reader. */
export interface CustomerTicket {
  ticket: ReportTicket;
  messages: Pick<TicketMessage, 'id' | 'author' | 'kind' | 'body' | 'createdAt'>[];
  photos: Pick<PhotoRow, 'id' | 'mediaType'>[];
  /** Photos there are that came another way. */
  hasHiddenPhotos: boolean;
  canReopen: boolean;
}

/** The newest report of an order as its customer reads it; null when there is none. */
export async function readCustomerTicket(ctx: Context, input: { orderId: string; by: string }): Promise<CustomerTicket | null> {
  const ticket = (await listTicketsOfOrder(ctx.db, input.orderId)).find(isReport);
  if (!ticket) return null;
  const [messages, photos] = await Promise.all([listTicketMessages(ctx.db, ticket.id), listTicketPhotos(ctx.db, ticket.id)]);
  return {
    ticket,
    messages: messages
      .filter((m) => m.kind !== 'note')
      .map(({ id, author, kind, body, createdAt }) => ({ id, author, kind, body, createdAt })),
    photos: photos.filter((p) => p.addedBy === input.by).map(({ id, mediaType }) => ({ id, mediaType })),
    hasHiddenPhotos: photos.some((p) => p.addedBy !== input.by),
    canReopen: isReopenable(ticket, ctx.now()),
  };
}
