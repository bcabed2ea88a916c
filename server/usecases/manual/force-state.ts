import type { NoticeIntent } from '@/server/domain/notice/notice';
import { forceWaits } from '@/server/domain/notice/second-alert';
import { type ForceRefusal, judgeForce } from '@/server/domain/order/judge-force';
import type { Lifecycle } from '@/server/domain/order/lifecycle';
import { HOUR, type Instant } from '@/server/domain/shared/instant';
import { redactText } from '@/server/domain/tracking/redact-text';
import { newId } from '@/server/platform/ids';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { type ForcedRow, hasOpenForced, insertForced } from '@/server/store/forced-state';
import { insertNotices } from '@/server/store/notice-write';
import { alertSecondPerson } from '../notice/alert-second-person';
import { identityOf } from '../tracking/prepare-batch';
import { BY_HAND, forcedFact, forcedKey, subjectOf } from './forced-facts';
import { lockForceGround } from './lock-force-ground';
import { personBehind } from './person-behind';
import { recordByHand } from './record-by-hand';

export const DEFAULT_FORCE_HOURS = 24;
export const MOST_FORCE_HOURS = 7 * 24;

export interface ForceWish {
  orderId: string;
  lifecycle: Lifecycle;
  /** Why, in the person's words; what is personal in it is taken out before it is kept. */
  reason: string;
  /** How long it holds unless a system confirms it, from 1 to MOST_FORCE_HOURS. */
  hours?: number;
  /** `staff:<id>` or `key:<id>`. */
  by: string;
}

export type ForceOutcome =
  | { kind: 'in_force' | 'proposed'; id: string; until: Instant }
  /** `already_open`: another state is in force or waits for a second person. */
  | { kind: 'refused'; why: ForceRefusal | 'already_open' }
  | { kind: 'missing' };

/**
 * Sets the state of an order by hand (强制推进, DOMAIN 5.7): a fact with reason, person and expiry. A hard end, or what
 * undoes one, is only proposed and takes effect when a second person confirms it within its hours. Audited.
 */
export async function forceState(ctx: Context, wish: ForceWish): Promise<ForceOutcome> {
  return inTransaction(ctx, async (tx): Promise<ForceOutcome> => {
    const ground = await lockForceGround(tx, wish.orderId);
    if (!ground) return { kind: 'missing' };
    const { state } = ground.document;
    const judged = judgeForce({ state, codAllowed: ground.codAllowed, target: wish.lifecycle, reason: wish.reason });
    if (judged.kind === 'refused') return judged;
    if (await hasOpenForced(tx.db, wish.orderId)) return { kind: 'refused', why: 'already_open' };
    const row = newRow(wish, state.lifecycle, judged.needsTwo, tx.now());
    await insertForced(tx.db, row);
    const { id, lifecycle, until } = row;
    await writeAudit(tx.db, {
      actor: wish.by,
      action: judged.needsTwo ? 'force.proposed' : 'force.set',
      subject: subjectOf(row),
      detail: { id, lifecycle, from: row.from, hours: row.hours },
    });
    if (judged.needsTwo) {
      await insertNotices(tx.db, [{ orderId: wish.orderId, intent: alertOf(row) }]);
      const waits = forceWaits({ ...row, orderNo: ground.orderNo });
      await alertSecondPerson(tx, waits, { role: 'supervisor', by: await personBehind(tx, wish.by) });
      return { kind: 'proposed', id, until };
    }
    await recordByHand(tx, [forcedFact(ground, row, tx.now())], state.history);
    return { kind: 'in_force', id, until };
  });
}

/** Supervisors hear that somebody has to be the second person. */
function alertOf({ id, lifecycle, from, until, proposedAt }: ForcedRow): NoticeIntent {
  const params = { lifecycle, from, until };
  return { cause: `force:${id}`, recipient: 'staff:supervisor', template: 'staff.force', params, dueAt: proposedAt };
}

function newRow(wish: ForceWish, from: Lifecycle, needsTwo: boolean, now: Instant): ForcedRow {
  const id = newId(now);
  const hours = wish.hours ?? DEFAULT_FORCE_HOURS;
  return {
    id,
    orderId: wish.orderId,
    identity: identityOf(BY_HAND, forcedKey(id)),
    lifecycle: wish.lifecycle,
    from,
    reason: redactText(wish.reason.trim()),
    hours,
    state: needsTwo ? 'proposed' : 'in_force',
    proposedBy: wish.by,
    proposedAt: now,
    confirmedBy: null,
    confirmedAt: null,
    until: now + hours * HOUR,
    endedBy: null,
    endedAt: null,
  };
}
