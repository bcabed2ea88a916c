import { policyOf } from '@/server/domain/duty/shift-policy';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { listHeldBefore, readDuty, saveAway } from '@/server/store/duty';
import { readShiftPolicies } from '@/server/store/shift-policy';
import { byStaff, keepMessage } from '../ticket/change-ticket';
import { routeTicket } from '../ticket/give-ticket';
import { lockTicket } from '../ticket/lock-ticket';
import { type NamedTicket, readTicketList } from '../ticket/read-tickets';

const MOST = 200;

async function heldBy(ctx: Context, staffId: string): Promise<string[]> {
  const me = (await readDuty(ctx.db, ctx.now())).find(({ id }) => id === staffId);
  if (!me) return [];
  const { handOver } = policyOf(await readShiftPolicies(ctx.db), me.calendar);
  return listHeldBefore(ctx.db, { ownerId: staffId, priorities: handOver, before: ctx.now() + 1, limit: MOST });
}

/** Tickets of somebody that go to others at the end of their hours, the most urgent first. */
export async function readOwnShift(ctx: Context, { staffId }: { staffId: string }): Promise<NamedTicket[]> {
  const ids = new Set(await heldBy(ctx, staffId));
  const { tickets } = await readTicketList(ctx, { view: 'mine', staffId, limit: MOST });
  return tickets.filter(({ id }) => ids.has(id));
}

export interface ShiftEnded {
  kind: 'ended';
  handed: number;
  /** There was nobody else to have them. */
  kept: number;
}

/**
 * Somebody ends their hours now: what their team's policy hands over goes to others, with what they wrote about it; they are away
 * until their next hours. One ticket that fails holds up no other. Audited.
 */
export async function endOwnShift(
  ctx: Context,
  input: { staffId: string; memories: readonly { ticketId: string; memory: string }[] },
): Promise<ShiftEnded> {
  const { staffId } = input;
  const memories = new Map(input.memories.map(({ ticketId, memory }) => [ticketId, memory.trim()]));
  const ended: ShiftEnded = { kind: 'ended', handed: 0, kept: 0 };
  for (const ticketId of await heldBy(ctx, staffId)) {
    const isHanded = await inTransaction(ctx, (tx) => handOn(tx, { ticketId, staffId }, memories.get(ticketId) ?? ''));
    ended[isHanded ? 'handed' : 'kept'] += 1;
  }
  await inTransaction(ctx, async (tx) => {
    await saveAway(tx.db, staffId, tx.now(), tx.now());
    const { kind: _, ...detail } = ended;
    await writeAudit(tx.db, { actor: byStaff(input), action: 'duty.ended', subject: `staff:${staffId}`, detail });
  });
  return ended;
}

async function handOn(tx: Context, which: { ticketId: string; staffId: string }, memory: string): Promise<boolean> {
  const locked = await lockTicket(tx, which);
  if (!locked || locked.ticket.state === 'closed' || locked.ticket.ownerId !== which.staffId) return false;
  if (memory) await keepMessage(tx, which, 'handover', memory);
  const given = await routeTicket(tx, locked.ground, locked.ticket, 'handed_over', [which.staffId], byStaff(which));
  return given.ownerId !== which.staffId;
}
