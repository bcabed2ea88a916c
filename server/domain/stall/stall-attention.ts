import type { Clock } from '../rule/rule';
import type { Instant } from '../shared/instant';
import type { Attention } from '../tracking/attention';
import type { Actor } from '../tracking/sub-status';
import type { Stall } from './stall';

/** Who has to act when a step takes too long. */
const ACTORS: Record<Clock, Actor> = {
  payment_due: 'customer',
  payment_verify: 'service',
  review: 'service',
  warehouse_accept: 'warehouse',
  pick_start: 'warehouse',
  carrier_collect: 'carrier',
  movement: 'carrier',
  out_for_delivery: 'carrier',
  pickup_point: 'customer',
  past_promise: 'service',
};

/** Who has to act while the step of a clock takes too long. */
export function actorOf(clock: Clock): Actor {
  return ACTORS[clock];
}

/** Open stalls, only the highest rung of each clock. */
export function openStalls(stalls: readonly Stall[]): Stall[] {
  const highest = new Map<string, Stall>();
  for (const stall of stalls) {
    if (stall.closedAt !== null) continue;
    const key = `${stall.rule}|${stall.shipmentKey}`;
    const other = highest.get(key);
    if (!other || other.rung < stall.rung) highest.set(key, stall);
  }
  return [...highest.values()];
}

/** The flags that open stalls raise: `late` for a broken promise, `stalled` for every other clock. */
export function stallAttention(stalls: readonly Stall[]): Attention[] {
  return openStalls(stalls).map((stall) => ({
    kind: stall.consequence.clock === 'past_promise' ? 'late' : 'stalled',
    shipmentKey: stall.shipmentKey,
    since: stall.since,
    reason: stall.reason,
    actor: ACTORS[stall.consequence.clock],
    severity: stall.consequence.severity,
    red: stall.consequence.red,
    rule: stall.rule,
    rung: stall.rung,
    ...(stall.nextUpdateAt === undefined ? {} : { nextUpdateAt: stall.nextUpdateAt }),
  }));
}

/** When the customer hears from us again: the earliest promise of the open stalls that told the customer. */
export function nextUpdateAt(stalls: readonly Stall[]): Instant | undefined {
  const promised = openStalls(stalls).flatMap((s) => (s.consequence.tellCustomer && s.nextUpdateAt !== undefined ? [s.nextUpdateAt] : []));
  return promised.length > 0 ? Math.min(...promised) : undefined;
}
