import type { OrderState } from '../order/order-state';
import { isVipTag } from '../order/vip-tag';
import type { Place } from '../place/place';
import type { OrderItem } from '../tracking/fact';
import type { ShipmentState } from '../tracking/shipment-state';

/** What of an order scopes ask for. */
export interface ScopedOrder
  extends Pick<
    OrderState,
    'shop' | 'orderNo' | 'type' | 'channel' | 'destination' | 'origin' | 'amount' | 'currency' | 'tags' | 'warehouse'
  > {
  items: readonly Pick<OrderItem, 'category'>[];
  shipments: readonly Pick<ShipmentState, 'key' | 'carrier'>[];
}

/**
 * Orders that a rule is about. Every field that is given must hold; of a list one member is enough. An order that does not
 * say something (its amount, its channel) is not covered by a rule that asks for it.
 */
export interface RuleScope {
  shops?: string[];
  /** Sales channel as the order's master names it. */
  channels?: string[];
  orderTypes?: OrderState['type'][];
  /** Destination: country code, province, city or district, as the order's place names it. */
  regions?: string[];
  /** Where it is sent from; with `regions` a lane. */
  origins?: string[];
  /** An order whose origin or destination country is unknown counts as domestic. */
  lane?: 'domestic' | 'cross_border';
  /** Amount in the order's own currency, both ends included. */
  amountFrom?: number;
  amountTo?: number;
  currency?: string;
  /** Category of any line. */
  categories?: string[];
  carriers?: string[];
  tags?: string[];
  /** Whether a tag marks the customer as VIP. */
  vip?: boolean;
}

export const SCOPE_FIELDS = [
  'shops',
  'channels',
  'orderTypes',
  'regions',
  'origins',
  'lane',
  'amount',
  'categories',
  'carriers',
  'tags',
  'vip',
] as const;
export type ScopeField = (typeof SCOPE_FIELDS)[number];

function laneOf(state: ScopedOrder): 'domestic' | 'cross_border' {
  const from = state.origin?.country;
  const to = state.destination?.country;
  return from && to && from !== to ? 'cross_border' : 'domestic';
}

/** Whether a place, or a region around it, bears one of some names. */
export function isNamed(wanted: readonly string[], place: Place | undefined): boolean {
  return [place?.country, place?.province, place?.city, place?.district].some((name) => name !== undefined && wanted.includes(name));
}

/** Carrier of the clock's shipment; of the order's own clocks every carrier that it has. */
function carriersOf(state: ScopedOrder, shipmentKey: string): string[] {
  return state.shipments.filter((s) => shipmentKey === '' || s.key === shipmentKey).map((s) => s.carrier);
}

const HOLDS: Record<ScopeField, (scope: RuleScope, state: ScopedOrder, shipmentKey: string) => boolean> = {
  shops: ({ shops }, state) => !shops || shops.includes(state.shop),
  channels: ({ channels }, state) => !channels || (state.channel !== undefined && channels.includes(state.channel)),
  orderTypes: ({ orderTypes }, state) => !orderTypes || orderTypes.includes(state.type),
  regions: ({ regions }, state) => !regions || isNamed(regions, state.destination),
  origins: ({ origins }, state) => !origins || isNamed(origins, state.origin),
  lane: ({ lane }, state) => !lane || lane === laneOf(state),
  amount: (scope, state) => isAmountWithin(scope, state),
  categories: ({ categories }, state) =>
    !categories || state.items.some((i) => i.category !== undefined && categories.includes(i.category)),
  carriers: ({ carriers }, state, key) => !carriers || carriersOf(state, key).some((c) => carriers.includes(c)),
  tags: ({ tags }, state) => !tags || state.tags.some((tag) => tags.includes(tag)),
  vip: ({ vip }, state) => vip === undefined || vip === state.tags.some(isVipTag),
};

function isAmountWithin({ amountFrom, amountTo, currency }: RuleScope, state: ScopedOrder): boolean {
  if (currency !== undefined && state.currency !== currency) return false;
  if (amountFrom === undefined && amountTo === undefined) return true;
  const amount = Number(state.amount);
  if (state.amount === undefined || Number.isNaN(amount)) return false;
  return amount >= (amountFrom ?? Number.NEGATIVE_INFINITY) && amount <= (amountTo ?? Number.POSITIVE_INFINITY);
}

/** Whether an order, and on the clock of a shipment that shipment, is covered. */
export function scopeHolds(scope: RuleScope, state: ScopedOrder, shipmentKey: string): boolean {
  return SCOPE_FIELDS.every((field) => HOLDS[field](scope, state, shipmentKey));
}

/** Fields that narrow a scope, in the order of SCOPE_FIELDS. */
export function narrowedBy(scope: RuleScope): ScopeField[] {
  return SCOPE_FIELDS.filter((field) =>
    field === 'amount'
      ? scope.amountFrom !== undefined || scope.amountTo !== undefined || scope.currency !== undefined
      : scope[field] !== undefined,
  );
}
