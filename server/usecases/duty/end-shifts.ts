import { chooseOwner, dutyManager } from '@/server/domain/duty/choose-owner';
import type { DutyMember } from '@/server/domain/duty/duty-member';
import { needOf } from '@/server/domain/duty/routing';
import { lastShift, TEAM_ZONE } from '@/server/domain/duty/shift';
import { policyOf } from '@/server/domain/duty/shift-policy';
import type { Instant } from '@/server/domain/shared/instant';
import { loadCalendars } from '@/server/store/calendar';
import { type Context, inTransaction } from '@/server/store/context';
import { listHeldBefore, readDuty } from '@/server/store/duty';
import { readRouting } from '@/server/store/routing';
import { readShiftPolicies } from '@/server/store/shift-policy';
import { handTo, membersNow } from '../ticket/give-ticket';
import { lockTicket } from '../ticket/lock-ticket';
import { typeOfTicket } from '../ticket/ticket-desk';

const BATCH = 50;

/**
 * Hands on what people had when their hours ended, as the policy of their team says: to somebody on duty, else to the duty manager.
 * What nobody is there for stays with its owner, so that no ticket is ever nobody's; what was taken after hours is theirs.
 * Answers how many were handed on.
 */
export async function endShifts(ctx: Context): Promise<number> {
  const now = ctx.now();
  const [book, policies] = [await loadCalendars(ctx.db), await readShiftPolicies(ctx.db)];
  let handed = 0;
  for (const person of await readDuty(ctx.db, now)) {
    const shift = person.load > 0 && !person.isAbsent ? lastShift(person.calendar, now, book, TEAM_ZONE) : null;
    const { handOver } = policyOf(policies, person.calendar);
    if (!shift || shift.until > now || handOver.length === 0) continue;
    const held = { ownerId: person.id, priorities: handOver, before: shift.until };
    for (const id of await listHeldBefore(ctx.db, { ...held, limit: BATCH }))
      if (await inTransaction(ctx, (tx) => handOnAfterHours(tx, id, { ...held, policies }))) handed += 1;
  }
  return handed;
}

interface Held {
  ownerId: string;
  before: Instant;
  policies: Awaited<ReturnType<typeof readShiftPolicies>>;
}

async function handOnAfterHours(tx: Context, ticketId: string, { ownerId, before, policies }: Held): Promise<boolean> {
  const locked = await lockTicket(tx, { ticketId });
  if (!locked) return false;
  const { ground, ticket } = locked;
  // somebody was quicker
  if (ticket.state !== 'open' || ticket.ownerId !== ownerId || ticket.ownedSince === null || ticket.ownedSince >= before) return false;
  const [members, rules, type] = [await membersNow(tx, ground.timeZone), await readRouting(tx.db), await typeOfTicket(tx, ticket)];
  const need = { ...needOf(rules, type, ticket, ground.document.state), not: [ownerId] };
  const there = members.filter((m) => m.isOnDuty || m.manages);
  const thin = { goesToManager: true, aloneMost: ({ calendar }: DutyMember) => policyOf(policies, calendar).aloneMost };
  const next = members.some((m) => m.isOnDuty && m.id !== ownerId)
    ? chooseOwner(there, need, tx.now(), thin)
    : dutyManager(
        members.filter((m) => m.id !== ownerId),
        ticket.id,
        tx.now(),
      );
  if (!next) return false;
  await handTo(tx, ticket, next.id, { kind: 'shift_ended' });
  return true;
}
