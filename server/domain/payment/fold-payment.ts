import type { Instant } from '../shared/instant';
import type { Attention } from '../tracking/attention';
import { type EffectiveFact, isActual } from '../tracking/effective-facts';
import type { OrderHeader, SourceKind } from '../tracking/fact';
import { cents } from './cents';
import { isAmountWrong, mismatchAttention, openMismatches } from './payment-mismatches';
import type { PaymentState } from './payment-state';

export interface FoldedPayment {
  state: PaymentState;
  /** First confirmed transaction. */
  paidAt: Instant | null;
  /** Anybody said paid, confirmed or not. */
  claimedAt: Instant | null;
  depositAt: Instant | null;
  /** How the first confirmed transaction that says so was paid, in its source's words. */
  method: string | undefined;
  attention: Attention[];
}

/** Who only claims a payment: the gateway is believed, and the platform or a person that stands in for it (DOMAIN 5.5). */
const CLAIMS_ONLY: ReadonlySet<SourceKind> = new Set<SourceKind>(['erp', 'crm', 'wms', 'tms', 'carrier', 'aggregator', 'customer']);

/**
 * Folds the payment axis from an order's facts in total order. A transaction counts once, however often it is told
 * (matched by payment number); a denied claim returns to unpaid; amounts are compared with the order's when both are known. Money that goes back in part leaves the order paid.
 */
export function foldPayment(facts: readonly EffectiveFact[], header: OrderHeader | null): FoldedPayment {
  const confirmed = new Map<string, Confirmed>();
  let claimedAt: Instant | null = null;
  let depositAt: Instant | null = null;
  let end: PaymentState | null = null;
  let isReconciled = false;
  const refunds: Refunds = new Map();
  for (const fact of facts) {
    if (!isActual(fact)) continue;
    switch (fact.code) {
      case 'payment_verifying':
      case 'payment.claimed':
        claimedAt ??= fact.effectiveAt;
        break;
      case 'paid':
      case 'payment.confirmed':
        if (CLAIMS_ONLY.has(fact.sourceKind)) claimedAt ??= fact.effectiveAt;
        else confirm(confirmed, fact);
        break;
      case 'deposit_paid':
        depositAt ??= fact.effectiveAt;
        confirm(confirmed, fact);
        break;
      case 'payment.denied':
        claimedAt = null;
        break;
      case 'payment.reconciled':
        isReconciled = true;
        end = 'reconciled';
        break;
      case 'refund.started':
        end = 'refunding';
        break;
      case 'refund.done':
        refund(refunds, fact);
        end = isRefundedInFull(refunds, confirmed, header) ? 'refunded' : isReconciled ? 'reconciled' : null;
        break;
      case 'refund.failed':
        if (end === 'refunding') end = isReconciled ? 'reconciled' : null;
        break;
    }
  }
  const full = fullPaymentAt(confirmed, header, depositAt);
  const due = cents(header?.amount);
  const excess = due === null ? 0 : sumCents(confirmed) - (sentBack(refunds) ?? 0) - due;
  const isSettled = end === 'reconciled' || end === 'refunded';
  const mismatches = openMismatches(facts);
  const attention = mismatchAttention(mismatches);
  const surplus = isPaidTwice(confirmed, due) ? 'payment.duplicate' : 'payment.amount';
  if (!isSettled && excess > 0 && !isAmountWrong(mismatches))
    attention.push({ kind: 'exception', shipmentKey: '', since: full ?? 0, reason: surplus, actor: 'service', severity: 'P1' });
  const isWrong = isAmountWrong(mismatches) || (!isSettled && excess > 0);
  const state: PaymentState =
    (end === 'reconciled' && isWrong ? null : end) ??
    (isWrong ? 'mismatch' : full !== null ? 'confirmed' : confirmed.size > 0 ? 'partial' : claimedAt !== null ? 'claimed' : 'none');
  const method = [...confirmed.values()].find((payment) => payment.method)?.method;
  return { state, paidAt: full, claimedAt, depositAt, method, attention };
}

interface Confirmed {
  at: Instant;
  cents: number | null;
  method: string | undefined;
}

function confirm(confirmed: Map<string, Confirmed>, fact: EffectiveFact): void {
  const key = fact.data?.payment?.paymentNo ?? 'unnumbered';
  const held = confirmed.get(key);
  const { amount, method } = fact.data?.payment ?? {};
  if (!held) confirmed.set(key, { at: fact.effectiveAt, cents: cents(amount), method });
}

/** Cents that went back by number, apart for each kind of source: shop and gateway both tell of the same money. */
type Refunds = Map<SourceKind, Map<string, number | null>>;

/** A number that is told again with more is the sum so far: gateways that name no single refunds report under the payment's. */
function refund(refunds: Refunds, fact: EffectiveFact): void {
  const told = refunds.get(fact.sourceKind) ?? new Map<string, number | null>();
  refunds.set(fact.sourceKind, told);
  const key = fact.data?.payment?.paymentNo ?? 'unnumbered';
  const amount = cents(fact.data?.payment?.amount);
  told.set(key, amount === null ? null : Math.max(amount, told.get(key) ?? 0));
}

/** What went back, by whoever tells of most; null when somebody tells of a refund and no amount, which is the whole. */
function sentBack(refunds: Refunds): number | null {
  const told = [...refunds.values()].map((amounts) => [...amounts.values()]);
  return told.flat().includes(null) ? null : Math.max(0, ...told.map(sumKnown));
}

/** Whether everything that was paid went back; a refund or a payment of unknown amount counts as the whole. */
function isRefundedInFull(refunds: Refunds, confirmed: Map<string, { cents: number | null }>, header: OrderHeader | null): boolean {
  const back = sentBack(refunds);
  const isKnown = confirmed.size > 0 && [...confirmed.values()].every((payment) => payment.cents !== null);
  return back === null || back >= (isKnown ? sumCents(confirmed) : (cents(header?.amount) ?? 0));
}

/** When what is confirmed first covered the amount; without amounts the first confirmation that is no deposit covers it. */
function fullPaymentAt(
  confirmed: Map<string, { at: Instant; cents: number | null }>,
  header: OrderHeader | null,
  depositAt: Instant | null,
): Instant | null {
  const payments = [...confirmed.values()].sort((a, b) => a.at - b.at);
  const due = cents(header?.amount);
  let paid = 0;
  for (const payment of payments) {
    if (payment.cents === null || due === null) {
      if (depositAt !== payment.at || payments.length > 1) return payments.at(-1)!.at;
      return null;
    }
    paid += payment.cents;
    if (paid >= due) return payment.at;
  }
  return null;
}

function sumCents(confirmed: ReadonlyMap<string, { cents: number | null }>): number {
  return sumKnown([...confirmed.values()].map((payment) => payment.cents));
}

function sumKnown(amounts: Iterable<number | null>): number {
  let sum = 0;
  for (const amount of amounts) sum += amount ?? 0;
  return sum;
}

/** Two payments each of which alone covered the amount. */
function isPaidTwice(confirmed: ReadonlyMap<string, { cents: number | null }>, due: number | null): boolean {
  return due !== null && [...confirmed.values()].filter((payment) => payment.cents !== null && payment.cents >= due).length > 1;
}
