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
  const withdrawn = withdrawnNow(own);
  const seen = new Set<string>();
  const out: Omit<Fact, 'subject'>[] = [];
  for (const fact of own) {
    if (fact.data?.target || seen.has(fact.identity)) continue;
    seen.add(fact.identity);
    const isTold = input.told.has(fact.identity);
    if (!isTold && !withdrawn.has(fact.identity)) out.push(mark('source.withdrew', fact, input.now));
    if (isTold && withdrawn.has(fact.identity)) out.push(mark('source.reinstated', fact, input.now));
  }
  return out;
}

function withdrawnNow(facts: readonly Fact[]): Set<string> {
  const latest = new Map<string, Fact>();
  for (const fact of facts) {
    const target = fact.data?.target;
    if (!target) continue;
    const held = latest.get(target);
    if (!held || fact.receivedAt > held.receivedAt) latest.set(target, fact);
  }
  return new Set([...latest].filter(([, fact]) => fact.code === 'source.withdrew').map(([target]) => target));
}

function mark(code: 'source.withdrew' | 'source.reinstated', fact: Fact, now: Instant): Omit<Fact, 'subject'> {
  return {
    source: fact.source,
    sourceKind: fact.sourceKind,
    identity: identityOf(fact.source, `${code}|${fact.identity}|${now}`),
    code,
    occurredAt: now,
    precision: 'second',
    receivedAt: now,
    classifier: 'actual',
    ordinal: 0,
    data: { target: fact.identity },
  };
}
