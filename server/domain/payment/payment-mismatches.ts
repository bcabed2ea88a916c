import type { Attention } from '../tracking/attention';
import { type EffectiveFact, isActual } from '../tracking/effective-facts';

/** What a `payment.mismatch` says is wrong when it names no reason. */
const WRONG_AMOUNT = 'payment.amount';
/** Wrong in what was paid: the payment axis says so. The others leave it where it is. */
const ABOUT_AMOUNT: ReadonlySet<string> = new Set([WRONG_AMOUNT, 'payment.duplicate']);

/**
 * The mismatches that stand, oldest first, in total order: closed by a reconciliation after them, a refund (too much was
 * paid), or the gateway's own word (no transaction was found).
 */
export function openMismatches(facts: readonly EffectiveFact[]): EffectiveFact[] {
  const open = new Map<string, EffectiveFact>();
  const close = (when: (reason: string) => boolean) => {
    for (const [key, fact] of open) if (when(reasonOfMismatch(fact))) open.delete(key);
  };
  for (const fact of facts) {
    if (!isActual(fact)) continue;
    switch (fact.code) {
      case 'payment.mismatch':
        open.set(mismatchKey(fact), fact);
        break;
      case 'payment.reconciled':
        open.clear();
        break;
      case 'refund.done':
        close((reason) => ABOUT_AMOUNT.has(reason));
        break;
      case 'paid':
      case 'payment.confirmed':
        if (fact.sourceKind === 'gateway') close((reason) => reason === 'payment.no_transaction');
        break;
    }
  }
  return [...open.values()];
}

/** What is wrong and with which payment: the same again is no second mismatch. */
export function mismatchKey(fact: EffectiveFact): string {
  return `${reasonOfMismatch(fact)}|${fact.data?.payment?.paymentNo ?? ''}`;
}

function reasonOfMismatch(fact: EffectiveFact): string {
  return fact.reason ?? WRONG_AMOUNT;
}

export function mismatchAttention(open: readonly EffectiveFact[]): Attention[] {
  const byReason = new Map<string, EffectiveFact[]>();
  for (const fact of open) byReason.set(reasonOfMismatch(fact), [...(byReason.get(reasonOfMismatch(fact)) ?? []), fact]);
  return [...byReason].map(([reason, facts]) => ({
    kind: 'exception',
    shipmentKey: '',
    since: facts[0]!.effectiveAt,
    reason,
    actor: 'service',
    severity: ABOUT_AMOUNT.has(reason) ? 'P1' : 'P2',
    facts: facts.map((f) => f.identity),
  }));
}

/** Whether what was paid is wrong, so that the payment axis itself is a mismatch. */
export function isAmountWrong(open: readonly EffectiveFact[]): boolean {
  return open.some((fact) => ABOUT_AMOUNT.has(reasonOfMismatch(fact)));
}
