import type { Instant } from '../shared/instant';
import { type EffectiveFact, isActual } from '../tracking/effective-facts';
import type { CombinationRule, Condition } from './combination';
import { type Fulfilment, foldFulfilment, WAREHOUSE_STEPS, type WarehouseStep } from './fold-fulfilment';
import { stepOnWay } from './forced-state';
import type { Lifecycle } from './lifecycle';

/** Words on one matter: the last of them counts. What stands in no group is a matter of its own. */
const MATTERS: readonly (readonly string[])[] = [
  ['deposit_paid', 'payment_verifying', 'paid', 'payment.claimed', 'payment.confirmed', 'payment.denied'],
  ['refund.started', 'refund.done'],
  ['review.started', 'review.passed', 'review.refused'],
  ['address.change_requested', 'address.changed', 'address.acknowledged', 'address.change_refused'],
  ['delivery.time_requested', 'delivery.time_confirmed', 'delivery.time_refused'],
  ['leave.consented', 'leave.withdrawn'],
  ['invoice.requested', 'invoice.issued', 'invoice.refused'],
  ['cancel.requested', 'cancel.confirmed', 'cancel.failed'],
  ['receipt.confirmed', 'receipt.disputed'],
];
const SHORTAGE = new Set(['stock.short', 'backordered']);

/** A rule that decided, and since when all that it asks for has held. */
export interface Combined {
  rule: CombinationRule;
  since: Instant;
}

/** What is known when the rules are asked. */
interface Ground {
  facts: readonly EffectiveFact[];
  fulfilment: Fulfilment;
  /** Where the order stands without the rules. */
  from: Lifecycle;
  /** Paid, claimed to be, or to be paid on delivery. */
  isPaidEnough: boolean;
}

/** States in which an order waits before the warehouse has it: one does not turn into another (DOMAIN 5.1). */
const WAITING: ReadonlySet<Lifecycle> = new Set<Lifecycle>(['in_review', 'presale_waiting', 'in_production', 'backordered']);

/**
 * The rule that leads furthest of those whose conditions all hold; null where none leads on. It never goes back, and
 * nowhere while nothing says that the order is paid (DOMAIN 5.1): a rule can be wrong, the order stays truthful.
 */
export function combineWords(rules: readonly CombinationRule[], ground: Ground): Combined | null {
  if (!ground.isPaidEnough) return null;
  let best: Combined | null = null;
  for (const rule of rules) {
    if (!rule.enabled || !leadsOn(rule.lifecycle, ground.from)) continue;
    if (best && !leadsOn(rule.lifecycle, best.rule.lifecycle)) continue;
    const since = heldSince(rule.when, ground);
    if (since !== null) best = { rule, since };
  }
  return best;
}

function leadsOn(to: Lifecycle, from: Lifecycle): boolean {
  if (WAITING.has(to) && WAITING.has(from)) return false;
  const [reached, wanted] = [stepOnWay(from), stepOnWay(to)];
  return reached !== null && wanted !== null && wanted > reached;
}

/** When the last of the conditions came to hold; null while one does not. */
function heldSince(when: readonly Condition[], ground: Ground): Instant | null {
  let since: Instant | null = null;
  for (const condition of when) {
    const at = saidSince(condition, ground);
    if (at === null) return null;
    since = since === null ? at : Math.max(since, at);
  }
  return since;
}

function saidSince(condition: Condition, ground: Ground): Instant | null {
  const isAnybody = condition.kinds.length === 0 && condition.sources.length === 0;
  const facts = isAnybody
    ? ground.facts
    : ground.facts.filter((f) => condition.kinds.includes(f.sourceKind) || condition.sources.includes(f.source));
  const fulfilment = () => (isAnybody ? ground.fulfilment : foldFulfilment(facts));
  const moments = condition.says.flatMap((word) => {
    const at = isStep(word) || SHORTAGE.has(word) ? stockWord(fulfilment(), word) : lastWord(facts, word, condition.says);
    return at === null ? [] : [at];
  });
  return moments.length === 0 ? null : Math.min(...moments);
}

function isStep(word: string): word is WarehouseStep {
  return (WAREHOUSE_STEPS as readonly string[]).includes(word);
}

/** Steps go forward and a shortage holds them up, as in the warehouse itself. */
function stockWord(fulfilment: Fulfilment, word: string): Instant | null {
  if (SHORTAGE.has(word)) return fulfilment.backorderSince;
  return fulfilment.backorderSince === null && fulfilment.step === word ? fulfilment.stepAt : null;
}

/** Since when the last word on the matter has been one of those asked for. */
function lastWord(facts: readonly EffectiveFact[], word: string, says: readonly string[]): Instant | null {
  const matter = MATTERS.find((words) => words.includes(word)) ?? [word];
  let since: Instant | null = null;
  for (const fact of facts) {
    if (!isActual(fact) || fact.code === null || !matter.includes(fact.code)) continue;
    if (says.includes(fact.code)) since ??= fact.effectiveAt;
    else since = null;
  }
  return since;
}
