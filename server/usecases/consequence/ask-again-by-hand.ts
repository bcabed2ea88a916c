import { runningClocks } from '@/server/domain/rule/clock-start';
import { STEP_CLOCKS } from '@/server/domain/rule/rule';
import { writeAudit } from '@/server/store/audit';
import type { Context } from '@/server/store/context';
import { readOrderById } from '@/server/store/order';
import { askSystemsAgain } from './ask-systems-again';

/** A person has every system asked that can know how the order's present steps go. Audited. */
export async function askAgainByHand(
  ctx: Context,
  input: { orderId: string; by: string },
): Promise<{ kind: 'asked' | 'nobody' | 'missing' }> {
  const order = await readOrderById(ctx.db, input.orderId);
  if (!order?.doc) return { kind: 'missing' };
  const running = runningClocks(order.doc.state).map(({ clock }) => clock);
  const clocks = running.length > 0 ? running : STEP_CLOCKS;
  const isAsked = await askSystemsAgain(ctx, { orderId: order.id, shop: order.shop, clocks, actor: input.by });
  await writeAudit(ctx.db, { actor: input.by, action: 'order.asked_again', subject: `order:${order.id}`, detail: { asked: isAsked } });
  return { kind: isAsked ? 'asked' : 'nobody' };
}
