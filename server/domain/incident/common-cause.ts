import type { OrderState } from '../order/order-state';
import type { Clock } from '../rule/rule';
import type { Instant } from '../shared/instant';
import type { Stall } from '../stall/stall';
import { awaitedKinds, carrierOfFeed, lastHeard } from './clock-pauses';
import type { CauseScope, Incident } from './incident';

/** What stalls can have in common beside the step they stand at. */
export const TRAITS = ['source', 'carrier', 'region', 'shop'] as const;
export type Trait = (typeof TRAITS)[number];

/** One stall as far as it helps to find what many have in common. */
export type Traits = { step: Clock; since: Instant } & Partial<Record<Trait, string>>;

/** Stalls that are alike in everything that counts; `since` is the earliest start of their clocks. */
export type AlikeStalls = Traits & { stalls: number };

/** Stalls of one step and trait. `all` counts every stall. */
export interface TraitCount {
  step: Clock;
  trait: Trait | 'all';
  value: string;
  stalls: number;
  /** Earliest start of their clocks. */
  since: Instant;
}

/** The same of the last hour or two, and what is usual for such a stretch. */
export interface Tally extends TraitCount {
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

/** What a stall of an order has in it that others may share. */
export function traitsOf(state: OrderState, stall: Stall): Traits {
  const carrier = stall.shipmentKey.slice(0, Math.max(0, stall.shipmentKey.indexOf('/')));
  const region = state.destination?.province;
  const source = lastHeard(state, { clock: stall.consequence.clock, shipmentKey: stall.shipmentKey });
  return {
    step: stall.consequence.clock,
    since: stall.since,
    shop: state.shop,
    ...(carrier ? { carrier } : {}),
    ...(region ? { region } : {}),
    ...(source ? { source } : {}),
  };
}

/** Stalls by what they are alike in, whatever order they come in. */
export function alikeStalls(stalls: readonly Traits[]): AlikeStalls[] {
  const groups = new Map<string, AlikeStalls>();
  for (const stall of stalls) {
    const key = JSON.stringify([stall.step, ...TRAITS.map((trait) => stall[trait] ?? null)]);
    const held = groups.get(key);
    if (held) Object.assign(held, { stalls: held.stalls + 1, since: Math.min(held.since, stall.since) });
    else groups.set(key, { ...stall, stalls: 1 });
  }
  return [...groups.values()];
}

/** Counts stalls by everything they have in them. */
export function tallyOf(groups: readonly AlikeStalls[]): TraitCount[] {
  const tallies = new Map<string, TraitCount>();
  const add = ({ step, since, stalls }: AlikeStalls, trait: TraitCount['trait'], value: string) => {
    const key = `${step}|${trait}|${value}`;
    const held = tallies.get(key);
    tallies.set(key, { step, trait, value, stalls: (held?.stalls ?? 0) + stalls, since: Math.min(held?.since ?? since, since) });
  };
  for (const group of groups) {
    add(group, 'all', '');
    for (const trait of TRAITS) if (group[trait] !== undefined) add(group, trait, group[trait]);
  }
  return [...tallies.values()];
}

/**
 * Whether an incident is why such stalls stand: a common cause by everything it is narrowed to; a silent source by the steps
 * that wait for it, of its shop, of what it told of last or nobody told of yet, and a carrier's own feed by its parcels. What an
 * incident explains says nothing of another.
 */
export function explains(incident: Incident, stalls: Traits): boolean {
  const { kind, source, sourceKind, step, carrier, region, shop } = incident;
  const fits = (narrowed: string | null, value: string | undefined) => narrowed === null || narrowed === value;
  if (kind === 'fold_difference' || !fits(shop, stalls.shop)) return false;
  if (kind === 'common_cause')
    return step === stalls.step && fits(source, stalls.source) && fits(carrier, stalls.carrier) && fits(region, stalls.region);
  if (source === null || sourceKind === null || !awaitedKinds(stalls.step).includes(sourceKind)) return false;
  if (stalls.source !== undefined) return stalls.source === source;
  return sourceKind !== 'carrier' || stalls.carrier === undefined || carrierOfFeed(source) === stalls.carrier;
}

/**
 * Stalls that cannot share a cause, apart: those of different shops, where no source that a step waits for serves more than
 * one of them.
 */
export function apartByShop(groups: readonly AlikeStalls[], awaited: readonly { shop: string | null }[]): (readonly AlikeStalls[])[] {
  const shops = [...new Set(groups.map((g) => g.shop))];
  if (shops.length < 2 || awaited.length === 0 || awaited.some((source) => source.shop === null)) return [groups];
  return shops.map((shop) => groups.filter((g) => g.shop === shop));
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
