import type { Instant } from '../shared/instant';
import type { Attention } from '../tracking/attention';
import { type EffectiveFact, effectiveFacts, isActual } from '../tracking/effective-facts';
import { readShipmentCode } from '../tracking/event-code';
import type { Fact, SourceKind } from '../tracking/fact';
import { MILESTONES } from '../tracking/milestone';
import { WAREHOUSE_STEPS } from './fold-fulfilment';
import type { Lifecycle } from './lifecycle';

/** A lifecycle state that a person set and that no machine has confirmed yet (DOMAIN 5.7). */
export interface ForcedState {
  /** Of the fact that set it. */
  identity: string;
  lifecycle: Lifecycle;
  /** What the facts alone say meanwhile. */
  instead: Lifecycle;
  since: Instant;
  /** When it lapses unless a system confirms it. */
  until: Instant;
  /** `staff:<id>` or `key:<id>`. */
  by: string;
  /** The second person, where it takes two. */
  confirmedBy?: string;
}

/** The way of an order forward; the two hard ends lie beside it. */
const WAY: readonly Lifecycle[] = [
  'pending_payment',
  'deposit_paid',
  'payment_verifying',
  'paid',
  'in_review',
  'presale_waiting',
  'in_production',
  'backordered',
  'allocated',
  'picking',
  'picked',
  'packed',
  'shipped',
  'partially_shipped',
  'in_transit',
  'out_for_delivery',
  'ready_to_collect',
  'partially_delivered',
  'delivered',
  'completed',
];

/** Ends that only two persons set or undo (DOMAIN 5.1, R1-36). */
export const HARD_ENDS: ReadonlySet<Lifecycle> = new Set<Lifecycle>(['cancelled', 'returned']);

/** How far along the way a state is; null for the hard ends. */
export function stepOnWay(lifecycle: Lifecycle): number | null {
  return HARD_ENDS.has(lifecycle) ? null : WAY.indexOf(lifecycle);
}

/** Whether what the facts say bears out what a person said: the same, or further along the way. */
export function bearsOut(facts: Lifecycle, forced: Lifecycle): boolean {
  const [reached, wanted] = [stepOnWay(facts), stepOnWay(forced)];
  return facts === forced || (reached !== null && wanted !== null && reached >= wanted);
}

/** The last forced state that was not taken back, and what the log says of its end. */
export interface ForcedWord {
  fact: EffectiveFact;
  lifecycle: Lifecycle;
  from: Lifecycle;
  lapsedAt: Instant | null;
}

export function lastForced(orderFacts: readonly EffectiveFact[]): ForcedWord | null {
  const fact = orderFacts.findLast((f) => f.code === 'forced' && isActual(f) && f.data?.forced);
  if (!fact) return null;
  const lapse = orderFacts.find((f) => f.code === 'forced.lapsed' && f.data?.target === fact.identity);
  return { fact, ...fact.data!.forced!, lapsedAt: lapse?.effectiveAt ?? null };
}

const NO_MACHINES: ReadonlySet<SourceKind> = new Set<SourceKind>(['manual', 'portal', 'customer']);

/**
 * The order's facts without a cancellation that two persons corrected. The correction holds until it lapses, and for good
 * once a system went on with the order after it.
 */
export function withoutCorrected(
  orderFacts: readonly EffectiveFact[],
  scans: readonly EffectiveFact[],
  forced: ForcedWord | null,
): readonly EffectiveFact[] {
  if (forced?.from !== 'cancelled') return orderFacts;
  if (forced.lapsedAt !== null && !goesOnAfter([...orderFacts, ...scans], forced.fact.effectiveAt)) return orderFacts;
  return orderFacts.filter((f) => !(f.code?.startsWith('cancel.') && f.effectiveAt <= forced.fact.effectiveAt));
}

/**
 * The scans by shipment, with those of a return that two persons corrected taken back; the correction holds like one of a
 * cancellation.
 */
