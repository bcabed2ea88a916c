import { DEFAULT_RULES } from '@/server/domain/rule/default-rules';
import { HOUR } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { newId } from '@/server/platform/ids';
import { insertStaff, markStaffSeen } from '@/server/store/staff';
import { deliverNotices } from '@/server/usecases/notice/deliver-notices';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { sweepDeadlines } from '@/server/usecases/stall/sweep-deadlines';
import { publishChange } from '../stall/publish-change';
import { handClock, MORNING, shippedOrder } from '../stall/stalled-order';

/** Somebody of service who has signed in this morning. */
export async function service(name = '小林', at = MORNING): Promise<string> {
  const id = newId();
  const email = `${id}@example.com`;
  await insertStaff(pool(), { id, name, email, role: 'agent', passwordHash: 'x' });
  await markStaffSeen(pool(), id, at);
  return id;
}

/** The first rung of the collection rule leaves its message to service for so many minutes; null until somebody confirms it. */
export async function ruleDrafts(goesAfterMin: number | null): Promise<void> {
  const { ctx } = handClock();
  await ensureDefaultRules(ctx);
  const body = DEFAULT_RULES.carrier_collect!;
  const rungs = body.rungs.map((rung, i) => (i === 0 ? { ...rung, draft: { goesAfterMin } } : rung));
  await publishChange(ctx, { code: 'carrier_collect', body: { ...body, rungs }, enabled: true, by: `staff:${newId()}` });
}

/** An order that nobody collected for three hours, its message taken by the deliverer. */
export async function draftedOrder(orderNo = 'N1', start = MORNING) {
  const clock = handClock(start);
  await shippedOrder(clock.ctx, orderNo, start);
  await pool().query(`update notice set state = 'suppressed' where template like 'milestone.%'`);
  clock.at(start + 3 * HOUR);
  await sweepDeadlines(clock.ctx);
  await deliverNotices(clock.ctx);
  return clock;
}

export async function told() {
  const { rows } = await pool().query<{ id: string; state: string; detail: string | null }>(
    `select id, state, detail from notice where recipient = 'customer' and template like 'stall.%' order by created_at, id`,
  );
  return rows;
}

export async function orderIdOf(orderNo: string): Promise<string> {
  const { rows } = await pool().query<{ id: string }>('select id from orders where order_no = $1', [orderNo]);
  return rows[0]!.id;
}
