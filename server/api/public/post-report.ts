import { maskText } from '@/server/domain/access/mask-cell';
import { reaches } from '@/server/domain/access/tier';
import type { Photo } from '@/server/domain/ticket/photo';
import type { ReportChecks } from '@/server/domain/ticket/report-steps';
import { type ReportKind, ticketForCustomer } from '@/server/domain/ticket/ticket';
import { addToTicket } from '@/server/usecases/ticket/add-to-ticket';
import { openReport } from '@/server/usecases/ticket/open-report';
import { type CustomerTicket, readCustomerTicket } from '@/server/usecases/ticket/read-tickets';
import { settleByCustomer } from '@/server/usecases/ticket/settle-by-customer';
import { type ShowPhotoOutcome, showPhotoToCustomer } from '@/server/usecases/ticket/show-photo';
import type { OrderAtDoor } from './open-door';
import { reporterOf } from './reporter-of';

/** Opens a report of the order that a reader came to, or joins the one that is open. */
export async function openReportAtDoor(
  order: OrderAtDoor,
  report: { kind: ReportKind; checks: ReportChecks; remark: string; photos: readonly Photo[] },
): Promise<void> {
  await openReport(order.ctx, { ...report, orderId: order.id, by: reporterOf(order) });
}

/**
 * The ticket of the order that concerns its reader now, as they may see it; null when there is none. What a customer wrote is read by whoever has
 * verified, so phones and addresses in it are masked for all but the owner.
 */
export async function ticketAtDoor(order: OrderAtDoor): Promise<CustomerTicket | null> {
  const shown = ticketForCustomer(order.document.state.tickets);
  const ticket = shown && (await readCustomerTicket(order.ctx, { orderId: order.id, ticketId: shown.id, by: reporterOf(order) }));
  if (!ticket || reaches(order.tier, 2)) return ticket;
  const messages = ticket.messages.map((one) => (one.author === 'customer' ? { ...one, body: maskText(one.body) } : one));
  return { ...ticket, messages };
}

/** Adds to a ticket of the order; one that is closed is opened again where that is still possible. */
export async function addAtDoor(order: OrderAtDoor, added: { ticketId: string; remark: string; photos: readonly Photo[] }): Promise<void> {
  await addToTicket(order.ctx, { ...added, orderId: order.id, by: reporterOf(order) });
}

/** A photo of the order's tickets, for who sent it. */
export function photoAtDoor(order: OrderAtDoor, id: string): Promise<ShowPhotoOutcome> {
  return showPhotoToCustomer(order.ctx, { id, orderId: order.id, by: reporterOf(order) });
}

/** The reader says that it is found or settled. */
export async function settleAtDoor(order: OrderAtDoor, ticketId: string): Promise<void> {
  await settleByCustomer(order.ctx, { ticketId, orderId: order.id });
}
