import type { NoticeIntent } from '@/server/domain/notice/notice';
import { isClosingCause } from '@/server/domain/ticket/closing-cause';
import type { Context } from '@/server/store/context';
import { insertNotices } from '@/server/store/notice-write';
import { readStaffById } from '@/server/store/staff';
import { isReport, saveTicket, type TicketRow } from '@/server/store/ticket';
import { settleTicketPromises } from '@/server/store/ticket-promise';
import { recordByHand } from '../manual/record-by-hand';
import { type ByStaff, byStaff, changeTicket, keepMessage, type TicketOutcome } from './change-ticket';
import { alertPerson } from './give-ticket';
import type { TicketGround } from './lock-ticket';
import { ticketFact } from './ticket-facts';

/** Answers the customer, who is told and can read it on the order's page. Whoever answers first looks after it. Audited. */
export async function replyToTicket(ctx: Context, input: ByStaff & { body: string }): Promise<TicketOutcome> {
  return changeTicket(ctx, input, {
    event: 'replied',
    take: async (tx, { ticket, ground }) => {
      const now = tx.now();
      await keepMessage(tx, input, 'reply', input.body);
      // a case of ours goes on when its customer has been told
      const answered = await saveTicket(tx.db, ticket, {
        ...(isReport(ticket) ? { state: 'answered', answerBy: null } : {}),
        answeredAt: ticket.answeredAt ?? now,
        ownerId: ticket.ownerId ?? input.staffId,
      });
      await settleTicketPromises(tx.db, ticket.id, now);
      await tellCustomer(tx, ground, answered, 'answer', byStaff(input));
      return answered;
    },
  });
}

/**
 * Closes a ticket with its cause and what was done. Who reported it is told and asked to confirm (R0-27); of what nobody reported
 * the customer is told where `tell` says so. Audited.
 */
export async function closeTicket(
  ctx: Context,
  input: ByStaff & { cause: string; done: string; tell?: boolean },
): Promise<TicketOutcome | { kind: 'bad_cause' }> {
  if (!isClosingCause(input.cause)) return { kind: 'bad_cause' };
  return changeTicket(ctx, input, {
    event: 'closed',
    detail: { cause: input.cause },
    take: async (tx, { ticket, ground }) => {
      const now = tx.now();
      await keepMessage(tx, input, 'closing', input.done);
      const closed = await saveTicket(tx.db, ticket, {
        state: 'closed',
        answerBy: null,
        answeredAt: ticket.answeredAt ?? now,
        ownerId: ticket.ownerId ?? input.staffId,
        cause: input.cause,
        closedBy: byStaff(input),
        closedAt: now,
      });
      await settleTicketPromises(tx.db, ticket.id, now);
      if (isReport(closed) || input.tell) await tellCustomer(tx, ground, closed, 'closing', byStaff(input));
      return closed;
    },
  });
}

/** Gives a ticket to a member of staff, who is alerted unless they took it themselves, or to nobody. Audited. */
export async function assignTicket(
  ctx: Context,
  input: ByStaff & { ownerId: string | null },
): Promise<TicketOutcome | { kind: 'no_such_person' }> {
  if (input.ownerId !== null) {
    const owner = await readStaffById(ctx.db, input.ownerId);
    if (!owner?.active || owner.role === 'viewer') return { kind: 'no_such_person' };
  }
  return changeTicket(ctx, input, {
    event: 'assigned',
    detail: { to: input.ownerId },
    take: async (tx, { ticket }) => {
      const { ownerId, staffId } = input;
      const given = await saveTicket(tx.db, ticket, { ownerId, ownedSince: ownerId === null ? null : tx.now() });
      if (ownerId !== null && ownerId !== staffId && ownerId !== ticket.ownerId)
        await alertPerson(tx, given, ownerId, 'alert.ticket_given');
      return given;
    },
  });
}

/** The customer is told by a message, and the order's log says so; whether they may be written to is judged when it is sent. */
async function tellCustomer(
  tx: Context,
  ground: TicketGround,
  ticket: TicketRow,
  what: 'answer' | 'closing',
  actor: string,
): Promise<void> {
  const now = tx.now();
  const fact = isReport(ticket)
    ? ticketFact(ground, ticket, what === 'answer' ? 'ticket.answered' : 'ticket.closed', now, actor)
    : ticketFact(ground, ticket, what === 'answer' ? 'ticket.told' : 'ticket.settled', now, actor);
  await insertNotices(tx.db, [{ orderId: ground.orderId, intent: told(ticket, fact.code!, now) }]);
  await recordByHand(tx, [fact], ground.document.state.history);
}

function told(ticket: TicketRow, template: string, now: number): NoticeIntent {
  return {
    cause: `ticket:${ticket.id}:${now}`,
    recipient: 'customer',
    template,
    params: { ticketNo: ticket.no, ticketId: ticket.id },
    dueAt: now,
  };
}
