import type { NoticeIntent } from '@/server/domain/notice/notice';
import { isClosingCause } from '@/server/domain/ticket/closing-cause';
import type { Context } from '@/server/store/context';
import { insertNotices } from '@/server/store/notice-write';
import { settleTicketPromises } from '@/server/store/promise';
import { readStaffById } from '@/server/store/staff';
import { isReport, saveTicket, type TicketRow } from '@/server/store/ticket';
import { recordByHand } from '../manual/record-by-hand';
import { type ByStaff, byStaff, changeTicket, keepMessage, type TicketOutcome } from './change-ticket';
import type { TicketGround } from './lock-ticket';
import { ticketFact } from './ticket-facts';

/** Answers the customer, who is told and can read it on the order's page. Whoever answers first looks after it. Audited. */
export async function replyToTicket(ctx: Context, input: ByStaff & { body: string }): Promise<TicketOutcome> {
  return changeTicket(ctx, input, {
    event: 'replied',
    take: async (tx, { ticket, ground }) => {
      const now = tx.now();
      await keepMessage(tx, input, 'reply', input.body);
      const answered = await saveTicket(tx.db, ticket, {
        state: 'answered',
        answerBy: null,
        answeredAt: ticket.answeredAt ?? now,
        ownerId: ticket.ownerId ?? input.staffId,
      });
      await settleTicketPromises(tx.db, ticket.id, now);
      await tellReporter(tx, ground, answered, 'ticket.answered', byStaff(input));
      return answered;
    },
  });
}

/** Closes a ticket with its cause and what was done, which the customer is told and asked to confirm (R0-27). Audited. */
export async function closeTicket(
  ctx: Context,
  input: ByStaff & { cause: string; done: string },
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
      await tellReporter(tx, ground, closed, 'ticket.closed', byStaff(input));
      return closed;
    },
  });
}

/** Gives a ticket to a member of staff, or to nobody. Audited. */
export async function assignTicket(
  ctx: Context,
  input: ByStaff & { ownerId: string | null },
): Promise<TicketOutcome | { kind: 'no_such_person' }> {
  if (input.ownerId !== null) {
    const owner = await readStaffById(ctx.db, input.ownerId);
    if (!owner?.active) return { kind: 'no_such_person' };
  }
  return changeTicket(ctx, input, {
    event: 'assigned',
    detail: { to: input.ownerId },
    take: (tx, { ticket }) => saveTicket(tx.db, ticket, { ownerId: input.ownerId, ownedSince: input.ownerId === null ? null : tx.now() }),
  });
}

/** Who reported it is told, and the order's log says so; of what nobody reported neither is done. */
async function tellReporter(
  tx: Context,
  ground: TicketGround,
  ticket: TicketRow,
  code: 'ticket.answered' | 'ticket.closed',
  actor: string,
): Promise<void> {
  if (!isReport(ticket)) return;
  const now = tx.now();
  await insertNotices(tx.db, [{ orderId: ground.orderId, intent: told(ticket, code, now) }]);
  await recordByHand(tx, [ticketFact(ground, ticket, code, now, actor)], ground.document.state.history);
}

function told(ticket: TicketRow, template: 'ticket.answered' | 'ticket.closed', now: number): NoticeIntent {
  return {
    cause: `ticket:${ticket.id}:${now}`,
    recipient: 'customer',
    template,
    params: { ticketNo: ticket.no, ticketId: ticket.id },
    dueAt: now,
  };
}