export function withCorrectedReturns(
  byShipment: ReadonlyMap<string, readonly Fact[]>,
  forced: ForcedWord | null,
): ReadonlyMap<string, readonly Fact[]> {
  if (forced?.from !== 'returned') return byShipment;
  const { effectiveAt: correctedAt, receivedAt } = forced.fact;
  const scans = new Map([...byShipment].map(([key, facts]) => [key, effectiveFacts(facts)]));
  if (forced.lapsedAt !== null && !goesOnAfter([...scans.values()].flat(), correctedAt)) return byShipment;
  return new Map(
    [...byShipment].map(([key, facts]) => {
      const wrong = scans.get(key)!.filter((f) => f.effectiveAt <= correctedAt && isOnItsWayBack(f));
      return [key, [...facts, ...wrong.map((f) => takenBack(f, receivedAt))]];
    }),
  );
}

function isOnItsWayBack(fact: EffectiveFact): boolean {
  const milestone = fact.code === null ? null : readShipmentCode(fact.code)?.milestone;
  return milestone === 'returning' || milestone === 'returned';
}

function takenBack({ subject, source, sourceKind, identity, occurredAt }: EffectiveFact, receivedAt: Instant): Fact {
  const code = 'source.withdrew';
  const base = { precision: 'second', classifier: 'actual', ordinal: 0 } as const;
  return {
    ...base,
    subject,
    source,
    sourceKind,
    identity: `corrected|${identity}`,
    code,
    occurredAt,
    receivedAt,
    data: { target: identity },
  };
}

/** A machine moved the order after that moment. */
function goesOnAfter(facts: readonly EffectiveFact[], at: Instant): boolean {
  return facts.some((f) => {
    if (f.effectiveAt <= at || !isActual(f) || f.code === null || NO_MACHINES.has(f.sourceKind)) return false;
    const milestone = readShipmentCode(f.code)?.milestone;
    return milestone
      ? MILESTONES[milestone].rank >= MILESTONES.picked_up.rank
      : (WAREHOUSE_STEPS as readonly string[]).includes(f.code) || f.code === 'paid';
  });
}

export interface Shown {
  lifecycle: Lifecycle;
  since: Instant;
  forced?: ForcedState;
  attention: Attention[];
}

/**
 * What is shown when a person has set the state: theirs, until facts bear it out (then the facts), until it lapses, or
 * until a system ends the order later than they spoke; the last two leave a conflict that stands until the facts bear it
 * out after all or the word is taken back. `facts` is what `withoutCorrected` left adds up to.
 */
export function showForced(
  facts: { lifecycle: Lifecycle; since: Instant },
  forced: ForcedWord | null,
  everything: readonly EffectiveFact[],
): Shown {
  if (!forced) return { ...facts, attention: [] };
  const { fact, lifecycle, from, lapsedAt } = forced;
  const isBorneOut = bearsOut(facts.lifecycle, lifecycle);
  const settled = isBorneOut && (!HARD_ENDS.has(from) || goesOnAfter(everything, fact.effectiveAt));
  if (settled) return { ...facts, attention: [] };
  if (lapsedAt !== null) return { ...facts, attention: [conflict('system.forced_lapsed', lapsedAt, fact)] };
  if (HARD_ENDS.has(facts.lifecycle) && facts.since > fact.effectiveAt)
    return { ...facts, attention: [conflict('system.forced_overruled', facts.since, fact)] };
  return {
    ...(isBorneOut ? facts : { lifecycle, since: fact.effectiveAt }),
    forced: {
      identity: fact.identity,
      lifecycle,
      instead: facts.lifecycle,
      since: fact.effectiveAt,
      until: fact.data?.until ?? fact.effectiveAt,
      by: fact.data?.by ?? '',
      ...(fact.data?.forced?.confirmedBy ? { confirmedBy: fact.data.forced.confirmedBy } : {}),
    },
    attention: [],
  };
}

function conflict(reason: string, since: Instant, forced: EffectiveFact): Attention {
  return { kind: 'conflict', shipmentKey: '', since, reason, actor: 'service', severity: 'P2', facts: [forced.identity] };
}
