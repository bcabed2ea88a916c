import { MINUTE } from '@/server/domain/shared/instant';
import { dueStep, recountClock, type TicketClock } from '@/server/domain/ticket/ticket-clock';
import { loadCalendars } from '@/server/store/calendar';
import { type Context, inTransaction } from '@/server/store/context';
import { isOrphan, listOrphans } from '@/server/store/duty';
import type { TicketRow } from '@/server/store/ticket';
import { claimDueTickets, readClocks, saveClocks } from '@/server/store/ticket-clock';
import { insertTicketEvent } from '@/server/store/ticket-event';
import { alertPerson, handUp, isUrgent, routeTicket, tellDutyManager } from './give-ticket';
import { lockTicket, type TicketGround } from './lock-ticket';
import { countingOf, moveTicketClocks } from './ticket-desk';

const LEASE_MS = MINUTE;
const BATCH = 100;

/**
 * One round of looking after tickets: reminders and ends of their clocks, silence that is handed up, and tickets whose owner is
 * not there. Answers how much was done. Every ticket is its own transaction, so that one that fails holds up no other.
 */
export async function keepTickets(ctx: Context): Promise<number> {
  const due = await claimDueTickets(ctx.db, ctx.now(), LEASE_MS, BATCH);
  for (const ticketId of due) await apart(ctx, ticketId, (tx) => seeToClocks(tx, ticketId));
  let given = 0;
  for (const ticketId of await listOrphans(ctx.db, ctx.now(), BATCH))
    if (await apart(ctx, ticketId, (tx) => adopt(tx, ticketId))) given += 1;
  return due.length + given;
}

async function apart<T>(ctx: Context, ticketId: string, work: (tx: Context) => Promise<T>): Promise<T | null> {
  try {
    return await inTransaction(ctx, work);
  } catch (error) {
    ctx.log.error({ err: error, ticketId }, 'a ticket could not be seen to; it is tried again');
    return null;
  }
}

/** Gives a ticket without anybody behind it to somebody who is there; answers whether it did. */
async function adopt(tx: Context, ticketId: string): Promise<boolean> {
  const locked = await lockTicket(tx, { ticketId });
  // meanwhile somebody may have taken it
  if (!locked || locked.ticket.state === 'closed' || !(await isOrphan(tx.db, ticketId, tx.now()))) return false;
  const { ground, ticket } = locked;
  const not = ticket.ownerId === null ? [] : [ticket.ownerId];
  return (await routeTicket(tx, ground, ticket, not.length > 0 ? 'reassigned' : 'assigned', not)) !== ticket;
}

async function seeToClocks(tx: Context, ticketId: string): Promise<void> {
  const locked = await lockTicket(tx, { ticketId });
  if (!locked) return;
  const { ground } = locked;
  const now = tx.now();
  const counting = countingOf(await loadCalendars(tx.db), ground.timeZone);
  // calendars may have changed since the row was written
  const clocks = ((await readClocks(tx.db, [ticketId])).get(ticketId) ?? []).map((c) => recountClock(c, counting(c.calendar)));
  const { ticket } = locked;
  const seen: TicketClock[] = [];
  const silent = clocks.some((c) => c.clock === 'silence' && dueStep(c, now) === 'breach');
  for (const clock of clocks) {
    const step = dueStep(clock, now);
    seen.push(step === null ? clock : { ...clock, ...(step === 'remind' ? { remindedAt: now } : { breachedAt: now }) });
    if (step !== null && clock.clock !== 'silence') await tellStep(tx, ground, ticket, clock, step);
  }
  await saveClocks(tx.db, ticketId, seen);
  if (silent) await escalate(tx, ground, ticket);
}

/** A clock is near its end, or past it: its owner hears, and of what is urgent and late the duty manager. */
async function tellStep(
  tx: Context,
  ground: TicketGround,
  ticket: TicketRow,
  clock: TicketClock,
  step: 'remind' | 'breach',
): Promise<void> {
  const isLate = step === 'breach';
  await noteOfClock(tx, ticket, isLate ? 'breached' : 'reminded', clock);
  if (ticket.ownerId !== null)
    await alertPerson(tx, ticket, ticket.ownerId, isLate ? 'alert.ticket_overdue' : 'alert.ticket_due', { dueAt: clock.dueAt! });
  if (isLate && isUrgent(ticket)) await tellDutyManager(tx, ground, ticket);
}

async function escalate(tx: Context, ground: TicketGround, ticket: TicketRow): Promise<void> {
  const handed = await handUp(tx, ground, ticket);
  if (handed !== ticket) await moveTicketClocks(tx, ground, handed, 'escalated');
}

async function noteOfClock(tx: Context, ticket: TicketRow, kind: 'reminded' | 'breached', { clock, dueAt }: TicketClock): Promise<void> {
  const detail = { clock, dueAt };
  await insertTicketEvent(tx.db, { ticketId: ticket.id, orderId: ticket.orderId, at: tx.now(), actor: 'system', kind, detail });
}
