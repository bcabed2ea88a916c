import type { OrderDocument } from '@/server/domain/order/order-document';
import { type CaseSubject, splitSubject } from '@/server/domain/play/case-subject';
import type { Instant } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { type IncidentRow, listTouchedOrders, readIncidentRow } from '@/server/store/incident-reading';
import { readOrderById } from '@/server/store/order';
import { readTicket, type TicketRow } from '@/server/store/ticket';

/** Orders of an incident that checks look at; of more the first to join that are still in trouble. */
export const ORDERS_LOOKED_AT = 200;

/** What a case stands on. */
export type CaseGround = { subject: CaseSubject; openedAt: Instant; closedAt: Instant | null; since: Instant } & (
  | { kind: 'ticket'; ticket: TicketRow; document: OrderDocument }
  | { kind: 'incident'; incident: IncidentRow }
);

/** Reads what a case stands on; null when there is no such case. */
export async function readCaseGround(ctx: Context, subject: CaseSubject): Promise<CaseGround | null> {
  const { kind, id } = splitSubject(subject);
  if (kind === 'incident') {
    const incident = await readIncidentRow(ctx.db, id);
    if (!incident) return null;
    const { openedAt, closedAt, since } = incident;
    return { kind, subject, incident, openedAt, closedAt, since };
  }
  const ticket = await readTicket(ctx.db, id);
  const order = ticket && (await readOrderById(ctx.db, ticket.orderId));
  if (!ticket || !order?.doc) return null;
  const { openedAt, closedAt } = ticket;
  const flags = order.doc.attention.filter((flag) => flag.since <= openedAt).map((flag) => flag.since);
  return { kind, subject, ticket, document: order.doc, openedAt, closedAt, since: Math.min(openedAt, ...flags) };
}

/** The order of a ticket, or the first orders of an incident. */
export async function ordersOfCase(ctx: Context, ground: CaseGround): Promise<OrderDocument[]> {
  if (ground.kind === 'ticket') return [ground.document];
  const touched = await listTouchedOrders(ctx.db, ground.incident.id, 0, ORDERS_LOOKED_AT);
  return touched.map(({ doc }) => doc);
}
