import { isActual } from '../tracking/effective-facts';
import { readShipmentCode } from '../tracking/event-code';
import type { FoldedShipment } from '../tracking/fold-shipment';
import { MILESTONES, type Milestone } from '../tracking/milestone';
import type { OrderState, TimelineLine } from './order-state';

/** Steps that a later scan can prove. */
export const IMPLIED_STEPS = ['picked_up', 'in_transit', 'out_for_delivery'] as const;

/** A step that nobody scanned although a later scan proves it (DOMAIN 5.6). It has no time of its own. */
export interface ImpliedStep {
  shipmentKey: string;
  milestone: (typeof IMPLIED_STEPS)[number];
  /** Identity of the scan that proves it: the step lies somewhere before that one. */
  before: string;
}

const rank = (milestone: Milestone) => MILESTONES[milestone].rank;
/** Somebody else went to fetch it: nobody had to drive it to a door. */
const WAS_FETCHED = new Set(['delivered.locker_collected', 'delivered.station_collected']);

/**
 * The missing steps of one shipment in their order: with the carrier before it moves, on the road before it is driven out,
 * driven out before somebody takes it or misses it at the door. A step that anybody scanned, however late, is not missing.
 */
export function impliedSteps({ state, scans }: FoldedShipment): ImpliedStep[] {
  if (state.isReturn) return [];
  const proof = new Map<ImpliedStep['milestone'], string>();
  const seen = new Set<ImpliedStep['milestone']>();
  let isAtPoint = false;
  for (const { fact } of scans) {
    const milestone = fact.code !== null && isActual(fact) ? readShipmentCode(fact.code)?.milestone : null;
    if (!milestone || rank(milestone) < rank('picked_up') || rank(milestone) > rank('delivered')) continue;
    const needs = (step: ImpliedStep['milestone']) => proof.get(step) ?? proof.set(step, fact.identity);
    if (rank(milestone) === rank('picked_up')) seen.add('picked_up');
    else needs('picked_up');
    if (rank(milestone) === rank('in_transit')) seen.add('in_transit');
    if (rank(milestone) > rank('in_transit')) needs('in_transit');
    if (milestone === 'out_for_delivery') seen.add('out_for_delivery');
    if (milestone === 'available_for_pickup') isAtPoint = true;
    const isAtDoor = milestone === 'attempt_failed' || (milestone === 'delivered' && !isAtPoint && !WAS_FETCHED.has(fact.code ?? ''));
    if (isAtDoor) needs('out_for_delivery');
  }
  return IMPLIED_STEPS.flatMap((milestone) => {
    const before = seen.has(milestone) ? undefined : proof.get(milestone);
    return before === undefined ? [] : [{ shipmentKey: state.key, milestone, before }];
  });
}

/** What a timeline shows: something said, or a step that something said proves. */
export type TimelineEntry = { kind: 'said'; line: TimelineLine } | { kind: 'implied'; step: ImpliedStep };

/** The timeline, oldest first, each implied step right before the line that proves it; without that line it is not told. */
export function timelineEntries(state: Pick<OrderState, 'timeline' | 'implied'>): TimelineEntry[] {
  const steps = state.implied ?? [];
  return state.timeline.flatMap((line): TimelineEntry[] => [
    ...steps
      .filter((step) => step.before === line.identity && step.shipmentKey === line.shipmentKey)
      .map((step): TimelineEntry => ({ kind: 'implied', step })),
    { kind: 'said', line },
  ]);
}
