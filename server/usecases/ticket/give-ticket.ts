import { chooseOwner, chooseSuperior, dutyManager, type OwnerNeed, type ThinHours } from '@/server/domain/duty/choose-owner';
import type { DutyMember } from '@/server/domain/duty/duty-member';
import { dutyAt } from '@/server/domain/duty/on-duty';
import { needOf } from '@/server/domain/duty/routing';
import { EVERY_TEAM, policyOf } from '@/server/domain/duty/shift-policy';
import {
  type AlertKey,
  FEW,
  MANY_WITHIN,
  manyTickets,
  type StaffAlert,
  type TicketTold,
  ticketAlert,
} from '@/server/domain/notice/staff-alert';
import type { TicketEventKind } from '@/server/domain/ticket/ticket-event';
import { loadCalendars } from '@/server/store/calendar';
import type { Context } from '@/server/store/context';
import { readDuty } from '@/server/store/duty';
import { readRouting } from '@/server/store/routing';
import { readShiftPolicies } from '@/server/store/shift-policy';
import { countGivenSince, countUrgentSince, saveTicket, type TicketRow } from '@/server/store/ticket';
import { insertTicketEvent } from '@/server/store/ticket-event';
import { raiseAlert } from '../notice/raise-alert';
import type { TicketGround } from './lock-ticket';
import { moveTicketClocks, typeOfTicket } from './ticket-desk';

/** Everybody who is active, as they are on duty now where the shop is. */
export async function membersNow(tx: Context, timeZone: string): Promise<DutyMember[]> {
  const now = tx.now();
  const book = await loadCalendars(tx.db);
  return (await readDuty(tx.db, now)).map((row) => ({ ...row, isOnDuty: dutyAt(row, now, book, timeZone).isOnDuty }));
}

/** Gives a ticket that is locked to whom routing finds; unchanged where nobody of staff is there at all. */
export async function routeTicket<T extends TicketRow>(
  tx: Context,
  ground: TicketGround,
  ticket: T,
  kind: Extract<TicketEventKind, 'assigned' | 'reassigned' | 'handed_over'>,
  not: readonly string[] = [],
  actor?: string,
): Promise<T> {
  const [members, rules, type] = [await membersNow(tx, ground.timeZone), await readRouting(tx.db), await typeOfTicket(tx, ticket)];
  const { rule, ...need } = needOf(rules, type, ticket, ground.document.state);
  const owner = chooseOwner(members, { ...need, not } satisfies OwnerNeed, tx.now(), await thinHours(tx, ticket));
  if (!owner) return ticket;
  return handTo(tx, ticket, owner.id, { kind, detail: { rule }, ...(actor ? { actor } : {}) });
}

/** How thin hours are met: the duty manager stands in for what may not wait, and for what is too much for one. */
async function thinHours(tx: Context, { priority }: TicketRow): Promise<ThinHours> {
  const policies = await readShiftPolicies(tx.db);
  return {
    goesToManager: policyOf(policies, EVERY_TEAM).handOver.includes(priority),
    aloneMost: ({ calendar }) => policyOf(policies, calendar).aloneMost,
  };
}

/** Makes somebody the one owner of a ticket that is locked, notes why, and lets them know. */
export async function handTo<T extends TicketRow>(
  tx: Context,
  ticket: T,
  ownerId: string,
  why: { kind: TicketEventKind; actor?: string; detail?: Record<string, string | number | null> },
): Promise<T> {
  const now = tx.now();
  const given = await saveTicket(tx.db, ticket, {
    ownerId,
    ownedSince: now,
    ...(why.kind === 'escalated' ? { level: ticket.level + 1 } : {}),
  });
  await insertTicketEvent(tx.db, {
    ticketId: ticket.id,
    orderId: ticket.orderId,
    at: now,
    actor: why.actor ?? 'system',
    kind: why.kind,
    detail: { from: ticket.ownerId, to: ownerId, ...why.detail },
  });
  if (why.actor !== `staff:${ownerId}`)
    await alertPerson(tx, given, ownerId, why.kind === 'escalated' ? 'alert.ticket_escalated' : 'alert.ticket_given');
  return given;
}

/** Whether somebody above has to know at once. */
export function isUrgent({ priority }: Pick<TicketRow, 'priority'>): boolean {
  return priority === 'P0' || priority === 'P1';
}

/** A new ticket: its trail begins, its clocks run, it has an owner, and of what is urgent the duty manager knows. */
export async function startTicket<T extends TicketRow>(
  tx: Context,
  ground: TicketGround,
  ticket: T,
  why: { detail?: Record<string, string | null>; cause?: string } = {},
): Promise<T> {
  const { id, orderId, openedAt, openedBy } = ticket;
  await insertTicketEvent(tx.db, { ticketId: id, orderId, at: openedAt, actor: openedBy, kind: 'opened', ...why });
  const timed = await moveTicketClocks(tx, ground, ticket, 'opened');
  const owned = await routeTicket(tx, ground, timed, 'assigned');
  if (isUrgent(owned)) await tellDutyManager(tx, ground, owned);
  return owned;
}

/** What is urgent is told to the duty manager at once, whoever looks after it. */
export async function tellDutyManager(tx: Context, ground: TicketGround, ticket: TicketRow): Promise<void> {
  const manager = dutyManager(await membersNow(tx, ground.timeZone), ticket.id, tx.now());
  if (manager && manager.id !== ticket.ownerId) await alertPerson(tx, ticket, manager.id, 'alert.ticket_urgent');
}

/** Hands a ticket up because nobody acted; unchanged at the top. */
export async function handUp(tx: Context, ground: TicketGround, ticket: TicketRow): Promise<TicketRow> {
  const members = await membersNow(tx, ground.timeZone);
  const owner = members.find((m) => m.id === ticket.ownerId) ?? { id: '', role: 'viewer' as const, superiorId: null };
  const superior = chooseSuperior(members, owner, ticket.id, tx.now());
  return superior ? handTo(tx, ticket, superior.id, { kind: 'escalated', detail: { level: ticket.level + 1 } }) : ticket;
}

/** Tells one person something about a ticket, in the console and where they are reached; the same of one moment once. */
export async function alertPerson(
  tx: Context,
  ticket: TicketRow,
  personId: string,
  template: Extract<AlertKey, `alert.ticket_${string}`>,
  more: Record<string, number> = {},
): Promise<void> {
  const many = await manyOf(tx, personId, template);
  if (many) {
    await raiseAlert(tx, many, [`person:${personId}`]);
    return;
  }
  const { id, no, priority } = ticket;
  const told: TicketTold = { id, no, priority, name: (await typeOfTicket(tx, ticket)).name };
  await raiseAlert(tx, ticketAlert(template, told, String(tx.now()), more), [`person:${personId}`]);
}

/** The one alert instead of many: what comes in a flood is not told ticket by ticket; null while there are few. */
async function manyOf(tx: Context, personId: string, template: AlertKey): Promise<StaffAlert | null> {
  const since = tx.now() - MANY_WITHIN;
  if (template === 'alert.ticket_given' && (await countGivenSince(tx.db, personId, since)) > FEW)
    return manyTickets('alert.tickets_many', tx.now());
  if (template === 'alert.ticket_urgent' && (await countUrgentSince(tx.db, since)) > FEW)
    return manyTickets('alert.tickets_urgent_many', tx.now());
  return null;
}
