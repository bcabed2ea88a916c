import type { Instant } from '@/server/domain/shared/instant';
import type { Fact } from '@/server/domain/tracking/fact';
import { identityOf } from './prepare-batch';

/**
 * What a full list says by leaving out (DOMAIN 5.3.3): facts the source told before and tells no more are marked as
 * withdrawn by it, never deleted; one that comes back is reinstated. `known` holds the shipment's facts before the
 * batch, `told` the identities in the batch.
 */
export function diffSnapshot(input: {
  source: string;
  known: readonly Fact[];
  told: ReadonlySet<string>;
  now: Instant;
}): Omit<Fact, 'subject'>[] {
  const own = input.known.filter((f) => f.source === input.source);
  const marks = latestMarks(own);
  const seen = new Set<string>();
  const out: Omit<Fact, 'subject'>[] = [];
  for (const fact of own) {
    if (fact.data?.target || seen.has(fact.identity)) continue;
    seen.add(fact.identity);
    const isTold = input.told.has(fact.identity);
    const latest = marks.get(fact.identity);
    const isWithdrawn = latest?.code === 'source.withdrew';
    // Lists may come within one millisecond: what a later one says has to count as later.
    const at = Math.max(input.now, (latest?.receivedAt ?? 0) + 1);
    if (!isTold && !isWithdrawn) out.push(mark('source.withdrew', fact, at));
    if (isTold && isWithdrawn) out.push(mark('source.reinstated', fact, at));
  }
  return out;
}

/** The newest word on each fact that was ever taken back: withdrawn or reinstated. */
function latestMarks(facts: readonly Fact[]): Map<string, Fact> {
  const latest = new Map<string, Fact>();
  for (const fact of facts) {
    const target = fact.data?.target;
    if (!target) continue;
    const held = latest.get(target);
    if (!held || fact.receivedAt > held.receivedAt) latest.set(target, fact);
  }
  return latest;
}

function mark(code: 'source.withdrew' | 'source.reinstated', fact: Fact, at: Instant): Omit<Fact, 'subject'> {
  return {
    source: fact.source,
    sourceKind: fact.sourceKind,
    identity: identityOf(fact.source, `${code}|${fact.identity}|${at}`),
    code,
    occurredAt: at,
    precision: 'second',
    receivedAt: at,
    classifier: 'actual',
    ordinal: 0,
    data: { target: fact.identity },
  };
}
