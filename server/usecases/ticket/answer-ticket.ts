import type { NoticeIntent } from '@/server/domain/notice/notice';
import { isClosingCause } from '@/server/domain/ticket/closing-cause';
import { newId } from '@/server/platform/ids';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { insertNotices } from '@/server/store/notice-write';
import { settleTicketPromises } from '@/server/store/promise';
import { readStaffById } from '@/server/store/staff';
import { isReport, saveTicket, type TicketRow } from '@/server/store/ticket';
import { insertTicketMessage, type MessageKind } from '@/server/store/ticket-message';
import { recordByHand } from '../manual/record-by-hand';
import { lockTicket, type TicketGround } from './lock-ticket';
import { ticketFact } from './ticket-facts';

interface ByStaff {
  ticketId: string;
  staffId: string;
}

export type TicketOutcome = { kind: 'done'; ticket: TicketRow } | { kind: 'missing' } | { kind: 'closed' };

/** Answers the customer, who is told and can read it on the order's page. Whoever answers first looks after it. Audited. */
export async function replyToTicket(ctx: Context, input: ByStaff & { body: string }): Promise<TicketOutcome> {
  return changeTicket(ctx, input, 'ticket.replied', async (tx, { ticket, ground }) => {
    const now = tx.now();
    await keepMessage(tx, input, 'reply', input.body);
    const answered = await saveTicket(tx.db, ticket, {
      state: 'answered',
      answerBy: null,
      answeredAt: ticket.answeredAt ?? now,
      ownerId: ticket.ownerId ?? input.staffId,
    });
    await settleTicketPromises(tx.db, ticket.id, now);
    await tellReporter(tx, ground, answered, 'ticket.answered', by(input));
    return answered;
  });
}

/** Closes a ticket with its cause and what was done, which the customer is told and asked to confirm (R0-27). Audited. */
export async function closeTicket(
  ctx: Context,
  input: ByStaff & { cause: string; done: string },
): Promise<TicketOutcome | { kind: 'bad_cause' }> {
  if (!isClosingCause(input.cause)) return { kind: 'bad_cause' };
  return changeTicket(ctx, input, 'ticket.closed', async (tx, { ticket, ground }) => {
    const now = tx.now();
    await keepMessage(tx, input, 'closing', input.done);
    const closed = await saveTicket(tx.db, ticket, {
      state: 'closed',
      answerBy: null,
      answeredAt: ticket.answeredAt ?? now,
      ownerId: ticket.ownerId ?? input.staffId,
      cause: input.cause,
      closedBy: by(input),
      closedAt: now,
    });
    await settleTicketPromises(tx.db, ticket.id, now);
    await tellReporter(tx, ground, closed, 'ticket.closed', by(input));
    return closed;
  });
}

/** Writes a note that customers never see. Audited. */
export async function noteOnTicket(ctx: Context, input: ByStaff & { body: string }): Promise<TicketOutcome> {
  return changeTicket(
    ctx,
    input,
    'ticket.noted',
    async (tx, { ticket }) => {
      await keepMessage(tx, input, 'note', input.body);
      return ticket;
    },
    { whenClosed: true },
  );
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
  return changeTicket(ctx, input, 'ticket.assigned', (tx, { ticket }) => saveTicket(tx.db, ticket, { ownerId: input.ownerId }));
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockTicket>>>;

async function changeTicket(
  ctx: Context,
  input: ByStaff,
  action: string,
  change: (tx: Context, locked: Locked) => Promise<TicketRow>,
  { whenClosed = false } = {},
): Promise<TicketOutcome> {
  return inTransaction(ctx, async (tx): Promise<TicketOutcome> => {
    const locked = await lockTicket(tx, { ticketId: input.ticketId });
    if (!locked) return { kind: 'missing' };
    if (locked.ticket.state === 'closed' && !whenClosed) return { kind: 'closed' };
    const ticket = await change(tx, locked);
    const detail = { no: ticket.no, orderId: ticket.orderId, state: ticket.state, ...(ticket.cause ? { cause: ticket.cause } : {}) };
    await writeAudit(tx.db, { actor: by(input), action, subject: `ticket:${ticket.id}`, detail });
    return { kind: 'done', ticket };
  });
}

function by({ staffId }: ByStaff): string {
  return `staff:${staffId}`;
}

async function keepMessage(tx: Context, input: ByStaff, kind: MessageKind, body: string): Promise<void> {
  const now = tx.now();
  await insertTicketMessage(tx.db, {
    id: newId(now),
    ticketId: input.ticketId,
    author: by(input),
    kind,
    body: body.trim(),
    createdAt: now,
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
