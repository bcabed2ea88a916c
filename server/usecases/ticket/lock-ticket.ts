import type { OrderDocument } from '@/server/domain/order/order-document';
import type { Context } from '@/server/store/context';
import { lockOrders, readOrderById } from '@/server/store/order';
import { loadTimeZones } from '@/server/store/shop';
import { isReport, type ReportTicket, readTicket, type TicketRow } from '@/server/store/ticket';
import type { TicketOrder } from './ticket-facts';

/** An order whose tickets are being changed, locked until the transaction ends. */
export interface TicketGround {
  order: TicketOrder;
  orderId: string;
  document: OrderDocument;
  timeZone: string;
}

const DEFAULT_ZONE = 'Asia/Shanghai';

/** Locks an order, so that its tickets are judged and changed one at a time; null when nobody knows it. */
export async function lockOrderOfTickets(tx: Context, orderId: string): Promise<TicketGround | null> {
  await lockOrders(tx.db, { names: [], ids: [orderId], shipmentKeys: [] });
  const row = await readOrderById(tx.db, orderId);
  if (!row?.doc) return null;
  const zones = await loadTimeZones(tx.db);
  const { shop, orderNo, doc: document } = row;
  return { order: { shop, orderNo }, orderId, document, timeZone: zones.get(shop) ?? DEFAULT_ZONE };
}

/** Locks the order of a ticket, then the ticket; null when there is no such ticket, or it is another order's. */
export async function lockTicket(
  tx: Context,
  input: { ticketId: string; orderId?: string },
): Promise<{ ground: TicketGround; ticket: TicketRow } | null> {
  const seen = await readTicket(tx.db, input.ticketId);
  if (!seen || (input.orderId !== undefined && seen.orderId !== input.orderId)) return null;
  const ground = await lockOrderOfTickets(tx, seen.orderId);
  const ticket = await readTicket(tx.db, input.ticketId, true);
  return ground && ticket ? { ground, ticket } : null;
}

/** The same of what a customer knows of: a report, or a case that service wrote to them about; null for every other ticket. */
export async function lockCustomerTicket(
  tx: Context,
  input: { ticketId: string; orderId: string },
): Promise<{ ground: TicketGround; ticket: TicketRow } | null> {
  const locked = await lockTicket(tx, input);
  const isKnown = locked?.ground.document.state.tickets?.some(({ id }) => id === input.ticketId);
  return isKnown ? locked : null;
}

/** The same of what a customer reported; null for every other ticket. */
export async function lockReport(
  tx: Context,
  input: { ticketId: string; orderId?: string },
): Promise<{ ground: TicketGround; ticket: ReportTicket } | null> {
  const locked = await lockTicket(tx, input);
  return locked && isReport(locked.ticket) ? { ...locked, ticket: locked.ticket } : null;
}
