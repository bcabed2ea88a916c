import type { ArrivalScore } from '@/server/domain/arrival/arrival-score';
import { type ReachedStage, stagesReached, waitingDays } from '@/server/domain/arrival/stages-reached';
import { lastShipment } from '@/server/domain/eta/awaited-shipments';
import { predictEta } from '@/server/domain/eta/predict-eta';
import { foldOrder } from '@/server/domain/order/fold-order';
import type { OrderState } from '@/server/domain/order/order-state';
import type { Instant } from '@/server/domain/shared/instant';
import { type Fact, orderSubject } from '@/server/domain/tracking/fact';
import type { UnscoredOrder } from '@/server/store/eta-score';
import type { InForce, KnowledgeThen } from './knowledge-then';

/** An order with everything that was said of it, in the order it was received. */
export interface ToldOrder extends UnscoredOrder {
  facts: readonly Fact[];
}

type Score = Omit<ArrivalScore, 'isHandOver'>;

/** A moment at which an order is looked at as it was known then; `day` is that of a day of waiting, 0 where something was heard. */
interface Look {
  order: Walked;
  at: Instant;
  day: number;
}

/** An order on its way through its looks. */
interface Walked extends ToldOrder {
  /** Facts received by the present look. */
  received: number;
  folded: { received: number; by: InForce['combinations']; state: OrderState } | null;
  seen: Set<string>;
}

/**
 * What was said of some orders at each stage, from what had been received by then and what was in force then. The window of a
 * stage is that of the moment the portal learned of it; of stages it learned of together the latest is scored, and the hand-over. Looks
 * go through time for all orders at once, so that every version in force is read once.
 */
export async function rebuildWindows(orders: readonly ToldOrder[], knowledge: KnowledgeThen): Promise<ArrivalScore[]> {
  const looks = orders.flatMap(looksAt).sort((a, b) => a.at - b.at || a.day - b.day);
  const scores: Score[] = [];
  for (const { order, at, day } of looks) {
    const inForce = await knowledge.at(at);
    const state = stateThen(order, at, inForce);
    if (state === null) continue;
    const stages = day > 0 ? [{ stage: 'waiting' as const, step: '' }] : newest(order, state);
    scores.push(...stages.map((stage) => scoreOf(order, state, { at, day, ...stage }, inForce)));
  }
  return markHandOvers(scores);
}

/** Marks of every order the score by the carrier's scan, else that by the shop's word that it was sent. */
function markHandOvers(scores: readonly Score[]): ArrivalScore[] {
  const scanned = new Set(scores.filter(({ stage }) => stage === 'picked_up').map(({ orderId }) => orderId));
  return scores.map((score) => ({
    ...score,
    isHandOver: score.stage === 'picked_up' || (score.stage === 'shipped' && !scanned.has(score.orderId)),
  }));
}

/** Each moment before the arrival at which somebody else than the portal told of it, and each day of waiting. */
function looksAt(told: ToldOrder): Look[] {
  const order: Walked = { ...told, received: 0, folded: null, seen: new Set() };
  const heard = new Set(told.facts.filter((f) => f.sourceKind !== 'portal').map((f) => f.receivedAt));
  const { pickedUpAt, shippedAt } = foldOrder(told, told.facts).moments;
  return [
    ...[...heard].filter((at) => at < told.arrivedAt).map((at) => ({ order, at, day: 0 })),
    ...waitingDays(pickedUpAt ?? shippedAt, told.arrivedAt).map((one) => ({ order, ...one })),
  ];
}

/** The order as it was known; null while nobody had named it, though a scan of its parcel may have come. */
function stateThen(order: Walked, at: Instant, { combinations, conflictsOff }: InForce): OrderState | null {
  while (order.received < order.facts.length && order.facts[order.received]!.receivedAt <= at) order.received += 1;
  if (order.folded?.received === order.received && order.folded.by === combinations) return order.folded.state;
  const known = order.facts.slice(0, order.received);
  if (!known.some((f) => f.subject === orderSubject(order.id))) return null;
  const state = foldOrder(order, known, combinations, conflictsOff);
  order.folded = { received: order.received, by: combinations, state };
  return state;
}

/** The latest stage that was not reached at the look before, and the hand-over where that became known along with a later one. */
function newest(order: Walked, state: OrderState): ReachedStage[] {
  const fresh = stagesReached(state).filter(({ stage, step }) => !order.seen.has(`${stage} ${step}`));
  for (const { stage, step } of fresh) order.seen.add(`${stage} ${step}`);
  return fresh.filter(({ stage }, i) => i === fresh.length - 1 || stage === 'picked_up');
}

function scoreOf(order: Walked, state: OrderState, look: ReachedStage & { at: Instant; day: number }, { model }: InForce): Score {
  const outbound = state.shipments.filter((s) => !s.isReturn);
  const expected = outbound.flatMap((s) => s.expectedBy ?? []);
  return {
    orderId: order.id,
    kind: 'live',
    stage: look.stage,
    step: look.step,
    day: look.day,
    shop: order.shop,
    carrier: (lastShipment(state) ?? outbound[0])?.carrier ?? null,
    service: state.service ?? null,
    originCountry: state.origin?.country ?? null,
    originRegion: state.origin?.province ?? state.origin?.city ?? null,
    destCountry: state.destination?.country ?? null,
    destRegion: state.destination?.province ?? state.destination?.city ?? null,
    askedAt: look.at,
    arrivedAt: order.arrivedAt,
    model: model.version,
    window: predictEta({ state, model, now: look.at }),
    carrierBy: expected.length > 0 ? Math.max(...expected) : null,
    promisedBy: state.promisedBy ?? null,
  };
}
