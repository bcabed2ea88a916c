import { actorOf } from '../rule/clock-actor';
import type { Clock } from '../rule/rule';
import type { Instant } from '../shared/instant';
import type { Attention } from '../tracking/attention';
import type { Stall } from './stall';

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

const FLAGS: Partial<Record<Clock, Attention['kind']>> = {
  past_promise: 'late',
  late_risk: 'late',
  edits: 'exception',
  reorders: 'exception',
  burst: 'exception',
};

/** The flags that open stalls raise: `late` for a promise broken or at risk, `exception` for behaviour, `stalled` for every other clock. */
export function stallAttention(stalls: readonly Stall[]): Attention[] {
  return openStalls(stalls).map((stall) => ({
    kind: FLAGS[stall.consequence.clock] ?? 'stalled',
    shipmentKey: stall.shipmentKey,
    since: stall.since,
    reason: stall.reason,
    actor: actorOf(stall.consequence.clock),
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
