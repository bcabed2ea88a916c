import { isClosingCause } from '@/server/domain/ticket/closing-cause';
import { groundHolds } from '@/server/domain/ticket/ground-holds';
import { canonicalCause } from '@/server/domain/wording/reasons';
import { type Context, inTransaction } from '@/server/store/context';
import { loadExceptions } from '@/server/store/exception-library';
import { saveTicket, type TicketRow } from '@/server/store/ticket';
import { insertTicketEvent } from '@/server/store/ticket-event';
import { listTicketsToJudge, markTicketJudged, readTicketGround } from '@/server/store/ticket-ground';
import { readStalls } from '../stall/read-stalls';
import { lockTicket, type TicketGround } from './lock-ticket';
import { moveTicketClocks, typeOfTicket } from './ticket-desk';

const BATCH = 100;

/**
 * Looks at open exceptions whose order has changed: where nothing of what opened them holds any more and nobody of staff has acted,
 * the ticket closes itself, with the cause it was opened for; where somebody has, it says so and stays theirs. Answers how many it
 * looked at.
 */
export async function judgeTickets(ctx: Context): Promise<number> {
  const found = await listTicketsToJudge(ctx.db, BATCH);
  for (const { id } of found) await inTransaction(ctx, (tx) => judge(tx, id));
  return found.length;
}

async function judge(tx: Context, ticketId: string): Promise<void> {
  const locked = await lockTicket(tx, { ticketId });
  if (!locked || locked.ticket.state === 'closed') return;
  const { ground, ticket } = locked;
  const { causes, isActedOn } = await readTicketGround(tx.db, ticketId);
  const stalls = (await readStalls(tx, [ground.orderId])).get(ground.orderId) ?? [];
  const holds = groundHolds({ ...ticket, causes }, ground.document, stalls, await loadExceptions(tx.db));
  await markTicketJudged(tx.db, ticketId, ground.document.version);
  if (!holds && !isActedOn) await closeByItself(tx, ground, ticket);
  else if (holds === (ticket.clearedAt !== null)) await markCleared(tx, ticket, !holds);
}

async function markCleared(tx: Context, ticket: TicketRow, isCleared: boolean): Promise<void> {
  await saveTicket(tx.db, ticket, { clearedAt: isCleared ? tx.now() : null });
  await note(tx, ticket, isCleared ? 'cleared' : 'back');
}

/** Its cause is what it was opened for: what had happened, though it went by itself. */
async function closeByItself(tx: Context, ground: TicketGround, ticket: TicketRow): Promise<void> {
  const { causes } = await typeOfTicket(tx, ticket);
  const opened = ticket.reason === null ? [] : [canonicalCause(ticket.reason)];
  const cause = [...opened, ...causes].find(isClosingCause) ?? null;
  const closed = await saveTicket(tx.db, ticket, {
    state: 'closed',
    answerBy: null,
    pausedAt: null,
    pauseReason: null,
    cause,
    closedBy: 'system',
    closedAt: tx.now(),
  });
  await note(tx, closed, 'closed', { cause });
  await moveTicketClocks(tx, ground, closed, 'closed');
}

async function note(
  tx: Context,
  { id, orderId }: TicketRow,
  kind: 'cleared' | 'back' | 'closed',
  detail?: Record<string, string | null>,
): Promise<void> {
  await insertTicketEvent(tx.db, { ticketId: id, orderId, at: tx.now(), actor: 'system', kind, ...(detail ? { detail } : {}) });
}
