import type { Instant } from '../shared/instant';
import type { Eta } from './eta';
import type { Journey } from './journey';

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
}

/**
 * Stages that a journey has entered, the first first, never going back in time. Every progress scan is an entry of its own. A step
 * that was told only after a later one was taken, as a payment at the door, was never waited from and is left out.
 */
export function entriesOf(journey: Journey): Entry[] {
  const { placedAt, deliveredAt } = journey;
  const steps: [Stage, Instant | null, string][] = [
    ['placed', placedAt, ''],
    ['paid', journey.paidAt, ''],
    ['packed', journey.packedAt, ''],
    ['handed_over', journey.handedOverAt, ''],
    ...journey.scans.map((scan): [Stage, Instant, string] => ['moving', scan.at, scan.what]),
    ['out_for_delivery', journey.outForDeliveryAt, ''],
  ];
  const entries: Entry[] = [];
  let next = deliveredAt ?? Number.POSITIVE_INFINITY;
  for (const [stage, told, what] of steps.reverse()) {
    if (told === null) continue;
    const at = Math.max(told, placedAt);
    if (at > next && stage !== 'placed') continue;
    entries.push({ stage, at, what });
    next = at;
  }
  return entries.reverse();
}

/** The stage as readers of a window know it. */
export function legOf(stage: Stage, { isPickedUp }: Pick<Journey, 'isPickedUp'>): Eta['basis']['leg'] {
  return stage === 'handed_over' ? (isPickedUp ? 'picked_up' : 'shipped') : stage;
}
