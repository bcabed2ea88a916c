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

const rank = (milestone: Milestone): number => MILESTONES[milestone].rank;
const [PICKED_UP, IN_TRANSIT, DELIVERED] = [rank('picked_up'), rank('in_transit'), rank('delivered')];
/** Somebody else went to fetch it: nobody had to drive it to a door. */
const WAS_FETCHED = new Set(['delivered.locker_collected', 'delivered.station_collected']);

/**
 * The missing steps of one shipment in their order: with the carrier before it moves, on the road before it is driven out,
 * driven out before somebody takes it or misses it at the door. A step that anybody scanned, however late, is not missing.
 */
export function impliedSteps({ state, scans }: FoldedShipment): ImpliedStep[] {
  if (state.isReturn) return [];
  const seen: Partial<Record<ImpliedStep['milestone'], true>> = {};
  const proof: Partial<Record<ImpliedStep['milestone'], string>> = {};
  let isAtPoint = false;
  for (const { fact } of scans) {
    const milestone = fact.code !== null && isActual(fact) ? readShipmentCode(fact.code)?.milestone : null;
    if (!milestone || rank(milestone) < PICKED_UP || rank(milestone) > DELIVERED) continue;
    if (rank(milestone) === PICKED_UP) seen.picked_up = true;
    else proof.picked_up ??= fact.identity;
    if (rank(milestone) === IN_TRANSIT) seen.in_transit = true;
    if (rank(milestone) > IN_TRANSIT) proof.in_transit ??= fact.identity;
    if (milestone === 'out_for_delivery') seen.out_for_delivery = true;
    if (milestone === 'available_for_pickup') isAtPoint = true;
    const isAtDoor = milestone === 'attempt_failed' || (milestone === 'delivered' && !isAtPoint && !WAS_FETCHED.has(fact.code ?? ''));
    if (isAtDoor) proof.out_for_delivery ??= fact.identity;
  }
  return IMPLIED_STEPS.flatMap((milestone) => {
    const before = seen[milestone] ? undefined : proof[milestone];
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
