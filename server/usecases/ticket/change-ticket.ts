import type { TicketMove } from '@/server/domain/ticket/move-clocks';
import type { TicketEvent, TicketEventKind } from '@/server/domain/ticket/ticket-event';
import { newId } from '@/server/platform/ids';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import type { TicketRow } from '@/server/store/ticket';
import { insertTicketEvent } from '@/server/store/ticket-event';
import { insertTicketMessage, type MessageKind } from '@/server/store/ticket-message';
import { lockTicket } from './lock-ticket';
import { moveTicketClocks } from './ticket-desk';

/** Which ticket, and the member of staff who does something to it. */
export interface ByStaff {
  ticketId: string;
  staffId: string;
}

export type TicketOutcome = { kind: 'done'; ticket: TicketRow } | { kind: 'missing' } | { kind: 'closed' };

export type LockedTicket = NonNullable<Awaited<ReturnType<typeof lockTicket>>>;

interface Step<Refusal> {
  /** Stands in the ticket's trail, and in the audit log as `ticket.<event>`. */
  event: TicketEventKind;
  /** Ids and codes that the trail keeps beside it; no words of anybody. */
  detail?: TicketEvent['detail'];
  whenClosed?: boolean;
  /** The ticket as the step leaves it, or why it is not taken. */
  take: (tx: Context, locked: LockedTicket) => Promise<TicketRow | { refused: Refusal }>;
}

/** Takes one step on a ticket, locked with its order; trail and audit are written with it. */
export async function changeTicket<Refusal extends string = never>(
  ctx: Context,
  input: ByStaff,
  { event, detail, whenClosed = false, take }: Step<Refusal>,
): Promise<TicketOutcome | { kind: NoInfer<Refusal> }> {
  return inTransaction(ctx, async (tx): Promise<TicketOutcome | { kind: NoInfer<Refusal> }> => {
    const locked = await lockTicket(tx, { ticketId: input.ticketId });
    if (!locked) return { kind: 'missing' };
    if (locked.ticket.state === 'closed' && !whenClosed) return { kind: 'closed' };
    const taken = await take(tx, locked);
    if ('refused' in taken) return { kind: taken.refused };
    const ticket = await moved(tx, locked, taken, moveOf(event, taken, input, detail));
    const { id, no, orderId, state, cause } = ticket;
    const actor = byStaff(input);
    await insertTicketEvent(tx.db, { ticketId: id, orderId, at: tx.now(), actor, kind: event, detail });
    const told = { no, orderId, state, ...(cause ? { cause } : {}), ...detail };
    await writeAudit(tx.db, { actor, action: `ticket.${event}`, subject: `ticket:${id}`, detail: told });
    return { kind: 'done', ticket };
  });
}

function moved(tx: Context, { ground }: LockedTicket, ticket: TicketRow, move: TicketMove | null): Promise<TicketRow> | TicketRow {
  return move === null ? ticket : moveTicketClocks(tx, ground, ticket, move);
}

/** How a step of staff moves the clocks; null where it moves none. */
function moveOf(event: TicketEventKind, ticket: TicketRow, { staffId }: ByStaff, detail: TicketEvent['detail'] = {}): TicketMove | null {
  if (event === 'closed' || event === 'paused' || event === 'resumed' || event === 'reopened') return event;
  // how urgent it is has been said, and nothing done about it yet
  if (ticket.state === 'closed' || event === 'prioritised') return null;
  if (ticket.state === 'answered') return event === 'replied' ? 'answered' : null;
  // whoever is given it by somebody else has not acted yet
  if (event === 'assigned' || event === 'handed_over') return detail.to === staffId ? 'acted' : 'escalated';
  return 'acted';
}

export function byStaff({ staffId }: Pick<ByStaff, 'staffId'>): string {
  return `staff:${staffId}`;
}

/** Keeps what a member of staff wrote, encrypted; answers its id. */
export async function keepMessage(tx: Context, input: ByStaff, kind: MessageKind, body: string): Promise<string> {
  const now = tx.now();
  const id = newId(now);
  await insertTicketMessage(tx.db, { id, ticketId: input.ticketId, author: byStaff(input), kind, body: body.trim(), createdAt: now });
  return id;
}
