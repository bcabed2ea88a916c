import { type ForceRefusal, judgeForce } from '@/server/domain/order/judge-force';
import { LIFECYCLES, type Lifecycle } from '@/server/domain/order/lifecycle';
import type { Context } from '@/server/store/context';
import { listForced, type NamedForced } from '@/server/store/forced-state';
import { readForceGround } from './lock-force-ground';

/** A state as it could be set now: allowed, alone or with a second person, or why not. */
export interface ForceOption {
  lifecycle: Lifecycle;
  needsTwo: boolean;
  refusal: ForceRefusal | null;
}

const SHOWN = 20;
const WAITING_SHOWN = 100;
/** Any reason that is one: what is asked here is whether the state itself may be set. */
const SOME_REASON = 'reason';

/** What was set by hand on one order, newest first, and what could be set now. */
export async function readForces(
  ctx: Context,
  input: { orderId: string },
): Promise<{ kind: 'found'; set: NamedForced[]; options: ForceOption[] } | { kind: 'missing' }> {
  const ground = await readForceGround(ctx, input.orderId);
  if (!ground) return { kind: 'missing' };
  const options = (Object.keys(LIFECYCLES) as Lifecycle[]).map((lifecycle): ForceOption => {
    const judged = judgeForce({ state: ground.document.state, codAllowed: ground.codAllowed, target: lifecycle, reason: SOME_REASON });
    return { lifecycle, needsTwo: judged.kind === 'allowed' && judged.needsTwo, refusal: judged.kind === 'refused' ? judged.why : null };
  });
  return { kind: 'found', set: await listForced(ctx.db, { orderId: input.orderId, limit: SHOWN }), options };
}

/** Proposals over all orders that wait for a second person, newest first. */
export async function listWaitingForces(ctx: Context): Promise<NamedForced[]> {
  const waiting = await listForced(ctx.db, { state: 'proposed', limit: WAITING_SHOWN });
  return waiting.filter((row) => row.until > ctx.now());
}
