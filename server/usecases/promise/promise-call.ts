import { mayAct } from '@/server/domain/access/staff-role';
import type { CallOutcome } from '@/server/domain/promise/promise';
import { nextWatch } from '@/server/domain/promise/watch-promise';
import { DAY, type Instant } from '@/server/domain/shared/instant';
import { newId } from '@/server/platform/ids';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { readOrderById } from '@/server/store/order';
import { insertCall, recordCall, withdrawPromise } from '@/server/store/promise-by-hand';
import { readPromiseLine } from '@/server/store/promise-list';
import { loadPromiseSettings } from '@/server/store/promise-setting';
import { readStaffById } from '@/server/store/staff';
import { readTicket } from '@/server/store/ticket';

/** A call is promised for within a quarter of a year. */
const FURTHEST = 92 * DAY;

export interface CallPromise {
  orderId: string;
  ticketId?: string;
  /** Who calls. */
  ownerId: string;
  /** By when. */
  dueAt: Instant;
  /** The customer asked for it. */
  isWish: boolean;
}

export type CallPromised = { kind: 'promised'; id: string } | { kind: 'missing' | 'no_such_person' | 'not_ahead' };

/** Somebody of the staff promised a customer a call: who calls, and by when. They are warned before it breaks. Audited. */
export function promiseCall(ctx: Context, input: CallPromise & { staffId: string }): Promise<CallPromised> {
  return inTransaction(ctx, async (tx): Promise<CallPromised> => {
    const { orderId, ticketId = null, ownerId, dueAt, isWish, staffId } = input;
    const now = tx.now();
    if (dueAt <= now || dueAt > now + FURTHEST) return { kind: 'not_ahead' };
    const ticket = ticketId === null ? null : await readTicket(tx.db, ticketId);
    if (!(await readOrderById(tx.db, orderId)) || (ticketId !== null && ticket?.orderId !== orderId)) return { kind: 'missing' };
    const owner = await readStaffById(tx.db, ownerId);
    if (!owner?.active || !mayAct(owner.role, 'agent')) return { kind: 'no_such_person' };
    const id = newId(now);
    const watched = { kind: 'call_back' as const, template: null, createdAt: now, dueAt, followedAt: null, warnedAt: null };
    const watchAt = nextWatch(watched, await loadPromiseSettings(tx.db), now);
    await insertCall(tx.db, { id, orderId, ticketId, madeBy: staffId, ownerId, isWish, dueAt, createdAt: now, watchAt });
    await writeAudit(tx.db, {
      actor: `staff:${staffId}`,
      action: 'promise.call_promised',
      subject: `order:${orderId}`,
      detail: { promiseId: id, ownerId, dueAt, isWish, ...(ticketId === null ? {} : { ticketId }) },
    });
    return { kind: 'promised', id };
  });
}

export type PromiseChanged = { kind: 'done' } | { kind: 'missing' | 'over' | 'not_yours' };

/** Records that a promised call was made, and whether the customer was reached; either keeps it, when it was in time. Audited. */
export function markCalled(ctx: Context, input: { id: string; outcome: CallOutcome; by: string }): Promise<PromiseChanged> {
  return inTransaction(ctx, async (tx): Promise<PromiseChanged> => {
    const { id, outcome, by } = input;
    const promise = await readPromiseLine(tx.db, id);
    if (promise?.kind !== 'call_back') return { kind: 'missing' };
    if (!(await recordCall(tx.db, { id, outcome, by, at: tx.now() }))) return { kind: 'over' };
    await writeAudit(tx.db, {
      actor: by,
      action: 'promise.called',
      subject: `order:${promise.orderId}`,
      detail: { promiseId: id, outcome, dueAt: promise.dueAt },
    });
    return { kind: 'done' };
  });
}

/**
 * Withdraws an open promise, with the reason: a call by whoever works on orders, what customers read by a supervisor. What is broken
 * stays broken, and the answer to a ticket is withdrawn by closing it. Audited.
 */
export function withdrawByHand(
  ctx: Context,
  input: { id: string; why: string; by: string; isSupervisor: boolean },
): Promise<PromiseChanged> {
  return inTransaction(ctx, async (tx): Promise<PromiseChanged> => {
    const { id, why, by, isSupervisor } = input;
    const promise = await readPromiseLine(tx.db, id);
    if (!promise) return { kind: 'missing' };
    if (promise.kind === 'ticket_answer' || (promise.kind !== 'call_back' && !isSupervisor)) return { kind: 'not_yours' };
    if (!(await withdrawPromise(tx.db, { id, why, by, at: tx.now() }))) return { kind: 'over' };
    await writeAudit(tx.db, {
      actor: by,
      action: 'promise.withdrawn',
      subject: `order:${promise.orderId}`,
      detail: { promiseId: id, kind: promise.kind, dueAt: promise.dueAt },
    });
    return { kind: 'done' };
  });
}
