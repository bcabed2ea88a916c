import { DEFAULT_EXCEPTIONS } from '@/server/domain/exception/default-exceptions';
import { exceptionKey } from '@/server/domain/exception/exception-key';
import type { ExceptionType } from '@/server/domain/exception/exception-type';
import { recognise } from '@/server/domain/exception/recognise';
import type { Sign } from '@/server/domain/exception/signs-of';
import type { Instant } from '@/server/domain/shared/instant';
import { gatherEvidence } from '@/server/domain/ticket/evidence';
import { TICKET_PRIORITIES, type TicketClass, type TicketPriority } from '@/server/domain/ticket/ticket';
import type { Context } from '@/server/store/context';
import { loadExceptions } from '@/server/store/exception-library';
import { findTicket, findTicketOfReason, saveTicket, type TicketRow } from '@/server/store/ticket';
import { insertTicketEvent, ticketOfCause } from '@/server/store/ticket-event';
import { markTicketJudged } from '@/server/store/ticket-ground';
import { isUrgent, startTicket, tellDutyManager } from './give-ticket';
import { insertNumbered } from './insert-numbered';
import { lockOrderOfTickets, type TicketGround } from './lock-ticket';

/** An exception that somebody or something noticed. */
export interface ExceptionFound {
  orderId: string;
  /** What it was noticed by, such as `stall:...|<openedAt>`: the same cause opens or raises a ticket once, however often it is told. */
  cause: string;
  class?: TicketClass;
  /** Left out, as the library says. */
  priority?: TicketPriority;
  /** Code of the library; left out, it is recognised by what follows. */
  type?: string;
  /** Cause of DOMAIN 3.3. */
  reason: string;
  /** Code of the stall rule. */
  rule?: string;
  kind?: Sign['kind'];
  /** '' when it is about the order itself. */
  shipmentKey: string;
  /** When it came to be: what stood already when a ticket about it was closed was settled by that. */
  since: Instant;
  /** `system` when left out. */
  by?: `staff:${string}`;
}

export type ExceptionOutcome =
  | { kind: 'opened'; ticket: TicketRow }
  /** A ticket for it is open: more urgent now (`raised`), or as urgent as it was (`joined`). */
  | { kind: 'raised' | 'joined'; ticket: TicketRow }
  /** The same cause has been here before; its ticket may be closed by now. */
  | { kind: 'known'; ticketId: string }
  /** A ticket about it was closed since it came to be. */
  | { kind: 'settled'; ticket: TicketRow }
  /** No such order, or one of the past that was only imported. */
  | { kind: 'missing' };

/**
 * Opens the ticket of an exception, or raises the one that is open for it: one ticket for one exception of an order, whoever
 * asks at the same time: what is of another type and yet about the same shipment for the same reason is the same exception. Runs in the transaction of its cause, and locks the order.
 */
export async function openException(tx: Context, found: ExceptionFound): Promise<ExceptionOutcome> {
  const ground = await lockOrderOfTickets(tx, found.orderId);
  if (!ground || ground.document.state.history) return { kind: 'missing' };
  const known = await ticketOfCause(tx.db, found.orderId, found.cause);
  if (known) return { kind: 'known', ticketId: known };
  const type = typeOf(await loadExceptions(tx.db), found);
  const key = exceptionKey(type.code, found.shipmentKey);
  const same = [await findTicket(tx.db, found.orderId, key), await findTicketOfReason(tx.db, found.orderId, found)].filter(
    (one) => one !== null,
  );
  const before = same.find(({ state }) => state !== 'closed') ?? same[0];
  if (before && before.state !== 'closed') return joinException(tx, ground, before, found);
  if (before?.closedAt != null && found.since <= before.closedAt) return { kind: 'settled', ticket: before };
  return { kind: 'opened', ticket: await newException(tx, ground, type, key, found) };
}

/** The type it is named by or recognised as; else the first of its class, else of what systems get wrong. */
function typeOf(library: readonly ExceptionType[], found: ExceptionFound): ExceptionType {
  const named = library.find((type) => type.code === found.type);
  const wanted = found.class ?? 'system';
  const type = named ?? recognise(library, found) ?? [...library, ...DEFAULT_EXCEPTIONS].find((one) => one.class === wanted);
  if (!type) throw new Error(`no type of exception for the class ${wanted}`);
  return type;
}

async function newException(
  tx: Context,
  ground: TicketGround,
  type: ExceptionType,
  key: string,
  found: ExceptionFound,
): Promise<TicketRow> {
  const now = tx.now();
  const actor = found.by ?? 'system';
  const ticket = await insertNumbered(tx, {
    orderId: ground.orderId,
    class: type.class,
    kind: null,
    type: type.code,
    exceptionKey: key,
    shipmentKey: found.shipmentKey,
    reason: found.reason,
    priority: found.priority ?? type.priority,
    checks: {},
    evidence: gatherEvidence(ground.document.state),
    openedBy: actor,
    openedAt: now,
    answerBy: null,
  });
  // it holds now: only what the order does next can end it
  await markTicketJudged(tx.db, ticket.id, ground.document.version);
  return startTicket(tx, ground, ticket, { detail: { reason: found.reason, rule: found.rule ?? null }, cause: found.cause });
}

async function joinException(tx: Context, ground: TicketGround, ticket: TicketRow, found: ExceptionFound): Promise<ExceptionOutcome> {
  const priority = found.priority ?? ticket.priority;
  const isWorse = TICKET_PRIORITIES.indexOf(priority) < TICKET_PRIORITIES.indexOf(ticket.priority);
  const kind = isWorse ? 'raised' : 'joined';
  await insertTicketEvent(tx.db, {
    ticketId: ticket.id,
    orderId: ticket.orderId,
    at: tx.now(),
    actor: found.by ?? 'system',
    kind,
    detail: { reason: found.reason, rule: found.rule ?? null, priority: isWorse ? priority : ticket.priority },
    cause: found.cause,
  });
  if (!isWorse) return { kind, ticket };
  const raised = await saveTicket(tx.db, ticket, { priority });
  if (isUrgent(raised) && !isUrgent(ticket)) await tellDutyManager(tx, ground, raised);
  return { kind, ticket: raised };
}
