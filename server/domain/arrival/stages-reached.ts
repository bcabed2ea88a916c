import type { OrderState } from '../order/order-state';
import { DAY, type Instant } from '../shared/instant';
import { MILESTONES } from '../tracking/milestone';
import { MOST_WAITING_DAYS, type ScoredStage } from './arrival-score';

/** A stage as a score names it. */
export interface ReachedStage {
  stage: ScoredStage;
  step: string;
}

/** The rank of milestones between pickup and the courier (DOMAIN 5.2). */
const UNDERWAY = MILESTONES.in_transit.rank;

/** The stages that an order has reached, the latest last; days of waiting are not among them. */
export function stagesReached(state: OrderState): ReachedStage[] {
  const { paidAt, packedAt, shippedAt, pickedUpAt } = state.moments;
  const milestones = new Set(state.shipments.filter((s) => !s.isReturn && s.goneOnAs === undefined).map((s) => s.milestone));
  const reached: (ReachedStage | null)[] = [
    { stage: 'placed', step: '' },
    paidAt === null ? null : { stage: 'paid', step: '' },
    packedAt === null ? null : { stage: 'packed', step: '' },
    shippedAt === null ? null : { stage: 'shipped', step: '' },
    pickedUpAt === null ? null : { stage: 'picked_up', step: '' },
    ...[...milestones].filter((m) => MILESTONES[m].rank === UNDERWAY).map((m) => ({ stage: 'moving' as const, step: m })),
    milestones.has('out_for_delivery') ? { stage: 'out_for_delivery', step: '' } : null,
  ];
  return reached.filter((one) => one !== null);
}

/** The moments at which an order that is not there yet is asked after: each whole day after hand-over, before it arrived. */
export function waitingDays(handedOverAt: Instant | null, arrivedAt: Instant): { day: number; at: Instant }[] {
  if (handedOverAt === null) return [];
  const days = Math.min(MOST_WAITING_DAYS, Math.ceil((arrivedAt - handedOverAt) / DAY) - 1);
  return Array.from({ length: Math.max(0, days) }, (_, i) => ({ day: i + 1, at: handedOverAt + (i + 1) * DAY }));
}
