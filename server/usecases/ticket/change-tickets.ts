import type { TicketPriority } from '@/server/domain/ticket/ticket';
import type { Context } from '@/server/store/context';
import { assignTicket, closeTicket } from './answer-ticket';
import { noteOnTicket } from './note-on-ticket';
import { setPriority } from './set-priority';

/** What is done to many tickets at once, such as those of one incident. */
export type ManyChange =
  | { kind: 'assign'; ownerId: string | null }
  | { kind: 'priority'; priority: TicketPriority }
  | { kind: 'note'; body: string }
  /** `tell`: customers who reported nothing are told as well. */
  | { kind: 'close'; cause: string; done: string; tell?: boolean };

type Refusal = Exclude<Awaited<ReturnType<typeof changeOne>>['kind'], 'done'>;

export interface ManyOutcome {
  kind: 'done';
  changed: number;
  /** Tickets that were closed meanwhile, are gone, or could not be changed that way, each with its reason. */
  left: { ticketId: string; why: Refusal }[];
}

/** Tickets of one call. */
export const MOST_AT_ONCE = 200;

/**
 * The same step on each of some tickets, one transaction a ticket: what one of them refuses holds up no other, and a call that
 * breaks off can be made again. Each is audited by itself.
 */
export async function changeTickets(
  ctx: Context,
  input: { ticketIds: readonly string[]; staffId: string; change: ManyChange },
): Promise<ManyOutcome> {
  const outcome: ManyOutcome = { kind: 'done', changed: 0, left: [] };
  for (const ticketId of new Set(input.ticketIds)) {
    const { kind } = await changeOne(ctx, { ticketId, staffId: input.staffId }, input.change);
    if (kind === 'done') outcome.changed += 1;
    else outcome.left.push({ ticketId, why: kind });
  }
  return outcome;
}

function changeOne(ctx: Context, which: { ticketId: string; staffId: string }, change: ManyChange) {
  if (change.kind === 'assign') return assignTicket(ctx, { ...which, ownerId: change.ownerId });
  if (change.kind === 'priority') return setPriority(ctx, { ...which, priority: change.priority });
  if (change.kind === 'note') return noteOnTicket(ctx, { ...which, body: change.body });
  return closeTicket(ctx, { ...which, cause: change.cause, done: change.done, tell: change.tell });
}
