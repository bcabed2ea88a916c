import { DAY, type Instant } from '../shared/instant';
import { type EffectiveFact, isActual } from '../tracking/effective-facts';
import type { OrderHeader, SourceKind } from '../tracking/fact';
import { cents } from './cents';

/** Whose books are compared, and the customer, who keeps none but says so. */
export const VOICES = ['gateway', 'erp', 'shop', 'customer'] as const;
export type Voice = (typeof VOICES)[number];

/** The last thing one system says of one payment. */
export interface PaymentSaying {
  voice: Voice;
  source: string;
  state: 'paid' | 'claimed' | 'denied';
  /** As the source wrote it. */
  amount?: string;
  currency?: string;
  at: Instant;
  identity: string;
}

export const MATCH_VERDICTS = ['duplicate', 'amount', 'order_unpaid', 'no_transaction', 'waiting', 'alone', 'agreed'] as const;
/**
 * `duplicate`: paid twice; `amount`: the books differ; `order_unpaid`: the gateway has it, the shop or ERP holds the order
 * for unpaid; `no_transaction`: the ERP or the customer says paid and the gateway knows of nothing; `waiting`: the same, but too
 * fresh to tell; `alone`: nobody else to compare with; `agreed`: the books agree.
 */
export type MatchVerdict = (typeof MATCH_VERDICTS)[number];

/** Verdicts that somebody has to look at. */
export const WRONG: ReadonlySet<MatchVerdict> = new Set<MatchVerdict>(['duplicate', 'amount', 'order_unpaid', 'no_transaction']);

/** One payment of an order, by order and payment number (R3-10). */
export interface PaymentMatch {
  /** '' where nobody gave a number. */
  paymentNo: string;
  verdict: MatchVerdict;
  sayings: PaymentSaying[];
  since: Instant;
}

const VOICE_OF: Partial<Record<SourceKind, Voice>> = {
  gateway: 'gateway',
  erp: 'erp',
  crm: 'erp',
  platform: 'shop',
  manual: 'shop',
  customer: 'customer',
};

const STATES: Record<string, PaymentSaying['state']> = {
  paid: 'paid',
  'payment.confirmed': 'paid',
  deposit_paid: 'paid',
  payment_verifying: 'claimed',
  'payment.claimed': 'claimed',
  'payment.denied': 'denied',
};
/** Facts that the books are compared by. */
export const PAYMENT_CODES: readonly string[] = Object.keys(STATES);

/** Paid where no gateway sees it. */
const WITHOUT_GATEWAY = /^(bank|bank[_ ]transfer|transfer|cash|cod|cheque|转账|对公转账|银行转账|现金|货到付款)$/i;
/** A gateway's callback may be this late before its silence says anything. */
const GRACE_MS = DAY;

/**
 * Compares what gateway, ERP and shop said of each payment of one order (DOMAIN 5.5, R4-20). Takes the order's facts in
 * total order; pure. `now` decides whether a silent gateway is late or has nothing.
 */
export function matchPayments(facts: readonly EffectiveFact[], header: OrderHeader | null, now: Instant): PaymentMatch[] {
  const byNo = sayingsByNumber(facts);
  const isRefunded = facts.some((f) => f.code === 'refund.done' && isActual(f));
  const surplus = isRefunded ? new Set<string>() : paidTooMuch(byNo, cents(header?.amount));
  return [...byNo].map(([paymentNo, told]) => {
    const sayings = [...told.sayings.values()].sort((a, b) => a.at - b.at || (a.identity < b.identity ? -1 : 1));
    const verdict = surplus.has(paymentNo) ? 'duplicate' : judge(sayings, told.isOffline, now, isRefunded ? null : dueOf(byNo, header));
    return { paymentNo, verdict, sayings, since: sayings[0]!.at };
  });
}

/** The gateway's word and the later one of shop or ERP (or the other way round) that cannot both be true; null where none is. */
export function contradictedPayment(facts: readonly EffectiveFact[]): [EffectiveFact, EffectiveFact] | null {
  if (!facts.some((f) => f.code === 'payment.denied')) return null;
  const byIdentity = new Map(facts.map((f) => [f.identity, f]));
  for (const { sayings } of sayingsByNumber(facts).values()) {
    const gateway = sayings.get('gateway');
    const other = [...sayings.values()].find((s) => gateway && s.voice !== 'gateway' && contradict(gateway, s));
    if (gateway && other) return [byIdentity.get(gateway.identity)!, byIdentity.get(other.identity)!];
  }
  return null;
}

