import { isReconciled, matchPayments, type PaymentMatch, WRONG } from '@/server/domain/payment/match-payments';
import { mismatchKey, openMismatches } from '@/server/domain/payment/payment-mismatches';
import type { Instant } from '@/server/domain/shared/instant';
import { type EffectiveFact, effectiveFacts } from '@/server/domain/tracking/effective-facts';
import type { Fact } from '@/server/domain/tracking/fact';
import type { NewFact } from '../tracking/record-batch';

/** What a comparison of one order's books comes to. */
export interface MatchedOrder {
  matches: PaymentMatch[];
  /** To be recorded: what it newly settles, flags and clears. */
  facts: NewFact[];
}

/** Source account under which the comparison speaks. */
const MATCHING = 'daona';

/**
 * Compares the books of one order and says what follows: a `payment.reconciled` where they newly agree, a
 * `payment.mismatch` for what is newly wrong, and a withdrawal of what is wrong no longer. Saying it again changes nothing.
 */
export function matchPaymentsOf(order: { shop: string; orderNo: string }, log: readonly Fact[], now: Instant): MatchedOrder {
  const facts = effectiveFacts(log);
  const header = facts.findLast((f) => f.code === 'order.placed' && !f.isWithdrawn)?.data?.header ?? null;
  const matches = matchPayments(facts, header, now);
  const own = facts.filter((f) => f.source === MATCHING && (f.code === 'payment.mismatch' || f.code === 'payment.reconciled'));
  const open = openMismatches(facts);
  const say = (more: Pick<NewFact, 'code' | 'identityKey' | 'reason' | 'data'>): NewFact => ({
    reporter: { source: MATCHING, kind: 'portal' },
    order,
    occurredAt: now,
    precision: 'second',
    ...more,
  });
  const wrong = matches.filter((m) => WRONG.has(m.verdict));
  const wrongKeys = new Set(wrong.map((m) => `payment.${m.verdict}|${m.paymentNo}`));
  const openKeys = new Set(open.map(mismatchKey));
  const flags = wrong
    // a conflict of its own, open from the moment it is told (domain/order/find-conflicts.ts)
    .filter((m) => m.verdict !== 'order_unpaid' && !openKeys.has(`payment.${m.verdict}|${m.paymentNo}`))
    .map((m) =>
      say({
        code: 'payment.mismatch',
        identityKey: `matching|${m.verdict}|${m.paymentNo}|${turn(own)}`,
        reason: `payment.${m.verdict}`,
        data: { payment: { paymentNo: m.paymentNo } },
      }),
    );
  const settles = isReconciled(matches) && (open.length > 0 || !isSettled(facts, own));
  if (settles) return { matches, facts: [say({ code: 'payment.reconciled', identityKey: `matching|agreed|${turn(own)}` })] };
  const cleared = open
    .filter((f) => f.source === MATCHING && !wrongKeys.has(mismatchKey(f)))
    .map((f) => say({ code: 'source.withdrew', identityKey: `matching|clears|${f.identity}`, data: { target: f.identity } }));
  return { matches, facts: [...flags, ...cleared] };
}

/** Each word of ours is a new one, and the same one when the run that said it is done again. */
function turn(own: readonly EffectiveFact[]): number {
  return own.length;
}

/** Reconciled, and no payment was told of since. */
function isSettled(facts: readonly EffectiveFact[], own: readonly EffectiveFact[]): boolean {
  const last = own.findLast((f) => f.code === 'payment.reconciled');
  if (!last) return false;
  return !facts.some((f) => f.effectiveAt > last.effectiveAt && (f.code === 'paid' || f.code === 'payment.confirmed'));
}
