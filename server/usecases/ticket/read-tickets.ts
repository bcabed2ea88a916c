import type { OrderDocument } from '@/server/domain/order/order-document';
import type { Instant } from '@/server/domain/shared/instant';
import type { TicketState } from '@/server/domain/ticket/ticket';
import type { Context } from '@/server/store/context';
import { readOrderById } from '@/server/store/order';
import { listStaff } from '@/server/store/staff';
import { readActorNames } from '@/server/store/staff-reading';
import {
  countTickets,
  listTickets,
  listTicketsOfOrder,
  pageTickets,
  readTicket,
  type TicketLine,
  type TicketRow,
} from '@/server/store/ticket';
import { listTicketMessages, type TicketMessage } from '@/server/store/ticket-message';
import { listTicketPhotos, type PhotoRow } from '@/server/store/ticket-photo';
import { isReopenable } from './add-to-ticket';

const PAGE = 50;

export interface TicketList {
  tickets: TicketLine[];
  counts: Record<TicketState | 'late', number>;
  hasMore: boolean;
}

/** A page of tickets, what is ours to answer first. */
export async function readTicketList(
  ctx: Context,
  input: { state?: TicketState; ownerId?: string; orderId?: string; offset?: number; limit?: number },
): Promise<TicketList> {
  const limit = input.limit ?? PAGE;
  const [found, counts] = await Promise.all([
    listTickets(ctx.db, { ...input, offset: input.offset ?? 0, limit: limit + 1 }),
    countTickets(ctx.db, ctx.now()),
  ]);
  return { tickets: found.slice(0, limit), counts, hasMore: found.length > limit };
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
  const [messages, photos, staff, names] = await Promise.all([
    listTicketMessages(ctx.db, ticket.id),
    listTicketPhotos(ctx.db, ticket.id),
    listStaff(ctx.db),
    readActorNames(ctx.db, ticket.closedBy ? [ticket.closedBy] : []),
  ]);
  const people = staff.filter((one) => one.active && one.role !== 'viewer').map(({ id, name }) => ({ id, name }));
  const closedByName = ticket.closedBy ? (names.get(ticket.closedBy) ?? null) : null;
  return { kind: 'found', ticket, document: order.doc, messages, photos, people, closedByName };
}

/** What a customer sees of one ticket: nothing that is for staff only, and the photos that came the same way as the reader. */
export interface CustomerTicket {
  ticket: TicketRow;
  messages: Pick<TicketMessage, 'id' | 'author' | 'kind' | 'body' | 'createdAt'>[];
  photos: Pick<PhotoRow, 'id' | 'mediaType'>[];
  /** Photos there are that came another way. */
  hasHiddenPhotos: boolean;
  canReopen: boolean;
}

/** The newest ticket of an order, or the one named, as its customer reads it; null when there is none. */
export async function readCustomerTicket(ctx: Context, input: { orderId: string; by: string }): Promise<CustomerTicket | null> {
  const [ticket] = await listTicketsOfOrder(ctx.db, input.orderId);
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
