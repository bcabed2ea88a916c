import type { OrderState } from '../order/order-state';
import type { Clock } from '../rule/rule';
import type { Instant } from '../shared/instant';
import type { Stall } from '../stall/stall';
import { awaitedKinds } from './clock-pauses';
import type { CauseScope } from './incident';

/** What stalls can have in common beside the step they stand at. */
export const TRAITS = ['source', 'carrier', 'region', 'shop'] as const;
export type Trait = (typeof TRAITS)[number];

/** One stall as far as it helps to find what many have in common. */
export type Traits = { step: Clock; since: Instant } & Partial<Record<Trait, string>>;

/** Stalls of one step and trait in the last hour or two, and what is usual for such a stretch. `all` counts every stall. */
export interface Tally {
  step: Clock;
  trait: Trait | 'all';
  value: string;
  stalls: number;
  /** Earliest start of their clocks. */
  since: Instant;
  usual: number;
}

/** Steps that somebody other than the customer has to take, at no hour that all orders share. */
const WATCHED: ReadonlySet<Clock> = new Set(['payment_verify', 'review', 'warehouse_accept', 'pick_start', 'carrier_collect', 'movement']);

/** Whether many stalls of a step can have one cause. */
export function canShareCause(step: Clock): boolean {
  return WATCHED.has(step);
}

/** Fewer than this are looked at one by one. */
export const FEWEST = 20;
const TIMES_USUAL = 4;
/** Share of the stalls that a trait has to be true of to be named. */
const NAMED_FROM = 0.8;

/** Last source of the awaited kinds that told of the shipment; nobody told yet of a step of the order that is awaited. */
function lastHeard(state: OrderState, stall: Stall): string | undefined {
  if (stall.shipmentKey === '') return undefined;
  const kinds = awaitedKinds(stall.consequence.clock);
  return state.timeline.findLast((line) => line.shipmentKey === stall.shipmentKey && kinds.includes(line.sourceKind))?.source;
}

/** What a stall of an order has in it that others may share. */
export function traitsOf(state: OrderState, stall: Stall): Traits {
  const carrier = stall.shipmentKey.slice(0, Math.max(0, stall.shipmentKey.indexOf('/')));
  const region = state.destination?.province;
  const source = lastHeard(state, stall);
  return {
    step: stall.consequence.clock,
    since: stall.since,
    shop: state.shop,
    ...(carrier ? { carrier } : {}),
    ...(region ? { region } : {}),
    ...(source ? { source } : {}),
  };
}

/** Counts stalls by everything they have in them. */
export function tallyOf(stalls: readonly Traits[]): Omit<Tally, 'usual'>[] {
  const tallies = new Map<string, Omit<Tally, 'usual'>>();
  const add = ({ step, since }: Traits, trait: Tally['trait'], value: string) => {
    const key = `${step}|${trait}|${value}`;
    const held = tallies.get(key);
    tallies.set(key, { step, trait, value, stalls: (held?.stalls ?? 0) + 1, since: Math.min(held?.since ?? since, since) });
  };
  for (const stall of stalls) {
    add(stall, 'all', '');
    for (const trait of TRAITS) if (stall[trait] !== undefined) add(stall, trait, stall[trait]);
  }
  return [...tallies.values()];
}

function isUnusual({ stalls, usual }: Tally): boolean {
  return stalls >= FEWEST && stalls >= TIMES_USUAL * usual;
}

/** Stalls with one cause: what narrows them, how many, and since when the first of them waits. */
export interface CommonCause {
  scope: CauseScope;
  stalls: number;
  since: Instant;
}

/**
 * What many stalls of one step have in common, when there are many more than usual: the step itself, narrowed by every
 * trait that is true of nearly all of them, or the one trait that stands out where the step as a whole does not. Null when
 * they are as many as ever.
 */
export function findCommonCause(step: Clock, tallies: readonly Tally[]): CommonCause | null {
  const own = tallies.filter((t) => t.step === step);
  const all = own.find((t) => t.trait === 'all');
  if (!all) return null;
  if (isUnusual(all)) {
    const named = TRAITS.flatMap((trait) => {
      const first = own.find((t) => t.trait === trait && t.stalls >= NAMED_FROM * all.stalls);
      return first ? [[trait, first.value] as const] : [];
    });
    return { scope: { step, ...Object.fromEntries(named) }, stalls: all.stalls, since: all.since };
  }
  const standing = own.filter((t) => t.trait !== 'all' && isUnusual(t)).sort((a, b) => b.stalls - a.stalls)[0];
  return standing ? { scope: { step, [standing.trait]: standing.value }, stalls: standing.stalls, since: standing.since } : null;
}
