import type { Phase } from '../order/lifecycle';
import type { OrderState } from '../order/order-state';
import { type RunningClock, runningClocks } from '../rule/clock-start';
import type { Clock } from '../rule/rule';
import { lastHeard, standsStill } from './clock-pauses';
import type { Pause } from './fold-pauses';
import type { Incident, IncidentKind } from './incident';

/** What an incident pauses, and what people chose to tell of it. */
export function pauseScope({ source, sourceKind, step, told }: Incident): Pick<Pause, 'source' | 'sourceKind' | 'step' | 'told'> {
  return {
    ...(source ? { source } : {}),
    ...(sourceKind ? { sourceKind } : {}),
    ...(step ? { step } : {}),
    ...(told ? { told } : {}),
  };
}

/** The pause that an incident means for an order that joins it; null when it keeps no clock from running. */
export function pauseOf(incident: Incident): Pause | null {
  const { id, kind, since } = incident;
  if (kind === 'fold_difference') return null;
  return { incident: id, kind, ...pauseScope(incident), from: since, until: null };
}

/** Whether an order is inside what a common cause is narrowed to. */
function isInScope({ kind, source, carrier, region, shop }: Incident, clock: RunningClock, state: OrderState): boolean {
  if (kind === 'common_cause' && source !== null && lastHeard(state, clock) !== source) return false;
  if (shop !== null && state.shop !== shop) return false;
  if (region !== null && state.destination?.province !== region) return false;
  return carrier === null || clock.shipmentKey.startsWith(`${carrier}/`);
}

/** The running clocks of an order that an incident keeps from running. */
export function clocksHeld(incident: Incident, state: OrderState): RunningClock[] {
  const pause = pauseOf(incident);
  if (!pause) return [];
  return runningClocks(state).filter((clock) => isInScope(incident, clock, state) && standsStill(clock, state, pause));
}

const ON_THE_ROAD: ReadonlySet<Clock> = new Set(['carrier_collect', 'movement', 'out_for_delivery']);

/**
 * Whether a trouble is the customers' as much as ours: a parcel that stands on the road is a real delay, and each customer
 * is told of it once. Trouble between our own systems is told to nobody.
 */
export function isToldOnce({ kind, step }: { kind: IncidentKind; step?: Clock | null }): boolean {
  return kind === 'common_cause' && !!step && ON_THE_ROAD.has(step);
}

const BEFORE_SHIPPING: readonly Phase[] = ['paid', 'preparing'];
const ON_THE_WAY: readonly Phase[] = ['paid', 'preparing', 'shipped', 'shipping'];

/** Phases in which an order can be held by an incident: they narrow the search for its orders. */
export function phasesHeld({ step, sourceKind }: Incident): readonly Phase[] {
  if (sourceKind === 'gateway' || step === 'payment_due' || step === 'payment_verify') return ['awaiting_payment'];
  if (sourceKind === 'platform' || sourceKind === 'crm' || step === 'review') return ['paid'];
  if (sourceKind === 'wms' || sourceKind === 'erp' || step === 'warehouse_accept' || step === 'pick_start') return BEFORE_SHIPPING;
  return ON_THE_WAY;
}
