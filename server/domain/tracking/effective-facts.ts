import { canonicalText } from '../shared/canonical-text';
import { DAY, type Instant } from '../shared/instant';
import { readShipmentCode } from './event-code';
import type { Fact } from './fact';
import { MILESTONES } from './milestone';

/** A fact after its revisions were collapsed. */
export interface EffectiveFact extends Fact {
  revisions: number;
  isWithdrawn: boolean;
  /** When it counts as having happened: a bare date stands at the end of its day. */
  effectiveAt: Instant;
  /** When it was heard: of a fact that was only given another meaning since, when it was heard first. */
  heardAt: Instant;
}

/**
 * The facts that count, in the total order of DOMAIN 5.4: of each identity the newest revision, marked when its source
 * took it back; sorted by time, causal rank, the vendor's sequence, identity. Same result for every order of arrival
 * and any repetition.
 */
export function effectiveFacts(facts: readonly Fact[]): EffectiveFact[] {
  const tellings = new Map<string, Fact[]>();
  const withdrawals = new Map<string, Fact>();
  for (const fact of facts) {
    if (fact.code === 'source.withdrew' || fact.code === 'source.reinstated') {
      const target = fact.data?.target ?? '';
      const held = withdrawals.get(target);
      if (!held || isNewer(fact, held)) withdrawals.set(target, fact);
      continue;
    }
    const held = tellings.get(fact.identity);
    if (held) held.push(fact);
    else tellings.set(fact.identity, [fact]);
  }
  const list: EffectiveFact[] = [];
  for (const [identity, told] of tellings) {
    const newest = told.length === 1 ? told[0]! : told.reduce((a, b) => (isNewer(b, a) ? b : a));
    const occurredAt = newest.data?.atLatest ? Math.min(...told.map((fact) => fact.occurredAt)) : newest.occurredAt;
    list.push(
      effective(newest, {
        occurredAt,
        revisions: told.length === 1 ? 1 : new Set(told.map(revisionText)).size,
        isWithdrawn: withdrawals.get(identity)?.code === 'source.withdrew',
        effectiveAt: newest.precision === 'day' ? occurredAt + DAY - 1 : occurredAt,
        heardAt: newest.data?.mapped ? Math.min(...told.map((fact) => fact.receivedAt)) : newest.receivedAt,
      }),
    );
  }
  return list.sort(compareFacts);
}

type Found = Pick<EffectiveFact, 'occurredAt' | 'revisions' | 'isWithdrawn' | 'effectiveAt' | 'heardAt'>;

/** Field by field: objects of one shape are made and read several times as quickly as copies of whatever was told. */
function effective(fact: Fact, { occurredAt, revisions, isWithdrawn, effectiveAt, heardAt }: Found): EffectiveFact {
  const { subject, source, sourceKind, identity, code, sourceCode, reason, precision, receivedAt } = fact;
  const { classifier, ordinal, place, text, data, history, quarantined } = fact;
  // biome-ignore format: one line says that nothing is left out
  return { subject, source, sourceKind, identity, code, sourceCode, reason, occurredAt, precision, receivedAt, classifier, ordinal, place, text, data, history, quarantined, revisions, isWithdrawn, effectiveAt, heardAt };
}

/** What makes a further revision of the same fact: everything but who it is and when it came, the keys of each object in their order. */
export function revisionText(fact: Fact): string {
  const { identity: _identity, receivedAt: _receivedAt, subject: _subject, ...content } = fact;
  return canonicalText(content);
}

function isNewer(a: Fact, b: Fact): boolean {
  const changed = (a.data?.changedAt ?? 0) - (b.data?.changedAt ?? 0);
  if (changed !== 0) return changed > 0;
  if (a.receivedAt !== b.receivedAt) return a.receivedAt > b.receivedAt;
  return revisionText(a) > revisionText(b);
}

function compareFacts(a: EffectiveFact, b: EffectiveFact): number {
  return (
    a.effectiveAt - b.effectiveAt ||
    rankOf(a) - rankOf(b) ||
    a.ordinal - b.ordinal ||
    (a.identity < b.identity ? -1 : a.identity > b.identity ? 1 : 0)
  );
}

function rankOf(fact: Fact): number {
  const read = fact.code ? readShipmentCode(fact.code) : null;
  return read?.milestone ? MILESTONES[read.milestone].rank : -1;
}

/** Whether a fact may move the state: said to have happened, not taken back, not from the future. */
export function isActual(fact: EffectiveFact): boolean {
  return fact.classifier === 'actual' && !fact.isWithdrawn && !fact.quarantined;
}
