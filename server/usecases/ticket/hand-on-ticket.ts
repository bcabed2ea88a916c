import { mayAct } from '@/server/domain/access/staff-role';
import { chooseOwner } from '@/server/domain/duty/choose-owner';
import { exceptionKey } from '@/server/domain/exception/exception-key';
import { recognise } from '@/server/domain/exception/recognise';
import type { HandRole } from '@/server/domain/rule/consequence';
import type { Stall } from '@/server/domain/stall/stall';
import type { Context } from '@/server/store/context';
import { loadExceptions } from '@/server/store/exception-library';
import { findTicket, readTicket, type TicketRow } from '@/server/store/ticket';
import { newestTicketOfStall } from '@/server/store/ticket-event';
import { handTo, membersNow } from './give-ticket';
import type { TicketGround } from './lock-ticket';
import { moveTicketClocks, typeOfTicket } from './ticket-desk';

export type HandOnOutcome =
  | { kind: 'handed'; ticket: TicketRow }
  /** It is with somebody above that role already. */
  | { kind: 'kept'; ticket: TicketRow }
  /** Nobody else of that role is there. */
  | { kind: 'nobody'; ticket: TicketRow }
  /** No ticket about the stall is open. */
  | { kind: 'no_ticket' };

/**
 * A rung of a rule gives the open ticket of its stall to somebody else of a role: on duty and with least to do, who is alerted and
 * has as long for the next step as anybody. Runs in the transaction of its cause, whose order is locked; `cause` is that of the
 * stall's consequences.
 */
export async function handOnTicket(
  tx: Context,
  ground: TicketGround,
  input: { stall: Stall; cause: string; to: HandRole },
): Promise<HandOnOutcome> {
  const ticket = await ticketOfStall(tx, ground, input);
  if (!ticket) return { kind: 'no_ticket' };
  const members = await membersNow(tx, ground.timeZone);
  const owner = members.find(({ id }) => id === ticket.ownerId);
  if (owner && owner.role !== input.to && mayAct(owner.role, input.to)) return { kind: 'kept', ticket };
  const { skill } = await typeOfTicket(tx, ticket);
  const next = chooseOwner(
    members.filter(({ role }) => mayAct(role, input.to)),
    { role: input.to, skill, people: [], not: ticket.ownerId === null ? [] : [ticket.ownerId], seed: ticket.id },
    tx.now(),
  );
  if (!next) return { kind: 'nobody', ticket };
  const given = await handTo(tx, ticket, next.id, { kind: 'handed_on', detail: { rule: input.stall.rule } });
  return { kind: 'handed', ticket: await moveTicketClocks(tx, ground, given, 'escalated') };
}

/** The open ticket that the stall opened or raised; else the one of the exception it is recognised as. */
async function ticketOfStall(
  tx: Context,
  { orderId }: TicketGround,
  { stall, cause }: { stall: Stall; cause: string },
): Promise<TicketRow | null> {
  const id = await newestTicketOfStall(tx.db, orderId, cause);
  const known = id && (await readTicket(tx.db, id, true));
  if (known && known.state !== 'closed') return known;
  const type = recognise(await loadExceptions(tx.db), { rule: stall.rule, reason: stall.reason });
  const same = type && (await findTicket(tx.db, orderId, exceptionKey(type.code, stall.shipmentKey)));
  return same && same.state !== 'closed' ? readTicket(tx.db, same.id, true) : null;
}