/** What the one said after the other is no news of it but another truth. */
function contradict(gateway: PaymentSaying, other: PaymentSaying): boolean {
  if (gateway.state === 'paid') return other.state === 'denied' && other.at >= gateway.at;
  return gateway.state === 'denied' && other.state === 'paid';
}

interface Told {
  sayings: Map<Voice, PaymentSaying>;
  isOffline: boolean;
}

/** Per payment number the last word of each voice; words without a number belong to the only payment there is. */
function sayingsByNumber(facts: readonly EffectiveFact[]): Map<string, Told> {
  const words = facts.flatMap((fact) => {
    const voice = VOICE_OF[fact.sourceKind];
    const state = STATES[fact.code ?? ''];
    return voice && state && isActual(fact) ? [{ fact, voice, state }] : [];
  });
  const numbers = new Set(words.flatMap(({ fact }) => fact.data?.payment?.paymentNo || []));
  const only = numbers.size === 1 ? [...numbers][0]! : '';
  const byNo = new Map<string, Told>();
  for (const { fact, voice, state } of words) {
    const paymentNo = fact.data?.payment?.paymentNo || only;
    const told = byNo.get(paymentNo) ?? { sayings: new Map<Voice, PaymentSaying>(), isOffline: false };
    const { amount, currency, method } = fact.data?.payment ?? {};
    told.isOffline ||= method !== undefined && WITHOUT_GATEWAY.test(method.trim());
    byNo.set(paymentNo, told);
    // who said paid before does not take it back by claiming it once more
    if (state === 'claimed' && told.sayings.get(voice)?.state === 'paid') continue;
    told.sayings.set(voice, {
      voice,
      source: fact.source,
      state,
      ...(amount === undefined ? {} : { amount }),
      ...(currency === undefined ? {} : { currency }),
      at: fact.effectiveAt,
      identity: fact.identity,
    });
  }
  return byNo;
}

/** Payments the gateway took after the order was covered by another of the same amount. */
function paidTooMuch(byNo: ReadonlyMap<string, Told>, due: number | null): Set<string> {
  const taken = [...byNo].flatMap(([paymentNo, { sayings }]) => {
    const gateway = sayings.get('gateway');
    const amount = gateway?.state === 'paid' ? cents(gateway.amount) : null;
    return amount === null ? [] : [{ paymentNo, amount, at: gateway!.at }];
  });
  taken.sort((a, b) => a.at - b.at || (a.paymentNo < b.paymentNo ? -1 : 1));
  const surplus = new Set<string>();
  if (due === null) return surplus;
  let paid = 0;
  for (const [i, one] of taken.entries()) {
    if (paid >= due && taken.slice(0, i).some((other) => other.amount === one.amount)) surplus.add(one.paymentNo);
    else paid += one.amount;
  }
  return surplus;
}

/** What the order costs where one payment is to cover it; null where several share it or nobody said. */
function dueOf(byNo: ReadonlyMap<string, Told>, header: OrderHeader | null): number | null {
  const taken = [...byNo.values()].filter(({ sayings }) => sayings.get('gateway')?.state === 'paid');
  return taken.length === 1 ? cents(header?.amount) : null;
}

function judge(sayings: readonly PaymentSaying[], isOffline: boolean, now: Instant, due: number | null): MatchVerdict {
  const gateway = sayings.find((s) => s.voice === 'gateway');
  const others = sayings.filter((s) => s.voice !== 'gateway');
  const booked = sayings.filter((s) => s.state !== 'denied' && s.voice !== 'customer');
  if (gateway?.state !== 'paid') {
    const claim = others.find((s) => s.state === 'claimed' || (s.state === 'paid' && s.voice === 'erp'));
    if (!claim || isOffline) return 'alone';
    return gateway || now - claim.at > GRACE_MS ? 'no_transaction' : 'waiting';
  }
  if (differ(booked.map((s) => cents(s.amount))) || differ(booked.map((s) => s.currency ?? null))) return 'amount';
  const taken = cents(gateway.amount);
  if (due !== null && taken !== null && taken > due) return 'amount';
  if (others.some((s) => contradict(gateway, s))) return 'order_unpaid';
  return booked.length > 1 ? 'agreed' : 'alone';
}

/** Two that are known and not the same. */
function differ(values: readonly (number | string | null)[]): boolean {
  return new Set(values.filter((v) => v !== null)).size > 1;
}

/** Whether the whole order is settled: at least one payment agreed and none in doubt or too fresh. */
export function isReconciled(matches: readonly PaymentMatch[]): boolean {
  return matches.some((m) => m.verdict === 'agreed') && matches.every((m) => m.verdict === 'agreed' || m.verdict === 'alone');
}
