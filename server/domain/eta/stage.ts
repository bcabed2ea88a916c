import type { Instant } from '../shared/instant';
import type { Eta } from './eta';
import { type Journey, type Told, toldAt } from './journey';

/** Steps from which an arrival is predicted, in the order an order takes them. */
export const STAGES = ['placed', 'paid', 'packed', 'handed_over', 'moving', 'out_for_delivery'] as const;
export type Stage = (typeof STAGES)[number];

/** Before the hand-over an order waits for its sender, after it for its carrier. */
export type SendStage = 'placed' | 'paid' | 'packed';

export function isSendStage(stage: Stage): stage is SendStage {
  return stage === 'placed' || stage === 'paid' || stage === 'packed';
}

/** A stage that an order has entered. */
export interface Entry {
  stage: Stage;
  at: Instant;
  /** Of `moving`: the kind of scan; '' elsewhere. */
  what: string;
  /** When we were told of it; never before `at`. */
  toldAt: Instant;
  /** When the next scan was told, if that one is left out. */
  nextToldAt?: Instant;
}

/**
 * Stages that a journey has entered, the first first. Every progress scan is an entry of its own. A step that was told only after
 * one that comes behind it and was taken sooner, as a payment at the door, was never waited from and is left out.
 */
export function entriesOf(journey: Journey): Entry[] {
  const { placedAt } = journey;
  const entries: Entry[] = [];
  const later: { at: Instant; toldAt: Instant }[] = [];
  let first = Number.POSITIVE_INFINITY;
  const goesBefore = (at: Instant, told: Instant) => {
    later.push({ at, toldAt: told });
    first = Math.min(first, at);
  };
  const enter = (stage: Stage, taken: Instant | null, told: Instant, more: { what: string; nextToldAt?: Instant } = NO_SCAN) => {
    if (taken === null) return;
    const at = Math.max(taken, placedAt);
    const known = Math.max(told, at);
    if (at > first && stage !== 'placed' && later.some((one) => one.at < at && one.toldAt <= known)) return;
    entries.push({ ...more, stage, at, toldAt: known });
    goesBefore(at, known);
  };
  if (journey.deliveredAt !== null) goesBefore(journey.deliveredAt, toldAt(journey, 'deliveredAt')!);
  const enterStep = (stage: Stage, step: keyof Told) => enter(stage, journey[step], toldAt(journey, step) ?? placedAt);
  enterStep('out_for_delivery', 'outForDeliveryAt');
  for (let i = journey.scans.length - 1; i >= 0; i -= 1) {
    const { at, toldAt: told, ...more } = journey.scans[i]!;
    enter('moving', at, told ?? at, more);
  }
  enterStep('handed_over', 'handedOverAt');
  enterStep('packed', 'packedAt');
  enterStep('paid', 'paidAt');
  enter('placed', placedAt, placedAt);
  return entries.reverse();
}

const NO_SCAN = { what: '' };

/** The stage as readers of a window know it. */
export function legOf(stage: Stage, { isPickedUp }: Pick<Journey, 'isPickedUp'>): Eta['basis']['leg'] {
  return stage === 'handed_over' ? (isPickedUp ? 'picked_up' : 'shipped') : stage;
}
