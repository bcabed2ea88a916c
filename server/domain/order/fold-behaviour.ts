import type { Instant } from '../shared/instant';
import type { EffectiveFact } from '../tracking/effective-facts';

/** What can be noticed only over several orders of one customer, address or device. */
export const BEHAVIOUR_SIGNALS = ['reorders', 'burst'] as const;
export type BehaviourSignal = (typeof BEHAVIOUR_SIGNALS)[number];

/** What people did with an order beside what an order needs. */
export interface Behaviour {
  /** Changes after it was placed: of its header, its address, its delivery. */
  edits: number;
  lastEditAt: Instant | null;
  /** The most that was noticed of each kind, and when that was reached. */
  signals: Partial<Record<BehaviourSignal, { count: number; at: Instant }>>;
}

const EDITS = new Set(['address.change_requested', 'address.changed', 'delivery.time_requested', 'leave.consented', 'leave.withdrawn']);
const ofOrder = (fact: EffectiveFact) => fact.classifier === 'actual' && !fact.isWithdrawn;

/** Behaviour of one order from its own facts; undefined where there is nothing to tell. */
export function behaviourOf(facts: readonly EffectiveFact[]): Behaviour | undefined {
  const behaviour: Behaviour = { edits: 0, lastEditAt: null, signals: {} };
  for (const fact of facts) {
    if (!ofOrder(fact)) continue;
    const signal = fact.code === 'behaviour.seen' ? fact.data?.signal : undefined;
    if (signal && signal.count > (behaviour.signals[signal.kind]?.count ?? 0))
      behaviour.signals[signal.kind] = { count: signal.count, at: fact.effectiveAt };
    const changes = editsIn(fact);
    if (changes === 0) continue;
    behaviour.edits += changes;
    // a header keeps the moment it was placed: it was changed when its last revision was heard
    behaviour.lastEditAt = Math.max(behaviour.lastEditAt ?? 0, fact.code === 'order.placed' ? fact.heardAt : fact.effectiveAt);
  }
  return behaviour.edits > 0 || Object.keys(behaviour.signals).length > 0 ? behaviour : undefined;
}

function editsIn(fact: EffectiveFact): number {
  if (fact.code === 'order.placed') return fact.revisions - 1;
  return EDITS.has(fact.code ?? '') ? 1 : 0;
}

/** Tags of the order's master and those that rules put on. */
export function ownTags(tags: readonly string[], facts: readonly EffectiveFact[]): string[] {
  const put = facts.flatMap((fact) => (fact.code === 'order.tagged' && ofOrder(fact) && fact.data?.tag ? [fact.data.tag] : []));
  return put.length === 0 ? [...tags] : [...new Set([...tags, ...put])];
}

/** Who keeps the order from going on, by the last word on it; undefined when nobody does. */
export function heldOf(facts: readonly EffectiveFact[]): { since: Instant; reason: string } | undefined {
  const last = facts.findLast((fact) => (fact.code === 'order.held' || fact.code === 'order.released') && ofOrder(fact));
  return last?.code === 'order.held' ? { since: last.effectiveAt, reason: last.reason ?? '' } : undefined;
}
