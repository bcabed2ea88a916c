import type { Instant } from '../shared/instant';
import type { Eta } from './eta';
import { type Journey, toldAt } from './journey';

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
  /** When the next scan was told, if that one is left out; else null. */
  nextToldAt: Instant | null;
}

/**
 * Stages that a journey has entered, the first first. Every progress scan is an entry of its own. A step that was told only after
 * one that comes behind it and was taken sooner, as a payment at the door, was never waited from and is left out.
 */
export function entriesOf(journey: Journey): Entry[] {
  const { placedAt, told, scans } = journey;
  const entries: Entry[] = [entryOf('placed', placedAt, placedAt, '', null)];
  enter(entries, 'paid', journey.paidAt, told?.paidAt);
  enter(entries, 'packed', journey.packedAt, told?.packedAt);
  enter(entries, 'handed_over', journey.handedOverAt, told?.handedOverAt);
  for (const scan of scans) {
    entries.push(entryOf('moving', Math.max(scan.at, placedAt), scan.toldAt ?? scan.at, scan.what, scan.nextToldAt ?? null));
  }
  enter(entries, 'out_for_delivery', journey.outForDeliveryAt, told?.outForDeliveryAt);
  return isInOrder(entries, journey.deliveredAt)
    ? entries
    : entries.filter((entry, i) => i === 0 || !isOvertaken(entry, i, entries, journey));
}

/** Behind the others, and never before the first one, the placing. */
function enter(entries: Entry[], stage: Stage, at: Instant | null, told: Instant | undefined): void {
  if (at !== null) entries.push(entryOf(stage, Math.max(at, entries[0]!.at), told ?? at, '', null));
}

/** An entry, never told before it was made. Field by field: entries of one shape are made and read several times as quickly. */
export function entryOf(stage: Stage, at: Instant, told: Instant, what: string, nextToldAt: Instant | null): Entry {
  return { stage, at, what, toldAt: Math.max(told, at), nextToldAt };
}

function isInOrder(entries: readonly Entry[], deliveredAt: Instant | null): boolean {
  for (let i = 1; i < entries.length; i += 1) if (entries[i]!.at < entries[i - 1]!.at) return false;
  return deliveredAt === null || entries.at(-1)!.at <= deliveredAt;
}

function isOvertaken({ at, toldAt: told }: Entry, i: number, entries: readonly Entry[], journey: Journey): boolean {
  const { deliveredAt } = journey;
  if (deliveredAt !== null && deliveredAt < at && toldAt(journey, 'deliveredAt')! <= told) return true;
  return entries.some((later, n) => n > i && later.at < at && later.toldAt <= told);
}

/** The stage as readers of a window know it. */
export function legOf(stage: Stage, { isPickedUp }: Pick<Journey, 'isPickedUp'>): Eta['basis']['leg'] {
  return stage === 'handed_over' ? (isPickedUp ? 'picked_up' : 'shipped') : stage;
}
